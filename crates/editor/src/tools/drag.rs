//! Dragging: the part of a gesture that changes something.

use crowfoot_model::{NodeId, ObjectRef};
use crowfoot_scene::Marks;

use super::bending::Bending;
use super::connecting::Connecting;
use super::drawing::Drawing;
use super::moving::Moving;
use super::reconnecting::Reconnecting;
use super::reordering::Reordering;
use super::resizing::Resizing;
use super::rubber_band::RubberBand;
use super::{Cursor, Pressing, Target};
use crate::Editor;
use crate::input::PointerEvent;

/// A drag under way. It comes with the toolkit, so that a design can be looked at without it.
pub(crate) trait Drag: std::fmt::Debug {
    /// The pointer moved.
    fn moved(&mut self, editor: &mut Editor, event: &PointerEvent);

    /// The pointer was let go.
    fn dropped(self: Box<Self>, _editor: &mut Editor, _event: &PointerEvent) {}

    /// What was done so far is taken back.
    fn cancelled(self: Box<Self>, _editor: &mut Editor) {}

    /// What it cannot go on without.
    fn objects(&self) -> Vec<ObjectRef> {
        Vec::new()
    }

    /// Shows what is under way.
    fn mark(&self, marks: &mut Marks);

    /// The shape of the pointer meanwhile; that of the place it is over without one.
    fn cursor(&self) -> Option<Cursor> {
        None
    }

    /// Whether the view follows the pointer at its border.
    fn pans(&self) -> bool {
        true
    }
}

/// What dragging does that began with a press; nothing for the end of a relation that leads nowhere.
pub(crate) fn drag(editor: &mut Editor, press: &Pressing, event: &PointerEvent) -> Option<Box<dyn Drag>> {
    let from = press.from_in_viewport;
    let start = editor.session.point_in_world(from);
    Some(match press.target {
        Target::Corner(node) => Box::new(Resizing::begin(editor, node, start)),
        Target::Row(table, column) | Target::Handle(table, column) if event.modifiers.alt => {
            Box::new(Connecting::begin(table, Some(column), start))
        }
        Target::Handle(table, column) if press.is_on_one_row(editor, event) => {
            Box::new(Connecting::begin(table, Some(column), start))
        }
        Target::Row(table, column) if press.is_on_one_row(editor, event) => {
            Box::new(Reordering::begin(table, column))
        }
        Target::Header(NodeId::Table(table)) if event.modifiers.alt => {
            Box::new(Connecting::begin(table, None, start))
        }
        Target::End(relation, parent) => Box::new(Reconnecting::begin(editor, relation, parent, start)?),
        Target::Line(relation, _) if press.bends(editor, event) => {
            Box::new(Bending::begin(editor, relation, start)?)
        }
        _ if press.is_on_floor(editor) => Box::new(RubberBand::begin(editor, from, event)),
        _ => {
            if let Some(node) = press.whole()
                && !editor.session.selection.contains(node)
            {
                editor.select([node]);
            }
            Box::new(Moving::begin(editor, start))
        }
    })
}

/// What drawing with a tool does that begins here.
pub(crate) fn draw(editor: &mut Editor, event: &PointerEvent) -> Box<dyn Drag> {
    Box::new(Drawing::begin(editor, event))
}
