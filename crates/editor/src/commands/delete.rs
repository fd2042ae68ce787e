//! Taking out what is selected.

use super::{Command, Group, Key};

pub(super) const COMMANDS: &[Command] = &[Command {
    id: "delete",
    label: "Delete",
    group: Group::Edit,
    keys: &[Key::plain("Delete"), Key::plain("Backspace")],
    writes: true,
    enabled: |editor| !editor.session.selection.is_empty(),
    run: |editor| editor.delete_selection(),
}];
