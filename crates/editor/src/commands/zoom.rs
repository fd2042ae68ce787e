//! Zooming by steps. The browser keeps its own zoom, on which people who see badly rely.

use super::{Command, Group, Key, never};
use crate::Editor;

pub(super) const COMMANDS: &[Command] = &[
    zoom("zoom-in", "Zoom in", &[Key::plain("+"), Key::plain("=")], |editor| editor.zoom_in()),
    zoom("zoom-out", "Zoom out", &[Key::plain("-")], |editor| editor.zoom_out()),
    zoom("zoom-100", "Zoom to 100%", &[Key::plain("0")], |editor| editor.zoom_to(1.0, None)),
];

const fn zoom(id: &'static str, label: &'static str, keys: &'static [Key], run: fn(&mut Editor)) -> Command {
    Command { id, label, group: Group::View, keys, writes: false, blocked: never, run }
}
