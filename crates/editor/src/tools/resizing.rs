//! Dragging the corner of a note, an area or a card.

use crowfoot_layout::{Point, Rect};
use crowfoot_model::{NodeId, ObjectRef};
use crowfoot_scene::Marks;

use super::drag::Drag;
use super::view_marks::Cursor;
use crate::Editor;
use crate::grid::GRID;
use crate::input::PointerEvent;

/// The least size of notes and areas, in world units.
const SMALLEST: (f64, f64) = (64.0, 40.0);

#[derive(Clone, Debug)]
pub(crate) struct Resizing {
    node: NodeId,
    /// Where the node was, in world units.
    before: Rect,
    start_in_world: Point,
}

impl Resizing {
    pub(super) fn begin(editor: &mut Editor, node: NodeId, start_in_world: Point) -> Self {
        let before = editor.scene().bounds(node).unwrap_or_default();
        editor.begin_step("Resize");
        Self { node, before, start_in_world }
    }
}

impl Drag for Resizing {
    fn moved(&mut self, editor: &mut Editor, event: &PointerEvent) {
        let point = editor.session.point_in_world(event.point_in_viewport);
        let free = event.modifiers.primary(editor.session.platform);
        let snapped = |start: f64, length: f64, by: f64, least: f64| {
            let end = start + length + by;
            let end = if free { end } else { (end / GRID).round() * GRID };
            (end - start).max(least).round() as u32
        };
        let (dx, dy) = (point.x - self.start_in_world.x, point.y - self.start_in_world.y);
        let width = snapped(self.before.x, self.before.width, dx, SMALLEST.0);
        let height = snapped(self.before.y, self.before.height, dy, SMALLEST.1);
        let (diagram, node) = (editor.diagram(), self.node);
        editor.change(|edit, _| {
            let placement = edit.placement_mut(diagram, node);
            placement.width = Some(width);
            // The height of a card follows from its rows.
            if matches!(node, NodeId::Note(_) | NodeId::Area(_)) {
                placement.height = Some(height);
            }
        });
        editor.changes.repaint = true;
    }

    fn dropped(self: Box<Self>, editor: &mut Editor, _event: &PointerEvent) {
        editor.end_step();
    }

    fn cancelled(self: Box<Self>, editor: &mut Editor) {
        editor.bail();
    }

    fn objects(&self) -> Vec<ObjectRef> {
        vec![self.node.into()]
    }

    fn mark(&self, _marks: &mut Marks) {}

    fn cursor(&self) -> Option<Cursor> {
        Some(Cursor::ResizeCorner)
    }

    fn pans(&self) -> bool {
        false
    }
}
