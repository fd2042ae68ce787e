//! A copy beside the original.

use super::{Command, Group, Key, unless};

pub(super) const COMMANDS: &[Command] = &[Command {
    id: "duplicate",
    label: "Duplicate",
    group: Group::Edit,
    keys: &[Key::primary("d")],
    writes: true,
    blocked: |editor| unless(editor.can_copy(), "Nothing is selected"),
    run: |editor| editor.duplicate(),
}];
