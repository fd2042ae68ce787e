//! Walking through the columns of a table, and moving them.

use crowfoot_model::ObjectRef;

use super::{Command, Group, Key, When, no_column, unless};
use crate::Editor;

pub(super) const COMMANDS: &[Command] = &[
    walk("previous-column", "Previous column", UP, |editor| editor.go_to_column(false)),
    walk("next-column", "Next column", DOWN, |editor| editor.go_to_column(true)),
    walk("leave-columns", "Back to table", LEFT, |editor| {
        if let Some(table) = editor.session.selection.table() {
            editor.go_to_and_say(ObjectRef::Table(table));
        }
    }),
    Command {
        id: "follow-relation",
        label: "Follow relation",
        group: Group::Column,
        keys: &[Key::plain("ArrowRight").when(When::Column)],
        writes: false,
        blocked: |editor| unless(editor.referred_by_selection().is_some(), "Select a foreign key column"),
        run: |editor| match editor.referred_by_selection() {
            Some((table, Some(column))) => editor.go_to_and_say(ObjectRef::Column(table, column)),
            Some((table, None)) => editor.go_to_and_say(ObjectRef::Table(table)),
            None => {}
        },
    },
    shift("move-column-up", "Move column up", SHIFT_UP, |editor| editor.shift_column(-1)),
    shift("move-column-down", "Move column down", SHIFT_DOWN, |editor| editor.shift_column(1)),
];

const UP: &[Key] = &[Key::plain("ArrowUp").when(When::Column)];
const DOWN: &[Key] = &[Key::plain("ArrowDown").when(When::Column)];
const LEFT: &[Key] = &[Key::plain("ArrowLeft").when(When::Column)];
const SHIFT_UP: &[Key] = &[Key::plain("ArrowUp").alt().when(When::Column)];
const SHIFT_DOWN: &[Key] = &[Key::plain("ArrowDown").alt().when(When::Column)];

const fn walk(id: &'static str, label: &'static str, keys: &'static [Key], run: fn(&mut Editor)) -> Command {
    Command { id, label, group: Group::Column, keys, writes: false, blocked: no_column, run }
}

const fn shift(id: &'static str, label: &'static str, keys: &'static [Key], run: fn(&mut Editor)) -> Command {
    Command { id, label, group: Group::Column, keys, writes: true, blocked: no_column, run }
}
