//! Putting lines in their place by keys, and letting them go again.

use super::{Command, Group, Key, When, unless};
use crate::Editor;
use crate::towards::Towards;

/// World units: one line of the grid, and with Shift four.
const STEP: i32 = 8;
const LEAP: i32 = 32;

pub(super) const COMMANDS: &[Command] = &[
    bend("bend-left", "Move line left", &[key("ArrowLeft")], |editor| {
        editor.bend_selected(Towards::Left, STEP);
    }),
    bend("bend-right", "Move line right", &[key("ArrowRight")], |editor| {
        editor.bend_selected(Towards::Right, STEP);
    }),
    bend("bend-up", "Move line up", &[key("ArrowUp")], |editor| editor.bend_selected(Towards::Up, STEP)),
    bend("bend-down", "Move line down", &[key("ArrowDown")], |editor| {
        editor.bend_selected(Towards::Down, STEP);
    }),
    bend("bend-far-left", "Move line far left", &[key("ArrowLeft").shift()], |editor| {
        editor.bend_selected(Towards::Left, LEAP);
    }),
    bend("bend-far-right", "Move line far right", &[key("ArrowRight").shift()], |editor| {
        editor.bend_selected(Towards::Right, LEAP);
    }),
    bend("bend-far-up", "Move line far up", &[key("ArrowUp").shift()], |editor| {
        editor.bend_selected(Towards::Up, LEAP);
    }),
    bend("bend-far-down", "Move line far down", &[key("ArrowDown").shift()], |editor| {
        editor.bend_selected(Towards::Down, LEAP);
    }),
    Command {
        id: "straighten-line",
        label: "Straighten line",
        group: Group::Relate,
        keys: &[],
        writes: true,
        blocked: |editor| {
            let is_bent = editor.selected_relations().iter().any(|relation| editor.is_bent(*relation));
            unless(is_bent, "Select a line that was moved")
        },
        run: |editor| editor.straighten(&editor.selected_relations()),
    },
    Command {
        id: "straighten-all-lines",
        label: "Straighten all lines",
        group: Group::Relate,
        keys: &[],
        writes: true,
        blocked: |editor| unless(!editor.bent_relations().is_empty(), "No line was moved"),
        run: |editor| editor.straighten(&editor.bent_relations()),
    },
];

const fn key(key: &'static str) -> Key {
    Key::plain(key).when(When::Relations)
}

const fn bend(id: &'static str, label: &'static str, keys: &'static [Key], run: fn(&mut Editor)) -> Command {
    let blocked = |editor: &Editor| unless(!editor.selected_relations().is_empty(), "Select a relation");
    Command { id, label, group: Group::Relate, keys, writes: true, blocked, run }
}
