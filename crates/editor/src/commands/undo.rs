//! Undo and redo.

use super::{Command, Group, Key, unless};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "undo",
        label: "Undo",
        group: Group::Edit,
        keys: &[Key::primary("z")],
        writes: true,
        blocked: |editor| unless(editor.undo_label().is_some(), "Nothing to undo"),
        run: |editor| {
            editor.undo();
        },
    },
    Command {
        id: "redo",
        label: "Redo",
        group: Group::Edit,
        keys: &[Key::primary("z").shift(), Key::primary("y")],
        writes: true,
        blocked: |editor| unless(editor.redo_label().is_some(), "Nothing to redo"),
        run: |editor| {
            editor.redo();
        },
    },
];
