//! All safe fixes at once.

use super::{Command, Group, never};

pub(super) const COMMANDS: &[Command] = &[Command {
    id: "fix-all-safe",
    label: "Apply safe fixes",
    group: Group::Review,
    keys: &[],
    writes: true,
    blocked: never,
    run: |editor| {
        editor.fix_all_safe();
    },
}];
