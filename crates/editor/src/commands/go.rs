//! Moving the selection from card to card.

use super::{Command, Group, Key, When, never, no_nodes, unless};
use crate::Editor;
use crate::towards::Towards;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "next-card",
        label: "Next table",
        group: Group::Select,
        keys: &[Key::plain("Tab")],
        writes: false,
        // After the last one Tab leaves the canvas.
        blocked: |editor| unless(editor.neighbour_in_order(true).is_some(), "There is no next table"),
        run: |editor| go_in_order(editor, true),
    },
    Command {
        id: "previous-card",
        label: "Previous table",
        group: Group::Select,
        keys: &[Key::plain("Tab").shift()],
        writes: false,
        blocked: |editor| unless(editor.neighbour_in_order(false).is_some(), "There is no previous table"),
        run: |editor| go_in_order(editor, false),
    },
    go("go-left", "Go to table on the left", LEFT, |editor| editor.go_towards(Towards::Left)),
    go("go-right", "Go to table on the right", RIGHT, |editor| editor.go_towards(Towards::Right)),
    go("go-up", "Go to table above", UP, |editor| editor.go_towards(Towards::Up)),
    go("go-down", "Go to table below", DOWN, |editor| editor.go_towards(Towards::Down)),
    extend("extend-left", "Extend selection left", &[EXTEND_LEFT], |editor| {
        editor.extend_towards(Towards::Left);
    }),
    extend("extend-right", "Extend selection right", &[EXTEND_RIGHT], |editor| {
        editor.extend_towards(Towards::Right);
    }),
    extend("extend-up", "Extend selection up", &[EXTEND_UP], |editor| {
        editor.extend_towards(Towards::Up);
    }),
    extend("extend-down", "Extend selection down", &[EXTEND_DOWN], |editor| {
        editor.extend_towards(Towards::Down);
    }),
];

const EXTEND_LEFT: Key = Key::plain("ArrowLeft").alt().shift().when(When::Nodes);
const EXTEND_RIGHT: Key = Key::plain("ArrowRight").alt().shift().when(When::Nodes);
const EXTEND_UP: Key = Key::plain("ArrowUp").alt().shift().when(When::Nodes);
const EXTEND_DOWN: Key = Key::plain("ArrowDown").alt().shift().when(When::Nodes);
const LEFT: &[Key] = &keys("ArrowLeft");
const RIGHT: &[Key] = &keys("ArrowRight");
const UP: &[Key] = &keys("ArrowUp");
const DOWN: &[Key] = &keys("ArrowDown");

/// With Alt from card to card; alone where there is nothing to be nudged.
const fn keys(key: &'static str) -> [Key; 2] {
    [Key::plain(key).alt().when(When::Nodes), Key::plain(key).when(When::Nothing)]
}

const fn go(id: &'static str, label: &'static str, keys: &'static [Key], run: fn(&mut Editor)) -> Command {
    Command { id, label, group: Group::Select, keys, writes: false, blocked: never, run }
}

const fn extend(
    id: &'static str,
    label: &'static str,
    keys: &'static [Key],
    run: fn(&mut Editor),
) -> Command {
    Command { id, label, group: Group::Select, keys, writes: false, blocked: no_nodes, run }
}

fn go_in_order(editor: &mut Editor, forward: bool) {
    if let Some(node) = editor.neighbour_in_order(forward) {
        editor.go_to_and_say(node.into());
    }
}
