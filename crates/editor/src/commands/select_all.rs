//! Selecting everything.

use super::{Command, Group, Key, always};

pub(super) const COMMANDS: &[Command] = &[Command {
    id: "select-all",
    label: "Select all",
    group: Group::Select,
    keys: &[Key::primary("a")],
    writes: false,
    enabled: always,
    run: |editor| editor.select_all(),
}];
