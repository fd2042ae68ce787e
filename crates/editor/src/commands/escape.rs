//! Backing out one step.

use super::{Command, Group, Key, always};

pub(super) const COMMANDS: &[Command] = &[Command {
    id: "escape",
    label: "Cancel",
    group: Group::Select,
    keys: &[Key::plain("Escape")],
    writes: false,
    enabled: always,
    run: |editor| {
        editor.escape();
    },
}];
