//! Commands: what keys, menus, buttons and the palette run. One file each (or one for a family); adding one takes a
//! line here.

mod key;
mod registry;

mod add_column;
mod align;
mod arrange;
mod bend;
mod clipboard;
mod color;
mod column_marks;
mod columns;
mod delete;
mod diagrams;
mod duplicate;
mod enter;
mod escape;
mod fit;
mod fix_all;
mod focus;
mod fold;
mod go;
mod matches;
mod menu;
mod new_area;
mod new_enum;
mod new_note;
mod new_table;
mod notation;
mod nudge;
mod panels;
mod preferences;
mod relate;
mod rename;
mod select_all;
mod theme;
mod tools;
mod undo;
mod zoom;

use crate::Editor;
use crate::input::{KeyEvent, Platform};

pub use key::{Key, When};
pub use registry::commands;

/// Something that the user can do.
pub struct Command {
    /// The name for scripts: `new-table`.
    pub id: &'static str,
    /// What a menu or the palette shows, in sentence case.
    pub label: &'static str,
    pub group: Group,
    /// The keys that run it, the one to show first.
    pub keys: &'static [Key],
    /// Whether it changes the document, so that it has no place in a read-only editor.
    pub writes: bool,
    /// Why it would do nothing now, in a few words; none where it would do something.
    pub blocked: fn(&Editor) -> Option<&'static str>,
    pub run: fn(&mut Editor),
}

/// Where a command is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Create,
    Edit,
    Column,
    Relate,
    Select,
    View,
    Diagram,
    Look,
    Review,
    Document,
}

impl Group {
    /// The heading of the group.
    pub fn label(self) -> &'static str {
        match self {
            Self::Create => "Create",
            Self::Edit => "Edit",
            Self::Column => "Columns",
            Self::Relate => "Relations",
            Self::Select => "Select and move",
            Self::View => "View",
            Self::Diagram => "Diagrams",
            Self::Look => "Appearance",
            Self::Review => "Review",
            Self::Document => "Design",
        }
    }
}

impl Command {
    /// Whether it can run now.
    pub fn is_enabled(&self, editor: &Editor) -> bool {
        self.blocked_by(editor).is_none()
    }

    /// Why it cannot run now, in a few words.
    pub(crate) fn blocked_by(&self, editor: &Editor) -> Option<&'static str> {
        let read_only = unless(!(self.writes && editor.session.read_only), "This design is read-only");
        read_only.or_else(|| (self.blocked)(editor))
    }

    /// The first key that runs it, as a menu shows it; empty without one.
    pub fn key_label(&self, platform: Platform) -> String {
        self.keys.first().map_or(String::new(), |key| key.label(platform))
    }

    /// The first key that would run it with what is selected now; empty without one.
    pub fn key_label_now(&self, editor: &Editor) -> String {
        let platform = editor.session.platform;
        self.keys.iter().find(|key| key.when.holds(editor)).map_or(String::new(), |key| key.label(platform))
    }
}

/// The command with this id.
pub fn command(id: &str) -> Option<&'static Command> {
    commands().find(|command| command.id == id)
}

/// The command that a key runs now.
pub fn command_for_key(editor: &Editor, event: &KeyEvent) -> Option<&'static Command> {
    let platform = editor.session.platform;
    let fits = |key: &Key| key.matches(event, platform) && key.when.holds(editor);
    commands().find(|command| command.keys.iter().any(fits) && command.is_enabled(editor))
}

/// A reason, unless the command can run.
fn unless(can: bool, reason: &'static str) -> Option<&'static str> {
    (!can).then_some(reason)
}

fn never(_: &Editor) -> Option<&'static str> {
    None
}

fn no_nodes(editor: &Editor) -> Option<&'static str> {
    unless(!editor.session.selection.nodes().is_empty(), "Select a table, note or area")
}

fn no_column(editor: &Editor) -> Option<&'static str> {
    unless(editor.session.selection.column().is_some(), "Select a column")
}
