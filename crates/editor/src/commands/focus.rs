//! Being on a few tables and what is near them.

use super::{Command, Group, Key, unless};
use crate::Editor;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "focus",
        label: "Focus on selection",
        group: Group::View,
        keys: &[Key::plain("3")],
        writes: false,
        blocked: |editor| {
            let can = editor.session.focus.is_some() || !editor.nodes_to_focus().is_empty();
            unless(can, "Select a table")
        },
        run: |editor| editor.focus_on_selection(),
    },
    focus("focus-more", "Focus one hop further", MORE, false, |editor| editor.widen_focus(1)),
    focus("focus-less", "Focus one hop closer", LESS, false, |editor| editor.widen_focus(-1)),
    focus("leave-focus", "Exit focus", &[], false, |editor| editor.leave_focus()),
    focus("new-diagram-from-focus", "New diagram from focus", &[], true, |editor| {
        editor.new_diagram_of_focus();
    }),
];

const MORE: &[Key] = &[Key::plain(".")];
const LESS: &[Key] = &[Key::plain(",")];

const fn focus(
    id: &'static str,
    label: &'static str,
    keys: &'static [Key],
    writes: bool,
    run: fn(&mut Editor),
) -> Command {
    let blocked = |editor: &Editor| unless(editor.session.focus.is_some(), "Nothing is in focus");
    Command { id, label, group: Group::View, keys, writes, blocked, run }
}
