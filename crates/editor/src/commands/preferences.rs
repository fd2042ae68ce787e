//! What the page shows beside the diagram, and whether things snap: kept in the browser, not in the design.

use super::{Command, Group, never};
use crate::{Editor, Request};

pub(super) const COMMANDS: &[Command] = &[
    toggle("toggle-grid", "Toggle grid", |editor| {
        let on = !editor.session.grid;
        prefer(editor, "grid", on, ["Grid shown", "Grid hidden"]);
    }),
    toggle("toggle-snapping", "Toggle snapping", |editor| {
        let on = !editor.session.snapping;
        prefer(editor, "snapping", on, ["Snapping is on", "Snapping is off"]);
    }),
    toggle("toggle-minimap", "Toggle minimap", |editor| {
        let on = !editor.session.minimap;
        prefer(editor, "minimap", on, ["Minimap shown", "Minimap hidden"]);
    }),
];

const fn toggle(id: &'static str, label: &'static str, run: fn(&mut Editor)) -> Command {
    Command { id, label, group: Group::View, keys: &[], writes: false, blocked: never, run }
}

fn prefer(editor: &mut Editor, name: &'static str, on: bool, [shown, hidden]: [&str; 2]) {
    editor.prefer(name, on);
    editor.request(Request::Remember(name, on));
    editor.announce(if on { shown } else { hidden });
}
