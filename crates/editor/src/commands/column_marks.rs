//! What a column can be, switched on and off.

use super::{Command, Group, no_column};
use crate::Editor;
use crate::structure::is_unique;

pub(super) const COMMANDS: &[Command] = &[
    mark("toggle-primary-key", "Toggle primary key", |editor| {
        let Some((table, column)) = editor.session.selection.column() else { return };
        let is = editor.document().table(table).is_some_and(|table| table.is_in_primary_key(column));
        editor.set_primary_key(table, column, !is);
    }),
    mark("toggle-unique", "Toggle unique", |editor| {
        let Some((table, column)) = editor.session.selection.column() else { return };
        let is = editor.document().table(table).is_some_and(|table| is_unique(table, column));
        editor.set_unique(table, column, !is);
    }),
    mark("toggle-required", "Toggle required", |editor| {
        let Some((table, column)) = editor.session.selection.column() else { return };
        let own = editor.document().table(table).and_then(|table| table.column(column));
        let is = own.is_some_and(|column| column.not_null);
        editor.set_not_null(table, column, !is);
    }),
    mark("add-index", "Add index", |editor| {
        let Some((table, column)) = editor.session.selection.column() else { return };
        editor.add_index(table, &[column]);
    }),
];

const fn mark(id: &'static str, label: &'static str, run: fn(&mut Editor)) -> Command {
    Command { id, label, group: Group::Column, keys: &[], writes: true, blocked: no_column, run }
}
