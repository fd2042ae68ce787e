//! Going into what is selected: from a table to its columns, from a column into its line.

use crowfoot_model::ObjectRef;

use super::{Command, Group, Key, When, unless};
use crate::{Editor, Panel, Request};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "enter",
        label: "Go to columns",
        group: Group::Column,
        keys: &[Key::plain("Enter").when(When::Nodes)],
        writes: false,
        blocked: |editor| unless(editor.session.selection.single().is_some(), "Select a table"),
        run: enter,
    },
    Command {
        id: "edit-column",
        label: "Edit column",
        group: Group::Column,
        keys: &[Key::plain("Enter").when(When::Column)],
        writes: true,
        blocked: super::no_column,
        run: |editor| {
            if let Some((table, column)) = editor.session.selection.column() {
                editor.edit_column(table, Some(column), None);
            }
        },
    },
];

fn enter(editor: &mut Editor) {
    match editor.session.selection.single() {
        Some(ObjectRef::Table(table)) => {
            let first = editor.document().table(table).and_then(|table| table.columns.first());
            match first.map(|column| column.id) {
                Some(column) => editor.go_to_and_say(ObjectRef::Column(table, column)),
                None => editor.edit_column(table, None, None),
            }
        }
        Some(object @ (ObjectRef::Note(_) | ObjectRef::Area(_))) => editor.edit(object),
        _ => editor.request(Request::Open(Panel::Inspector)),
    }
}
