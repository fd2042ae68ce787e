//! Backing out one step.

use super::{Command, Group, Key, never};

pub(super) const COMMANDS: &[Command] = &[Command {
    id: "escape",
    label: "Cancel",
    group: Group::Select,
    keys: &[Key::plain("Escape")],
    writes: false,
    blocked: never,
    run: |editor| {
        editor.escape();
    },
}];
