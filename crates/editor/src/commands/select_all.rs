//! Selecting everything.

use super::{Command, Group, Key, never};

pub(super) const COMMANDS: &[Command] = &[Command {
    id: "select-all",
    label: "Select all",
    group: Group::Select,
    keys: &[Key::primary("a")],
    writes: false,
    blocked: never,
    run: |editor| editor.select_all(),
}];
