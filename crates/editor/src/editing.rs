//! Editing in place: names, columns as lines, notes. The shell puts an input over the canvas and hands back what was
//! typed; the editor decides what is edited next.

use crowfoot_layout::{Point, Rect};
use crowfoot_model::{ColumnId, Document, NodeId, ObjectRef, TableId};
use crowfoot_scene::{ROW, camera};

use crate::Editor;
use crate::changes::{Editing, Request};
use crate::columns::{QuickColumn, definition_end, not_added, parse_quick, quick_text, submit};
use crate::structure::rename;
use crate::text_field::TextField;

/// Width of the input for the name of a relation, in world units.
const NAME_WIDTH: f64 = 200.0;

/// Where to go after a line was entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// Close the input.
    Stop,
    /// The row below; after the last, a new column.
    Next,
    /// The row above; before the first, the name of the table.
    Previous,
}

impl Editor {
    /// Opens an input for the name of an object, the line of a column, or the text of a note.
    pub fn edit(&mut self, object: ObjectRef) {
        match object {
            ObjectRef::Column(table, column) => self.edit_column(table, Some(column), None),
            ObjectRef::Note(id) => self.start_editing(Editing::Note(id)),
            _ => self.start_editing(Editing::Name(object)),
        }
    }

    /// Opens the one-line input for a column, or for a new one. `typed` is what the input begins with instead of the
    /// column's line.
    pub fn edit_column(&mut self, table: TableId, column: Option<ColumnId>, typed: Option<&str>) {
        let typed = typed.map(str::to_owned);
        self.with_toolkit(Box::new(move |editor, toolkit| {
            (toolkit.edit_column)(editor, table, column, typed.as_deref());
        }));
    }

    /// Takes what was typed as the name of what is edited, or as the text of a note, and closes the input or, with
    /// `Walk::Next` in a table's name, goes on to its columns.
    pub fn submit_name(&mut self, text: &str, walk: Walk) {
        let Some(editing) = self.session.editing else { return };
        self.end_editing();
        if let Editing::Diagram(id) = editing {
            return self.rename_diagram(id, text);
        }
        let object = editing.object();
        let label = match object {
            ObjectRef::Note(_) => "Edit note",
            ObjectRef::Table(_) => "Rename table",
            ObjectRef::Column(..) => "Rename column",
            _ => "Rename",
        };
        self.transact(label, |edit, _| rename(edit, object, text));
        if let (ObjectRef::Table(table), Walk::Next) = (object, walk) {
            self.edit_column(table, None, None);
        }
    }

    /// Takes a line that was typed for a column and goes where `walk` says. An empty line for a new column ends the
    /// walk; an empty line for an existing one leaves it as it is. Returns what was not understood.
    pub fn submit_column(&mut self, line: &str, walk: Walk) -> Vec<String> {
        let Some(Editing::Column { table, column }) = self.session.editing else {
            return Vec::new();
        };
        self.end_editing();
        if line.trim().is_empty() {
            if column.is_some() || walk == Walk::Previous {
                self.walk(table, column, walk);
            }
            return Vec::new();
        }
        let quick = parse_quick(line);
        let entered = self.put_column(table, column, &quick);
        // After a new column comes the next new one, wherever the audit columns are.
        let from = if column.is_none() && walk == Walk::Next { None } else { entered };
        match (column, walk) {
            (None, Walk::Next) => self.edit_column(table, None, None),
            _ => self.walk(table, from, walk),
        }
        let mut problems = quick.problems;
        if entered.is_none() {
            problems.insert(0, not_added(line));
        }
        problems
    }

    /// Adds a column as typed, or makes an existing one so.
    pub fn put_column(
        &mut self,
        table: TableId,
        column: Option<ColumnId>,
        quick: &QuickColumn,
    ) -> Option<ColumnId> {
        let label = if column.is_some() { "Edit column" } else { "Add column" };
        self.transact(label, |edit, ids| submit(edit, ids, table, column, quick))
    }

    /// Closes the input and forgets what was typed.
    pub fn end_editing(&mut self) {
        if self.session.editing.take().is_some() {
            self.session.field = TextField::default();
            self.changes.editing_changed = true;
            self.changes.repaint = true;
        }
    }

    /// Where the input for what is edited goes, in viewport pixels. Its height is that of a row or header at the
    /// camera's zoom.
    pub fn editing_rect(&self) -> Option<Rect> {
        Some(camera::rect_in_viewport(self.session.camera, self.editing_rect_in_world()?))
    }

