//! Moving what is selected by keys.

use super::{Command, Group, Key, When, no_nodes};
use crate::Editor;
use crate::towards::Towards;

/// World units: one line of the grid, and with Shift five.
const STEP: i32 = 8;
const LEAP: i32 = 40;

pub(super) const COMMANDS: &[Command] = &[
    nudge("nudge-left", "Move left", &[key("ArrowLeft")], |editor| editor.nudge(Towards::Left, STEP)),
    nudge("nudge-right", "Move right", &[key("ArrowRight")], |editor| editor.nudge(Towards::Right, STEP)),
    nudge("nudge-up", "Move up", &[key("ArrowUp")], |editor| editor.nudge(Towards::Up, STEP)),
    nudge("nudge-down", "Move down", &[key("ArrowDown")], |editor| editor.nudge(Towards::Down, STEP)),
    nudge("leap-left", "Move far left", &[key("ArrowLeft").shift()], |editor| {
        editor.nudge(Towards::Left, LEAP);
    }),
    nudge("leap-right", "Move far right", &[key("ArrowRight").shift()], |editor| {
        editor.nudge(Towards::Right, LEAP);
    }),
    nudge("leap-up", "Move far up", &[key("ArrowUp").shift()], |editor| editor.nudge(Towards::Up, LEAP)),
    nudge("leap-down", "Move far down", &[key("ArrowDown").shift()], |editor| {
        editor.nudge(Towards::Down, LEAP);
    }),
];

const fn key(key: &'static str) -> Key {
    Key::plain(key).when(When::Nodes)
}

const fn nudge(id: &'static str, label: &'static str, keys: &'static [Key], run: fn(&mut Editor)) -> Command {
    Command { id, label, group: Group::Select, keys, writes: true, blocked: no_nodes, run }
}
