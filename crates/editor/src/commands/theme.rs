//! Light and dark.

use super::{Command, Group, never};
use crate::Request;

pub(super) const COMMANDS: &[Command] = &[Command {
    id: "toggle-theme",
    label: "Toggle light or dark theme",
    group: Group::View,
    keys: &[],
    writes: false,
    blocked: never,
    run: |editor| editor.request(Request::ToggleTheme),
}];
