//! A new area: around what is selected, or drawn by the pointer.

use super::{Command, Group, Key, never};
use crate::Tool;

/// Room between the frame and what it goes around, in world units; above, there is the name as well.
const PADDING: f64 = 24.0;

pub(super) const COMMANDS: &[Command] = &[Command {
    id: "new-area",
    label: "New area",
    group: Group::Create,
    keys: &[Key::letter("a")],
    writes: true,
    blocked: never,
    run: |editor| match editor.selection_bounds().filter(|_| !editor.session.selection.nodes().is_empty()) {
        Some(bounds) => {
            let mut around = bounds.inflate(PADDING);
            around.y -= PADDING;
            around.height += PADDING;
            editor.place_area(around);
        }
        None => editor.set_tool(Tool::Area),
    },
}];
