//! Copy, cut and paste.

use super::{Command, Group, Key, never, unless};
use crate::Request;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        id: "copy",
        label: "Copy",
        group: Group::Edit,
        keys: &[Key::primary("c")],
        writes: false,
        blocked: |editor| unless(editor.can_copy(), "Nothing is selected"),
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
        blocked: |editor| unless(editor.can_copy(), "Nothing is selected"),
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
        blocked: never,
        run: |editor| editor.request(Request::ReadClipboard),
    },
];
