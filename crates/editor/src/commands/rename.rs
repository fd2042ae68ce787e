//! Renaming in place.

use crowfoot_model::ObjectRef;

use super::{Command, Group, Key, unless};
use crate::Editing;

pub(super) const COMMANDS: &[Command] = &[Command {
    id: "rename",
    label: "Rename",
    group: Group::Edit,
    keys: &[Key::plain("F2")],
    writes: true,
    blocked: |editor| {
        unless(
            editor.session.selection.single().is_some_and(|object| object.node().is_some()),
            "Select something on the diagram",
        )
    },
    run: |editor| {
        let Some(object) = editor.session.selection.single() else { return };
        match object {
            ObjectRef::Column(..) | ObjectRef::ForeignKey(..) => editor.start_editing(Editing::Name(object)),
            _ => editor.edit(object),
        }
    },
}];
