//! A new note.

use super::{Command, Group, Key, never};
use crate::{Rect, Size};

/// World units.
const SIZE: Size = Size { width: 200.0, height: 120.0 };

pub(super) const COMMANDS: &[Command] = &[Command {
    id: "new-note",
    label: "New note",
    group: Group::Create,
    keys: &[Key::letter("n")],
    writes: true,
    blocked: never,
    run: |editor| {
        let at = editor.free_spot(SIZE);
        editor.place_note(Rect::at(at, SIZE));
    },
}];
