//! Relating tables from the keyboard: the one that was picked last refers to the first.

use crowfoot_model::TableId;

use super::{Command, Group, Key, unless};
use crate::Editor;
use crate::structure::End;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "relate",
        label: "Add relation",
        group: Group::Relate,
        keys: &[Key::letter("r")],
        writes: true,
        blocked: |editor| unless(pair(editor).is_some(), "Select two tables"),
        run: |editor| {
            if let Some((parent, child)) = pair(editor) {
                editor.relate(End { table: parent, column: None }, End { table: child, column: None });
            }
        },
    },
    Command {
        id: "relate-many-to-many",
        label: "Add many-to-many relation",
        group: Group::Relate,
        keys: &[Key::letter("m")],
        writes: true,
        blocked: |editor| unless(pair(editor).is_some(), "Select two tables"),
        run: |editor| {
            if let Some((first, second)) = pair(editor) {
                editor.relate_many_to_many(first, second);
            }
        },
    },
];

/// The two selected tables, in the order in which they were picked.
fn pair(editor: &Editor) -> Option<(TableId, TableId)> {
    match editor.session.selection.tables().as_slice() {
        [first, second] => Some((*first, *second)),
        _ => None,
    }
}
