//! Showing everything, or what is selected.

use super::{Command, Group, Key, never, unless};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "fit",
        label: "Zoom to fit",
        group: Group::View,
        keys: &[Key::plain("1")],
        writes: false,
        blocked: never,
        run: |editor| match editor.focus_bounds() {
            Some(bounds) => editor.fit_rect(bounds),
            None => editor.fit(),
        },
    },
    Command {
        id: "zoom-to-selection",
        label: "Zoom to selection",
        group: Group::View,
        keys: &[Key::plain("2")],
        writes: false,
        blocked: |editor| unless(!editor.session.selection.is_empty(), "Nothing is selected"),
        run: |editor| editor.zoom_to_selection(),
    },
];
