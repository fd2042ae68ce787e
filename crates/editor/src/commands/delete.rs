//! Taking out what is selected.

use super::{Command, Group, Key, unless};

pub(super) const COMMANDS: &[Command] = &[Command {
    id: "delete",
    label: "Delete",
    group: Group::Edit,
    keys: &[Key::plain("Delete"), Key::plain("Backspace")],
    writes: true,
    blocked: |editor| unless(!editor.session.selection.is_empty(), "Nothing is selected"),
    run: |editor| editor.delete_selection(),
}];
