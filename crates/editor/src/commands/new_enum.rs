//! A new enumerated type.

use super::{Command, Group, always};

pub(super) const COMMANDS: &[Command] = &[Command {
    id: "new-enum",
    label: "New enum",
    group: Group::Create,
    keys: &[],
    writes: true,
    enabled: always,
    run: |editor| editor.place_enum(),
}];
