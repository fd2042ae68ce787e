//! Copying, pasting, duplicating and deleting what is selected.

use crowfoot_layout::{Point, Rect, Size};
use crowfoot_model::{Document, NodeId, ObjectRef, TableId, file};

use crate::changes::{Editing, Request};
use crate::clipboard::{self, Content, column_lines, fragment, recognize};
use crate::columns::{not_added, parse_quick, submit};
use crate::structure::delete;
use crate::{Editor, typing};

/// How far a copy is from what it was copied from, in world units.
const OFFSET: i32 = 32;

impl Editor {
    /// What is selected as a text for the system's clipboard: nodes in the canonical file format, columns as lines.
    pub fn copy(&self) -> Option<String> {
        let nodes = self.session.selection.nodes();
        if nodes.is_empty() {
            let lines = column_lines(self.document(), self.session.selection.iter());
            return Some(lines).filter(|lines| !lines.is_empty());
        }
        Some(file::to_json(&fragment(self.document(), self.diagram(), &nodes)))
    }

    /// Puts a text from the system's clipboard where it belongs: a copied part of a document beside the original or
    /// into the view, SQL into the importer, lines as columns into the selected table, other text into a note.
    pub fn paste(&mut self, text: &str) {
        let text = text.to_owned();
        self.with_toolkit(Box::new(move |editor, toolkit| (toolkit.paste)(editor, &text)));
    }

    /// Copies what is selected and puts the copy beside it: nodes, or columns within their table.
    pub fn duplicate(&mut self) {
        let nodes = self.session.selection.nodes();
        if nodes.is_empty() {
            let lines = column_lines(self.document(), self.session.selection.iter());
            if let Some(table) = self.session.selection.table().filter(|_| !lines.is_empty()) {
                self.paste_columns(table, &lines);
            }
            return;
        }
        let part = fragment(self.document(), self.diagram(), &nodes);
        let offset = if has_cards(&part) { 0 } else { OFFSET };
        self.put_fragment("Duplicate", &part, (offset, offset));
    }

    /// Takes out everything that is selected.
    pub fn delete_selection(&mut self) {
        let objects: Vec<ObjectRef> = self.session.selection.iter().collect();
        self.delete(&objects);
    }

    /// Takes objects out, in one step of undo.
    pub fn delete(&mut self, objects: &[ObjectRef]) {
        let label = match objects {
            [] => return,
            [one] => delete_label(*one),
            _ => "Delete",
        };
        let names: Vec<String> =
            objects.iter().take(3).map(|object| self.document().display_name(*object)).collect();
        // With its column gone the table stays selected, so that work goes on where it was.
        let table = objects.first().and_then(|object| object.table());
        self.transact(label, |edit, _| objects.iter().for_each(|object| delete(edit, *object)));
        if let Some(table) = table.filter(|_| self.session.selection.is_empty()) {
            self.select([ObjectRef::Table(table)]);
        }
        self.announce(["Deleted ", &names.join(", ")].concat());
    }

    fn paste_fragment(&mut self, label: &str, part: &Document) {
        let diagram = self.diagram();
        let places: Vec<(i32, i32)> = part.placements().map(|at| (at.x, at.y)).collect();
        let left = places.iter().map(|at| at.0).min().unwrap_or_default();
        let top = places.iter().map(|at| at.1).min().unwrap_or_default();
        let view = self.session.visible();
        let in_view = view.contains(Point::new(f64::from(left), f64::from(top)));
        let offset = if in_view && has_cards(part) {
            (0, 0)
        } else if in_view {
            let taken = |dx: i32| {
                self.document()
                    .placements_on(diagram)
                    .any(|at| at.x == left.saturating_add(dx) && at.y == top.saturating_add(dx))
            };
            let steps = (0..32).map(|step| step * OFFSET).find(|dx| !taken(*dx)).unwrap_or(OFFSET);
            (steps, steps)
        } else {
            let middle = view.centre();
            let shift = |to: f64, from: i32| (to as i32).saturating_sub(from) / 8 * 8;
            (shift(middle.x - 112.0, left), shift(middle.y - 52.0, top))
        };
        self.put_fragment(label, part, offset);
    }

    fn put_fragment(&mut self, label: &str, part: &Document, offset: (i32, i32)) {
        let diagram = self.diagram();
        let nodes = self.transact(label, |edit, ids| clipboard::paste(edit, ids, diagram, part, offset));
        self.select(nodes.into_iter().map(ObjectRef::from));
    }

    fn paste_columns(&mut self, table: TableId, text: &str) {
        let lines =
            text.lines().map(|line| line.trim().trim_end_matches(',')).filter(|line| !line.is_empty());
        let mut problems = Vec::new();
        let added: Vec<_> = self.transact("Paste columns", |edit, ids| {
            let mut add = |line: &str| {
                let quick = parse_quick(line);
                let added = submit(edit, ids, table, None, &quick);
                problems.extend(added.is_none().then(|| not_added(line)));
                problems.extend(quick.problems);
                added
            };
            lines.filter_map(&mut add).collect()
        });
        self.select(added.into_iter().map(|column| ObjectRef::Column(table, column)));
        self.warn(problems);
    }

    fn paste_note(&mut self, text: &str) {
        let at = self.free_spot(Size::new(200.0, 120.0));
        self.place_note(Rect::new(at.x, at.y, 200.0, 120.0));
        if let Some(Editing::Note(id)) = self.session.editing {
            self.end_editing();
            self.changes.requests.retain(|request| *request != Request::Edit(Editing::Note(id)));
            self.transact("Edit note", |edit, _| {
                if let Some(note) = edit.note_mut(id) {
                    text.trim_end().clone_into(&mut note.text);
                }
            });
        }
    }

    /// Whether something is selected that can be copied.
    pub(crate) fn can_copy(&self) -> bool {
        let selection = &self.session.selection;
        !selection.nodes().is_empty()
            || selection.iter().any(|object| matches!(object, ObjectRef::Column(..)))
    }
}

pub(crate) fn paste(editor: &mut Editor, text: &str) {
    if editor.session.read_only || text.trim().is_empty() {
        return;
    }
    if editor.session.editing.is_some() {
        return typing::paste(editor, text);
    }
    match recognize(text) {
        Content::Fragment(part) => editor.paste_fragment("Paste", &part),
        Content::Schema => editor.request(Request::Import(text.to_owned())),
        Content::Text => match editor.session.selection.table() {
            Some(table) => editor.paste_columns(table, text),
            None => editor.paste_note(text),
        },
    }
}

/// Whether there is something in a fragment that finds room by itself.
fn has_cards(part: &Document) -> bool {
    part.placements().any(|at| !matches!(at.node, NodeId::Note(_) | NodeId::Area(_)))
}

fn delete_label(object: ObjectRef) -> &'static str {
    match object {
        ObjectRef::Table(_) => "Delete table",
        ObjectRef::Column(..) => "Delete column",
        ObjectRef::PrimaryKey(_) => "Delete primary key",
        ObjectRef::Unique(..) => "Delete unique constraint",
        ObjectRef::ForeignKey(..) => "Delete relation",
        ObjectRef::Check(..) => "Delete check",
        ObjectRef::Exclusion(..) => "Delete exclusion constraint",
        ObjectRef::Index(..) => "Delete index",
        ObjectRef::Enum(_) => "Delete enum",
        ObjectRef::View(_) => "Delete view",
        ObjectRef::Note(_) => "Delete note",
        ObjectRef::Area(_) => "Delete area",
        ObjectRef::Schema(_) => "Delete schema",
        ObjectRef::Statement(_) => "Delete raw SQL",
        _ => "Delete",
    }
}
