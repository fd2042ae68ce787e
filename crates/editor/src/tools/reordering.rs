//! Dragging a column to another place in its table.

use crowfoot_layout::Point;
use crowfoot_model::{ColumnId, NodeId, ObjectRef, TableId};
use crowfoot_scene::{Marks, ReorderPreview, RowGap};

use super::Cursor;
use super::drag::Drag;
use crate::Editor;
use crate::input::PointerEvent;
use crate::structure::move_column;

/// How far beside its card a column can still be dropped, in viewport pixels.
const BESIDE: f64 = 48.0;

#[derive(Clone, Debug)]
pub(crate) struct Reordering {
    table: TableId,
    column: ColumnId,
    landing: Option<Landing>,
}

/// Where the column would land.
#[derive(Clone, Copy, Debug)]
struct Landing {
    rows_above: usize,
    /// How many other columns it would have before it.
    to: usize,
}

impl Reordering {
    pub(super) fn begin(table: TableId, column: ColumnId) -> Self {
        Self { table, column, landing: None }
    }

    /// The place that is nearest to a point of the world; none far from the card, and where nothing would change.
    fn landing(&self, editor: &Editor, point_in_world: Point) -> Option<Landing> {
        let beside = BESIDE / editor.session.camera.zoom;
        let card = editor.scene().bounds(NodeId::Table(self.table))?;
        if !card.inflate(beside).contains(point_in_world) {
            return None;
        }
        let RowGap { rows_above, above, below } = editor.scene().row_gap(self.table, point_in_world.y)?;
        let table = editor.document().table(self.table)?;
        let mut others = table.columns.iter().map(|column| column.id).filter(|own| *own != self.column);
        if above == Some(self.column) || below == Some(self.column) {
            return None;
        }
        let to = match (above, below) {
            (_, Some(below)) => others.position(|own| own == below)?,
            (Some(above), None) => others.position(|own| own == above)? + 1,
            (None, None) => return None,
        };
        Some(Landing { rows_above, to })
    }
}

impl Drag for Reordering {
    fn moved(&mut self, editor: &mut Editor, event: &PointerEvent) {
        let point = editor.session.point_in_world(event.point_in_viewport);
        self.landing = self.landing(editor, point);
        editor.changes.repaint = true;
    }

    fn dropped(mut self: Box<Self>, editor: &mut Editor, event: &PointerEvent) {
        self.moved(editor, event);
        let Some(Landing { to, .. }) = self.landing else { return };
        let (table, column) = (self.table, self.column);
        editor.transact("Move column", |edit, _| move_column(edit, table, column, to));
        editor.select([ObjectRef::Column(table, column)]);
    }

    fn objects(&self) -> Vec<ObjectRef> {
        vec![ObjectRef::Column(self.table, self.column)]
    }

    fn mark(&self, marks: &mut Marks) {
        marks.hovered = None;
        marks.reorder = Some(ReorderPreview {
            table: self.table,
            column: self.column,
            rows_above: self.landing.map(|landing| landing.rows_above),
        });
    }

    fn cursor(&self) -> Option<Cursor> {
        Some(Cursor::Grabbing)
    }
}
