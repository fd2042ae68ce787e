//! Tools that are taken in hand: for toolbars, where the pointer then says the place.

use super::{Command, Group, Key, never};
use crate::{Editor, Tool};

pub(super) const COMMANDS: &[Command] = &[
    tool("tool-select", "Select tool", false, &[Key::letter("v")], |editor| editor.set_tool(Tool::Select)),
    tool("tool-hand", "Hand tool", false, &[Key::letter("h")], |editor| editor.set_tool(Tool::Hand)),
    tool("tool-table", "Table tool", true, &[], |editor| editor.set_tool(Tool::Table)),
    tool("tool-note", "Note tool", true, &[], |editor| editor.set_tool(Tool::Note)),
    tool("tool-area", "Area tool", true, &[], |editor| editor.set_tool(Tool::Area)),
];

const fn tool(
    id: &'static str,
    label: &'static str,
    writes: bool,
    keys: &'static [Key],
    run: fn(&mut Editor),
) -> Command {
    Command { id, label, group: Group::Create, keys, writes, blocked: never, run }
}
