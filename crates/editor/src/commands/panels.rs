//! Panels and dialogs, which are the shell's.

use super::{Command, Group, Key, never};
use crate::{Editor, Panel, Request};

pub(super) const COMMANDS: &[Command] = &[
    panel("find", "Find or run a command", Group::View, FIND, false, |editor| open(editor, Panel::Find)),
    panel("toggle-outline", "Toggle outline", Group::View, OUTLINE, false, |editor| {
        toggle(editor, Panel::Outline);
    }),
    panel("toggle-inspector", "Toggle inspector", Group::View, INSPECTOR, false, |editor| {
        toggle(editor, Panel::Inspector);
    }),
    panel("toggle-problems", "Toggle problems", Group::Review, PROBLEMS, false, |editor| {
        toggle(editor, Panel::Problems);
    }),
    panel("import", "Import", Group::Document, &[], true, |editor| open(editor, Panel::Import)),
    panel("export", "Export", Group::Document, EXPORT, false, |editor| open(editor, Panel::Export)),
    panel("export-picture", "Export image", Group::Document, &[], false, |editor| {
        open(editor, Panel::Picture);
    }),
    panel("share", "Share", Group::Document, &[], false, |editor| open(editor, Panel::Share)),
    panel("keys", "Keyboard shortcuts", Group::View, KEYS, false, |editor| open(editor, Panel::Keys)),
];

const FIND: &[Key] = &[Key::primary("k"), Key::primary("f"), Key::plain("/")];
const OUTLINE: &[Key] = &[Key::primary("o").shift()];
const INSPECTOR: &[Key] = &[Key::primary("i")];
const PROBLEMS: &[Key] = &[Key::primary("m").shift()];
const EXPORT: &[Key] = &[Key::primary("e")];
const KEYS: &[Key] = &[Key::plain("?")];

const fn panel(
    id: &'static str,
    label: &'static str,
    group: Group,
    keys: &'static [Key],
    writes: bool,
    run: fn(&mut Editor),
) -> Command {
    Command { id, label, group, keys, writes, blocked: never, run }
}

fn open(editor: &mut Editor, panel: Panel) {
    editor.request(Request::Open(panel));
}

fn toggle(editor: &mut Editor, panel: Panel) {
    editor.request(Request::Toggle(panel));
}
