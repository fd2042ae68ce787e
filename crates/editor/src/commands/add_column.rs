//! A new column, typed in one line.

use super::{Command, Group, Key, unless};

pub(super) const COMMANDS: &[Command] = &[Command {
    id: "add-column",
    label: "Add column",
    group: Group::Column,
    keys: &[Key::primary("Enter"), Key::plain("Insert")],
    writes: true,
    blocked: |editor| unless(editor.session.selection.table().is_some(), "Select a table"),
    run: |editor| {
        if let Some(table) = editor.session.selection.table() {
            editor.edit_column(table, None, None);
        }
    },
}];
