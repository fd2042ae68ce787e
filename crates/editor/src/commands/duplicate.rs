//! A copy beside the original.

use super::{Command, Group, Key};

pub(super) const COMMANDS: &[Command] = &[Command {
    id: "duplicate",
    label: "Duplicate",
    group: Group::Edit,
    keys: &[Key::primary("d")],
    writes: true,
    enabled: |editor| editor.can_copy(),
    run: |editor| editor.duplicate(),
}];
