//! Putting cards in line and at equal distances.

use super::{Command, Group, Key, When, unless};
use crate::Editor;
use crate::aligning::Line;

pub(super) const COMMANDS: &[Command] = &[
    align("align-left", "Align left", &[key("a")], |editor| editor.align(Line::Left)),
    align("align-centre", "Align centre", &[key("h")], |editor| editor.align(Line::Centre)),
    align("align-right", "Align right", &[key("d")], |editor| editor.align(Line::Right)),
    align("align-top", "Align top", &[key("w")], |editor| editor.align(Line::Top)),
    align("align-middle", "Align middle", &[key("v")], |editor| editor.align(Line::Middle)),
    align("align-bottom", "Align bottom", &[key("s")], |editor| editor.align(Line::Bottom)),
    distribute("distribute-horizontally", "Distribute horizontally", &[key("h").shift()], |editor| {
        editor.distribute(true);
    }),
    distribute("distribute-vertically", "Distribute vertically", &[key("v").shift()], |editor| {
        editor.distribute(false);
    }),
    align("match-width", "Match width", &[], |editor| editor.match_width()),
];

const fn key(key: &'static str) -> Key {
    Key::plain(key).alt().when(When::Nodes)
}

const fn align(id: &'static str, label: &'static str, keys: &'static [Key], run: fn(&mut Editor)) -> Command {
    let blocked = |editor: &Editor| unless(editor.shown_nodes().len() > 1, "Select two or more cards");
    Command { id, label, group: Group::Select, keys, writes: true, blocked, run }
}

const fn distribute(
    id: &'static str,
    label: &'static str,
    keys: &'static [Key],
    run: fn(&mut Editor),
) -> Command {
    let blocked = |editor: &Editor| unless(editor.shown_nodes().len() > 2, "Select three or more cards");
    Command { id, label, group: Group::Select, keys, writes: true, blocked, run }
}
