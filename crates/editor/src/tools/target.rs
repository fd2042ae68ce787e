//! What a pointer is over, in the words of the tools.

use crowfoot_layout::Point;
use crowfoot_model::{ColumnId, NodeId, ObjectRef, TableId};
use crowfoot_scene::HitPart;

use crate::Editor;
use crate::input::{PointerEvent, PointerType};
use crate::structure::Relation;

/// How near a line has to be, in viewport pixels.
const TOLERANCE: f64 = 6.0;
/// How much of a card a handle takes for a finger, in viewport pixels.
const FINGER: f64 = 16.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Canvas,
    /// The header of a card, or the label or frame of an area.
    Header(NodeId),
    Row(TableId, ColumnId),
    /// The end of a row, from where a relation is drawn.
    Handle(TableId, ColumnId),
    /// The row that says how many columns are folded away.
    Fold(NodeId),
    /// The corner that resizes.
    Corner(NodeId),
    /// Any other part of a card, a note or an area.
    Body(NodeId),
    /// The line of a relation between its ends, and whether it runs up and down there.
    Line(Relation, bool),
    /// The end of a relation at its parent, or else at its child.
    End(Relation, bool),
}

impl Target {
    /// What a pointer over it is about.
    pub(crate) fn object(self) -> Option<ObjectRef> {
        match self {
            Self::Canvas | Self::Body(NodeId::Area(_)) => None,
            Self::Header(node) | Self::Fold(node) | Self::Corner(node) | Self::Body(node) => {
                Some(node.into())
            }
            Self::Row(table, column) | Self::Handle(table, column) => Some(ObjectRef::Column(table, column)),
            Self::Line(relation, _) | Self::End(relation, _) => {
                Some(ObjectRef::ForeignKey(relation.table, relation.foreign_key))
            }
        }
    }
}

/// What a pointer presses on. For a finger the handles of the selected table, which it can see, are larger.
pub(super) fn pressed(editor: &Editor, event: &PointerEvent) -> Target {
    let point = editor.session.point_in_world(event.point_in_viewport);
    if event.pointer_type == PointerType::Touch
        && editor.draws_rows()
        && !editor.session.read_only
        && let Some(table) = editor.session.selection.table()
        && let Some(column) = editor.scene().connect_handle(table, point, FINGER / editor.session.camera.zoom)
    {
        return Target::Handle(table, column);
    }
    target(editor, point)
}

/// What is at a point of the world.
pub(crate) fn target(editor: &Editor, point_in_world: Point) -> Target {
    let tolerance = TOLERANCE / editor.session.camera.zoom;
    let Some(hit) = editor.scene().hit(point_in_world, tolerance) else { return Target::Canvas };
    let Some(node) = hit.object.node().filter(|node| editor.reacts(*node)) else { return Target::Canvas };
    match (hit.part, hit.object) {
        (part @ (HitPart::ChildEnd | HitPart::ParentEnd), ObjectRef::ForeignKey(table, foreign_key)) => {
            Target::End(Relation { table, foreign_key }, part == HitPart::ParentEnd)
        }
        (part @ (HitPart::Edge | HitPart::UprightEdge), ObjectRef::ForeignKey(table, foreign_key)) => {
            Target::Line(Relation { table, foreign_key }, part == HitPart::UprightEdge)
        }
        (HitPart::Row(column), ObjectRef::Column(table, _)) => Target::Row(table, column),
        (HitPart::ConnectHandle(column), ObjectRef::Column(table, _)) => Target::Handle(table, column),
        (HitPart::Header | HitPart::Badge | HitPart::Comment, _) => Target::Header(node),
        (HitPart::FoldRow, _) => Target::Fold(node),
        (HitPart::ResizeCorner, _) => Target::Corner(node),
        _ => Target::Body(node),
    }
}
