//! Copy, cut and paste.

use super::{Command, Group, Key, always};
use crate::Request;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "copy",
        label: "Copy",
        group: Group::Edit,
        keys: &[Key::primary("c")],
        writes: false,
        enabled: |editor| editor.can_copy(),
        run: |editor| {
            if let Some(text) = editor.copy() {
                editor.request(Request::CopyText(text));
            }
        },
    },
    Command {
        id: "cut",
        label: "Cut",
        group: Group::Edit,
        keys: &[Key::primary("x")],
        writes: true,
        enabled: |editor| editor.can_copy(),
        run: |editor| {
            if let Some(text) = editor.copy() {
                editor.request(Request::CopyText(text));
                editor.delete_selection();
            }
        },
    },
    Command {
        id: "paste",
        label: "Paste",
        group: Group::Edit,
        // Reading the clipboard by script asks for a permission; the browser's own paste does not.
        keys: &[Key::primary("v").native()],
        writes: true,
        enabled: always,
        run: |editor| editor.request(Request::ReadClipboard),
    },
];