    fn editing_rect_in_world(&self) -> Option<Rect> {
        let scene = self.scene();
        match self.session.editing.as_ref()? {
            Editing::Name(object) => match object {
                ObjectRef::Column(table, column) => scene.column_bounds(*table, *column),
                ObjectRef::ForeignKey(table, key) => on_line(scene.route(*table, *key)?),
                _ => object.node().and_then(|node| scene.header_bounds(node)),
            },
            Editing::Column { table, column: Some(column) } => scene.column_bounds(*table, *column),
            Editing::Column { table, column: None } => {
                let card = scene.bounds(NodeId::Table(*table))?;
                Some(Rect::new(card.x, card.bottom(), card.width, ROW))
            }
            Editing::Note(id) => scene.bounds(NodeId::Note(*id)),
            Editing::Diagram(_) => None,
        }
    }

    /// Opens a name with all of it selected, or a note with the caret at its end.
    pub(crate) fn start_editing(&mut self, editing: Editing) {
        let text = text_of(self.document(), editing);
        self.start_typing(editing, TextField::new(text, !matches!(editing, Editing::Note(_))));
    }

    fn start_typing(&mut self, editing: Editing, field: TextField) {
        if self.session.read_only {
            return;
        }
        self.cancel_gesture();
        self.session.editing = Some(editing);
        self.session.field = field;
        self.reveal_editing();
        self.changes.editing_changed = true;
        self.changes.repaint = true;
        self.request(Request::Edit(editing));
    }

    /// Brings what is edited in place into view.
    pub(crate) fn reveal_editing(&mut self) {
        if let Some(rect) = self.editing_rect_in_world() {
            self.reveal_rect(rect);
        }
    }

    fn walk(&mut self, table: TableId, from: Option<ColumnId>, walk: Walk) {
        let Some(own) = self.document().table(table) else { return };
        let ids: Vec<ColumnId> = own.columns.iter().map(|column| column.id).collect();
        let at = from.and_then(|from| ids.iter().position(|id| *id == from));
        match (walk, at) {
            (Walk::Stop, _) => {}
            (Walk::Next, Some(at)) => self.edit_column(table, ids.get(at + 1).copied(), None),
            (Walk::Next, None) => self.edit_column(table, None, None),
            (Walk::Previous, Some(0)) => self.edit(ObjectRef::Table(table)),
            (Walk::Previous, Some(at)) => self.edit_column(table, ids.get(at - 1).copied(), None),
            (Walk::Previous, None) => match ids.last() {
                Some(last) => self.edit_column(table, Some(*last), None),
                None => self.edit(ObjectRef::Table(table)),
            },
        }
    }
}

pub(crate) fn edit_column(
    editor: &mut Editor,
    table: TableId,
    column: Option<ColumnId>,
    typed: Option<&str>,
) {
    let Some(own) = editor.document().table(table) else { return };
    let mut field = TextField::new(String::new(), false);
    field.text = match (typed, column.and_then(|id| own.column(id))) {
        (Some(typed), _) => typed.to_owned(),
        (None, Some(column)) => quick_text(editor.document(), own, column),
        (None, None) => String::new(),
    };
    editor.select([ObjectRef::Table(table)]);
    // Before the comment: a caret behind it would scroll the name out of the field.
    field.put_caret(if typed.is_some() { field.text.len() } else { definition_end(&field.text) });
    editor.start_typing(Editing::Column { table, column }, field);
}

/// The place for the name of a relation: over the middle of its line.
fn on_line(route: &[Point]) -> Option<Rect> {
    let (a, b) = (route.get(route.len().saturating_sub(1) / 2)?, route.get(route.len() / 2)?);
    let (x, y) = (f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y));
    Some(Rect::new(x - NAME_WIDTH / 2.0, y - ROW / 2.0, NAME_WIDTH, ROW))
}

/// What the input for a name or a note begins with.
fn text_of(document: &Document, editing: Editing) -> String {
    match editing.object() {
        ObjectRef::Note(id) => document.note(id).map_or(String::new(), |note| note.text.clone()),
        // Without the schema in front, which is not part of the name.
        ObjectRef::Table(id) => document.table(id).map_or(String::new(), |table| table.name.clone()),
        ObjectRef::View(id) => document.view(id).map_or(String::new(), |view| view.name.clone()),
        ObjectRef::Enum(id) => document.enum_type(id).map_or(String::new(), |own| own.name.clone()),
        // Not the columns, which stand for it where it has no name.
        ObjectRef::ForeignKey(table, key) => {
            let key = document.table(table).and_then(|table| table.foreign_key(key));
            key.and_then(|key| key.name.clone()).unwrap_or_default()
        }
        ObjectRef::Document => match editing {
            Editing::Diagram(id) => document.diagram(id).map_or(String::new(), |own| own.name.clone()),
            _ => String::new(),
        },
        object => document.display_name(object),
    }
}
