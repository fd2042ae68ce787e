//! Showing everything, or what is selected.

use super::{Command, Group, Key, always};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "fit",
        label: "Zoom to fit",
        group: Group::View,
        keys: &[Key::plain("1")],
        writes: false,
        enabled: always,
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
        enabled: |editor| !editor.session.selection.is_empty(),
        run: |editor| editor.zoom_to_selection(),
    },
];
