//! Keys over the canvas.

use crate::Editor;
use crate::changes::{Panel, Request};
use crate::commands::{Command, command, command_for_key};
use crate::editing::Walk;
use crate::find::Matches;
use crate::input::{KeyEvent, character};
use crate::selection::Selection;
use crate::session::Tool;
use crate::typing;
use crowfoot_model::{ObjectRef, TableId};

/// What the commands take of the keys with the primary modifier, and the browser may not have: it asks before they are
/// there.
const OURS: &[&str] = &["a", "c", "d", "e", "f", "i", "k", "l", "m", "o", "x", "y", "z", "Enter"];

impl Editor {
    /// Takes a key that went down or up while the canvas has the focus. Returns whether it meant something, so that
    /// the shell can keep the browser from doing something else. A key that waits for the toolkit means nothing yet.
    pub fn key(&mut self, event: &KeyEvent) -> bool {
        // What waits may have opened an input, into which a space is typed.
        let is_held = event.key == " " && !self.wants_toolkit();
        if is_held && (event.up || self.session.editing.is_none()) {
            return self.space(event);
        }
        if event.up && event.key != " " {
            return false;
        }
        let Some(toolkit) = self.toolbox.free_toolkit() else {
            let ours = self.may_be_ours(event);
            let event = event.clone();
            self.with_toolkit(Box::new(move |editor, _| {
                // A key before this one may have opened a dialog, which this one is for.
                match editor.has_asked_for_dialog() {
                    true => editor.request(Request::Key(event)),
                    false => _ = editor.key(&event),
                }
            }));
            return ours;
        };
        (toolkit.key)(self, event)
    }

    /// Whether the browser may not have a key that waits for the toolkit.
    fn may_be_ours(&self, event: &KeyEvent) -> bool {
        if event.modifiers.primary(self.session.platform) {
            return OURS.iter().any(|key| key.eq_ignore_ascii_case(&event.key));
        }
        match event.key.as_str() {
            // On an empty canvas where nothing was done there is nothing to walk to.
            "Tab" => self.wants_toolkit() || self.document().tables().len() > 0,
            "Backspace" | "Enter" => true,
            _ => character(event).is_some(),
        }
    }

    /// Whether the shell is about to open a dialog, which takes the keys that follow.
    fn has_asked_for_dialog(&self) -> bool {
        self.changes.requests.iter().any(|request| match request {
            Request::Open(panel) | Request::Toggle(panel) => {
                matches!(panel, Panel::Find | Panel::ShowTables | Panel::Import | Panel::Share | Panel::Keys)
            }
            Request::Import(_) => true,
            _ => false,
        })
    }

    /// Runs a command by its id. Returns whether there is one that is enabled, as far as is known without the toolkit.
    pub fn run(&mut self, id: &str) -> bool {
        if let Some(toolkit) = self.toolbox.free_toolkit() {
            return (toolkit.run)(self, id);
        }
        let id = id.to_owned();
        self.with_toolkit(Box::new(move |editor, _| _ = editor.run(&id)));
        false
    }

    /// Backs out one step: of a drag, an input, a tool, a column, the selection. Returns whether there was one.
    pub(crate) fn escape(&mut self) -> bool {
        if !self.pointers.is_idle() {
            self.cancel_gesture();
        } else if self.session.editing.is_some() {
            self.end_editing();
        } else if self.session.tool != Tool::Select {
            self.set_tool(Tool::Select);
        } else if let Some((table, _)) = self.session.selection.column() {
            self.select([ObjectRef::Table(table)]);
        } else if !self.session.selection.is_empty() {
            self.set_selection(Selection::default());
            self.session.matches = Matches::default();
        } else if self.session.focus.is_some() {
            self.leave_focus();
        } else {
            return false;
        }
        true
    }

    fn run_command(&mut self, command: &Command) -> bool {
        let enabled = command.is_enabled(self);
        if enabled {
            (command.run)(self);
        }
        enabled
    }

    /// Held, space turns a drag into panning.
    fn space(&mut self, event: &KeyEvent) -> bool {
        self.session.space_held = !event.up;
        self.changes.repaint = true;
        true
    }

    /// The table to which typing adds a column: the only one that is selected, as a whole or by a column. Single letters
    /// are no commands then.
    pub fn typing_table(&self) -> Option<TableId> {
        let idle = self.session.tool == Tool::Select && !self.session.read_only;
        match self.session.selection.single().filter(|_| idle)? {
            ObjectRef::Table(table) | ObjectRef::Column(table, _) => Some(table),
            _ => None,
        }
    }
}

/// Runs a command by its id. Returns whether there is one that is enabled.
pub(crate) fn run(editor: &mut Editor, id: &str) -> bool {
    // A button that is pressed takes the focus from an input, which enters what was typed.
    editor.submit_field(Walk::Stop);
    command(id).is_some_and(|command| editor.run_command(command))
}

/// A key that is for more than looking around.
pub(crate) fn key(editor: &mut Editor, event: &KeyEvent) -> bool {
    if editor.session.editing.is_some() {
        return typing::key(editor, event);
    }
    if let (Some(table), Some(typed)) = (editor.typing_table(), typed(event)) {
        editor.edit_column(table, None, Some(typed));
        return true;
    }
    match command_for_key(editor, event) {
        Some(command) => editor.run_command(command),
        None => false,
    }
}

/// The letter that a key types, where it can begin the name of a column.
fn typed(event: &KeyEvent) -> Option<&str> {
    character(event).filter(|key| {
        key.starts_with(|first: char| {
            first.is_ascii_alphabetic() || !first.is_ascii() || "_\"".contains(first)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::OURS;
    use crate::commands::commands;

    #[test]
    fn the_browser_gets_no_key_of_a_command() {
        let keys = commands().flat_map(|command| command.keys).filter(|key| key.primary && !key.native);
        for key in keys {
            assert!(OURS.contains(&key.key), "{}", key.key);
        }
    }
}
