//! Dragging one end of a relation to another table or column.

use crowfoot_layout::Point;
use crowfoot_model::{ForeignKeyTarget, NodeId, ObjectRef};
use crowfoot_scene::{Marks, RelatePreview};

use super::drag::Drag;
use super::{Cursor, Target, target};
use crate::Editor;
use crate::input::PointerEvent;
use crate::structure::{End, Relation, move_child_end, move_parent_end};

#[derive(Clone, Debug)]
pub(crate) struct Reconnecting {
    relation: Relation,
    /// Whether it is the end at the table that is referred to.
    parent: bool,
    /// What the other end is at.
    fixed: ObjectRef,
    to_in_world: Point,
    drop: Option<End>,
}

impl Reconnecting {
    pub(super) fn begin(
        editor: &Editor,
        relation: Relation,
        parent: bool,
        start_in_world: Point,
    ) -> Option<Self> {
        let table = editor.document().table(relation.table)?;
        let key = table.foreign_key(relation.foreign_key)?;
        let fixed = match &key.target {
            _ if parent => ObjectRef::Column(table.id, *key.columns.first()?),
            ForeignKeyTarget::Table { table, columns } => match columns.first() {
                Some(column) => ObjectRef::Column(*table, *column),
                None => ObjectRef::Table(*table),
            },
            ForeignKeyTarget::Unresolved { .. } => return None,
        };
        Some(Self { relation, parent, fixed, to_in_world: start_in_world, drop: None })
    }
}

impl Drag for Reconnecting {
    fn moved(&mut self, editor: &mut Editor, event: &PointerEvent) {
        self.to_in_world = editor.session.point_in_world(event.point_in_viewport);
        self.drop = match target(editor, self.to_in_world) {
            // The child's end stays in the table that holds the foreign key.
            Target::Row(table, column) | Target::Handle(table, column)
                if self.parent || table == self.relation.table =>
            {
                Some(End { table, column: Some(column) })
            }
            Target::Header(NodeId::Table(table)) | Target::Body(NodeId::Table(table)) if self.parent => {
                Some(End { table, column: None })
            }
            _ => None,
        };
        editor.changes.repaint = true;
    }

    fn dropped(mut self: Box<Self>, editor: &mut Editor, event: &PointerEvent) {
        self.moved(editor, event);
        if let Some(end) = self.drop {
            reconnect(editor, self.relation, self.parent, end);
        }
    }

    fn objects(&self) -> Vec<ObjectRef> {
        vec![ObjectRef::ForeignKey(self.relation.table, self.relation.foreign_key), self.fixed]
    }

    fn mark(&self, marks: &mut Marks) {
        let target = self.drop.map(|end| match end.column {
            Some(column) => ObjectRef::Column(end.table, column),
            None => ObjectRef::Table(end.table),
        });
        marks.relate = Some(RelatePreview { from: self.fixed, to: self.to_in_world, target });
    }

    fn cursor(&self) -> Option<Cursor> {
        Some(Cursor::Crosshair)
    }
}

/// Moves an end of a relation: the one at the table that is referred to if `parent`.
fn reconnect(editor: &mut Editor, relation: Relation, parent: bool, end: End) {
    editor.transact("Change relation", |edit, ids| match (parent, end.column) {
        (true, _) => move_parent_end(edit, ids, relation, end),
        (false, Some(column)) => move_child_end(edit, relation, column),
        (false, None) => {}
    });
    editor.select([ObjectRef::ForeignKey(relation.table, relation.foreign_key)]);
}
