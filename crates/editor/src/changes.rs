//! What the shell has to do after it has handed something to the editor.

use crate::input::KeyEvent;
use crowfoot_compact::VecSet;
use crowfoot_model::{ColumnId, DiagramId, Diff, NoteId, ObjectRef, RecordKey, TableId};

/// What changed since the shell asked last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// The records that were made, replaced or taken out, for autosave and signals.
    pub records: VecSet<RecordKey>,
    /// What was done to them in this editor, without what it has received.
    pub edits: Vec<Diff>,
    /// Another document was loaded: nothing of what the shell holds is valid.
    pub replaced: bool,
    pub selection_changed: bool,
    pub camera_changed: bool,
    pub tool_changed: bool,
    /// What is edited in place was opened, moved on or closed.
    pub editing_changed: bool,
    /// What undo and redo would do.
    pub history_changed: bool,
    pub review_changed: bool,
    /// Another diagram is shown or about to be, or another part of it is in focus.
    pub shown_changed: bool,
    /// The pointer is over something else: the shell calls [`crate::Editor::dwell`] when it has rested there for a
    /// moment.
    pub hover_changed: bool,
    /// The canvas has to be painted.
    pub repaint: bool,
    /// In the order in which they were made.
    pub requests: Vec<Request>,
}

impl Changes {
    /// Whether the document is not what it was.
    pub fn document_changed(&self) -> bool {
        self.replaced || !self.records.is_empty()
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        // Not by comparing all of it, which takes the comparison of whole records along.
        !(self.document_changed()
            || self.selection_changed
            || self.camera_changed
            || self.tool_changed
            || self.editing_changed
            || self.history_changed
            || self.review_changed
            || self.shown_changed
            || self.hover_changed
            || self.repaint)
            && self.requests.is_empty()
    }
}

/// Something that only the shell can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Put an input over the canvas, at [`crate::Editor::editing_rect`], that begins with what
    /// [`crate::Session::field`] says.
    Edit(Editing),
    /// Put a text on the system's clipboard.
    CopyText(String),
    /// Read the system's clipboard and hand its text to [`crate::Editor::paste`].
    ReadClipboard,
    /// Open the import with this text.
    Import(String),
    /// Open a panel or dialog.
    Open(Panel),
    /// Open a panel, or close it where it is open.
    Toggle(Panel),
    /// Take a key that waited, and came behind one that opens a dialog.
    Key(KeyEvent),
    ToggleTheme,
    /// Open the menu of the canvas ([`crate::Editor::menu`]) at this place of the viewport.
    Menu(i32, i32),
    /// Keep a preference, for [`crate::Editor::prefer`] when the app starts again.
    Remember(&'static str, bool),
    /// Lay out a graph in a worker, as numbers (`crowfoot_layout::from_numbers`), and hand the places to
    /// [`crate::Editor::arranged`].
    Arrange(Vec<f64>),
    /// Tell users of screen readers.
    Announce(String),
    /// Tell what was typed and not understood, where the input that could say so is closed.
    Warn(String),
}

/// What can be open beside the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Panel {
    Outline,
    Inspector,
    Problems,
    /// The palette that finds commands, tables and columns.
    Find,
    /// The palette, for the tables that are not on this diagram.
    ShowTables,
    Import,
    Export,
    /// The diagram as a picture.
    Picture,
    Share,
    /// The list of keys.
    Keys,
    /// The colours for what is selected.
    Colors,
}

/// What is edited in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editing {
    /// The name of a node, or the text of a relation's label.
    Name(ObjectRef),
    /// A column as one line; `None` for a new one.
    Column { table: TableId, column: Option<ColumnId> },
    /// The text of a note.
    Note(NoteId),
    /// The name of a diagram, wherever the shell shows it.
    Diagram(DiagramId),
}

impl Editing {
    /// What is edited.
    pub fn object(&self) -> ObjectRef {
        match self {
            Self::Name(object) => *object,
            Self::Column { table, column: None } => ObjectRef::Table(*table),
            Self::Column { table, column: Some(column) } => ObjectRef::Column(*table, *column),
            Self::Note(id) => ObjectRef::Note(*id),
            Self::Diagram(_) => ObjectRef::Document,
        }
    }
}
