//! Drawing a relation from a table or a column to another, and moving a column within its table.

use crowfoot_layout::Point;
use crowfoot_model::{ColumnId, NodeId, ObjectRef, TableId};
use crowfoot_scene::{Marks, RelatePreview};

use super::drag::Drag;
use super::{Cursor, Target, target};
use crate::Editor;
use crate::input::PointerEvent;
use crate::structure::{End, move_column};

#[derive(Clone, Debug)]
pub(crate) struct Connecting {
    from: End,
    to_in_world: Point,
    /// What letting go would do.
    drop: Drop,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Drop {
    Nothing,
    Relate(End),
    /// Moves the column so that it has so many others before it.
    Move(usize),
}

impl Connecting {
    pub(super) fn begin(table: TableId, column: Option<ColumnId>, start_in_world: Point) -> Self {
        Self { from: End { table, column }, to_in_world: start_in_world, drop: Drop::Nothing }
    }

    fn drop_at(&self, editor: &Editor) -> Drop {
        let Some(table) = editor.document().table(self.from.table) else { return Drop::Nothing };
        let place = |column: ColumnId| table.columns.iter().position(|own| own.id == column);
        match (target(editor, self.to_in_world), self.from.column) {
            (Target::Row(own, column), Some(moved)) if own == table.id => match place(column) {
                Some(to) if place(moved) != Some(to) => Drop::Move(to),
                _ => Drop::Nothing,
            },
            (Target::Row(own, _), None) if own == table.id => Drop::Nothing,
            (Target::Row(other, column), _) => Drop::Relate(End { table: other, column: Some(column) }),
            // From a column to the header of its own table: a table that refers to itself.
            (Target::Header(NodeId::Table(other)), Some(_)) => {
                Drop::Relate(End { table: other, column: None })
            }
            (Target::Header(NodeId::Table(other)) | Target::Body(NodeId::Table(other)), _)
            | (Target::Fold(NodeId::Table(other)) | Target::Corner(NodeId::Table(other)), _)
                if other != table.id =>
            {
                Drop::Relate(End { table: other, column: None })
            }
            _ => Drop::Nothing,
        }
    }
}

impl Drag for Connecting {
    fn moved(&mut self, editor: &mut Editor, event: &PointerEvent) {
        self.to_in_world = editor.session.point_in_world(event.point_in_viewport);
        self.drop = self.drop_at(editor);
        editor.changes.repaint = true;
    }

    fn dropped(mut self: Box<Self>, editor: &mut Editor, event: &PointerEvent) {
        self.to_in_world = editor.session.point_in_world(event.point_in_viewport);
        match (self.drop_at(editor), self.from.column) {
            (Drop::Relate(to), _) => drop(editor.relate(self.from, to)),
            (Drop::Move(to), Some(column)) => {
                let table = self.from.table;
                editor.transact("Move column", |edit, _| move_column(edit, table, column, to));
                editor.select([ObjectRef::Column(table, column)]);
            }
            _ => {}
        }
    }

    fn mark(&self, marks: &mut Marks) {
        let target = match self.drop {
            Drop::Relate(end) => Some(object(end)),
            Drop::Nothing | Drop::Move(_) => None,
        };
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
