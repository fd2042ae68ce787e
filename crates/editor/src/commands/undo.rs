//! Undo and redo.

use super::{Command, Group, Key};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "undo",
        label: "Undo",
        group: Group::Edit,
        keys: &[Key::primary("z")],
        writes: true,
        enabled: |editor| editor.undo_label().is_some(),
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
        enabled: |editor| editor.redo_label().is_some(),
        run: |editor| {
            editor.redo();
        },
    },
];
