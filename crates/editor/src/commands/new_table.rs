//! A new table, named and filled from the keyboard.

use super::{Command, Group, Key, never};
use crate::{Point, Size};

pub(super) const COMMANDS: &[Command] = &[Command {
    id: "new-table",
    label: "New table",
    group: Group::Create,
    keys: &[Key::letter("t")],
    writes: true,
    blocked: never,
    run: |editor| {
        let at = editor.free_spot(Size::new(224.0, 104.0));
        editor.new_table_at(Point::new(at.x, at.y), None);
    },
}];
