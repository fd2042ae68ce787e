//! A new enumerated type.

use super::{Command, Group, never};

pub(super) const COMMANDS: &[Command] = &[Command {
    id: "new-enum",
    label: "New enum",
    group: Group::Create,
    keys: &[],
    writes: true,
    blocked: never,
    run: |editor| editor.place_enum(),
}];
