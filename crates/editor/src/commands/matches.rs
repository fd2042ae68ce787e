//! Going through what was found.

use super::{Command, Group, Key, unless};
use crate::Editor;

pub(super) const COMMANDS: &[Command] = &[
    matches("next-match", "Next match", &[Key::plain("F3")], |editor| editor.next_match(true)),
    matches("previous-match", "Previous match", &[Key::plain("F3").shift()], |editor| {
        editor.next_match(false);
    }),
];

const fn matches(
    id: &'static str,
    label: &'static str,
    keys: &'static [Key],
    run: fn(&mut Editor),
) -> Command {
    let blocked =
        |editor: &Editor| unless(editor.session.matches.objects.len() > 1, "Search for something first");
    Command { id, label, group: Group::View, keys, writes: false, blocked, run }
}
