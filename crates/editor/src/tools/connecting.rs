//! Drawing a relation from a table or a column to another.

use crowfoot_layout::Point;
use crowfoot_model::{ColumnId, NodeId, ObjectRef, TableId};
use crowfoot_scene::{Marks, RelatePreview};

use super::drag::Drag;
use super::{Cursor, Target, target};
use crate::Editor;
use crate::input::PointerEvent;
use crate::structure::End;

#[derive(Clone, Debug)]
pub(crate) struct Connecting {
    from: End,
    to_in_world: Point,
    /// What letting go would relate to.
    to: Option<End>,
}

impl Connecting {
    pub(super) fn begin(table: TableId, column: Option<ColumnId>, start_in_world: Point) -> Self {
        Self { from: End { table, column }, to_in_world: start_in_world, to: None }
    }

    fn end_at(&self, editor: &Editor) -> Option<End> {
        let from = self.from;
        let end = match target(editor, self.to_in_world) {
            Target::Row(table, column) | Target::Handle(table, column) => End { table, column: Some(column) },
            Target::Header(NodeId::Table(table)) => End { table, column: None },
            Target::Body(NodeId::Table(table))
            | Target::Fold(NodeId::Table(table))
            | Target::Corner(NodeId::Table(table))
                if table != from.table =>
            {
                End { table, column: None }
            }
            _ => return None,
        };
        // A column relates to others of its table, and to the table as a whole; a table to itself only from there.
        let is_itself = end == from || (end.table == from.table && from.column.is_none());
        (!is_itself).then_some(end)
    }
}

impl Drag for Connecting {
    fn moved(&mut self, editor: &mut Editor, event: &PointerEvent) {
        self.to_in_world = editor.session.point_in_world(event.point_in_viewport);
        self.to = self.end_at(editor);
        editor.changes.repaint = true;
    }

    fn dropped(mut self: Box<Self>, editor: &mut Editor, event: &PointerEvent) {
        self.moved(editor, event);
        if let Some(to) = self.to {
            editor.relate(self.from, to);
        }
    }

    fn objects(&self) -> Vec<ObjectRef> {
        vec![object(self.from)]
    }

    fn mark(&self, marks: &mut Marks) {
        let target = self.to.map(object);
        marks.relate = Some(RelatePreview { from: object(self.from), to: self.to_in_world, target });
    }

    fn cursor(&self) -> Option<Cursor> {
        Some(Cursor::Crosshair)
    }
}

fn object(end: End) -> ObjectRef {
    match end.column {
        Some(column) => ObjectRef::Column(end.table, column),
        None => ObjectRef::Table(end.table),
    }
}
