//! Dragging nodes, with snapping.

use crowfoot_compact::VecSet;
use crowfoot_layout::{Point, Rect};
use crowfoot_model::{Line, NodeId, ObjectRef};
use crowfoot_scene::Marks;

use super::drag::Drag;
use super::snapping::{Guide, Snapping};
use super::view_marks::Cursor;
use crate::Editor;
use crate::input::PointerEvent;
use crate::lines::{carried_lines, shift_lines};

#[derive(Clone, Debug)]
pub(crate) struct Moving {
    start_in_world: Point,
    /// Where the nodes were, in world units.
    nodes: Vec<(NodeId, i32, i32)>,
    /// The lines between them that a user has put in their place, as they were.
    lines: Vec<Line>,
    /// All of them, and the rectangle around them where they were.
    moved: VecSet<NodeId>,
    bounds: Rect,
    /// What can be snapped to, and the part of the world that it was looked for in.
    snapping: Snapping,
    seen: Rect,
    guides: Vec<Guide>,
}

impl Moving {
    /// Begins to drag what is selected; areas take what lies on them along.
    pub(super) fn begin(editor: &mut Editor, start_in_world: Point) -> Self {
        let nodes = carried(editor);
        let scene = editor.scene();
        let rects: Vec<Rect> = nodes.iter().filter_map(|node| scene.bounds(*node)).collect();
        let bounds = Rect::bounds(&rects).unwrap_or_default();
        let moved: VecSet<NodeId> = nodes.iter().copied().collect();
        let (snapping, seen) = snapping(editor, bounds, &moved);
        let (document, diagram) = (editor.document(), editor.diagram());
        let lines = carried_lines(document, diagram, &nodes);
        let place = |node: &NodeId| document.placement(diagram, *node).map(|at| (*node, at.x, at.y));
        let places = nodes.iter().filter_map(place).collect();
        editor.begin_step("Move");
        editor.scene.lift(&nodes);
        Self { start_in_world, nodes: places, lines, moved, bounds, snapping, seen, guides: Vec::new() }
    }
}

impl Drag for Moving {
    fn moved(&mut self, editor: &mut Editor, event: &PointerEvent) {
        let point = editor.session.point_in_world(event.point_in_viewport);
        let (mut dx, mut dy) = (point.x - self.start_in_world.x, point.y - self.start_in_world.y);
        if event.modifiers.shift {
            if dx.abs() < dy.abs() { dx = 0.0 } else { dy = 0.0 }
        }
        let held = event.modifiers.primary(editor.session.platform) || event.modifiers.alt;
        let free = held || !editor.session.snapping;
        // At the border the view goes along.
        if !free && editor.session.visible() != self.seen {
            (self.snapping, self.seen) = snapping(editor, self.bounds, &self.moved);
        }
        let zoom = editor.session.camera.zoom;
        let (offset, guides) =
            if free { (Point::new(dx, dy), Vec::new()) } else { self.snapping.snap(dx, dy, zoom) };
        self.guides = guides;
        let diagram = editor.diagram();
        let (dx, dy) = (offset.x.round() as i32, offset.y.round() as i32);
        editor.change(|edit, _| {
            for (node, x, y) in &self.nodes {
                let placement = edit.placement_mut(diagram, *node);
                (placement.x, placement.y) = (x.saturating_add(dx), y.saturating_add(dy));
            }
            shift_lines(edit, &self.lines, dx, dy);
        });
        editor.changes.repaint = true;
    }

    fn dropped(self: Box<Self>, editor: &mut Editor, _event: &PointerEvent) {
        editor.end_step();
        editor.scene.land();
    }

    fn cancelled(self: Box<Self>, editor: &mut Editor) {
        editor.bail();
        editor.scene.land();
    }

    fn objects(&self) -> Vec<ObjectRef> {
        self.nodes.iter().map(|(node, ..)| (*node).into()).collect()
    }

    fn mark(&self, marks: &mut Marks) {
        marks.hovered = None;
        marks.lifts = true;
        marks.guides = self.guides.iter().map(|guide| (guide.from, guide.to)).collect();
    }

    fn cursor(&self) -> Option<Cursor> {
        Some(Cursor::Move)
    }
}

/// What stands still in view, for a drag of what was in `bounds`: its cost follows what is seen.
fn snapping(editor: &Editor, bounds: Rect, moved: &VecSet<NodeId>) -> (Snapping, Rect) {
    let (scene, seen) = (editor.scene(), editor.session.visible());
    let is_still =
        |node: &NodeId| !matches!(node, NodeId::Area(_)) && !moved.contains(node) && editor.reacts(*node);
    let still = scene.nodes_in(seen).into_iter().filter(is_still);
    (Snapping::new(bounds, still.filter_map(|node| scene.bounds(node)).collect()), seen)
}

/// The selected nodes and those that lie on selected areas.
pub(crate) fn carried(editor: &Editor) -> Vec<NodeId> {
    let scene = editor.scene();
    let mut nodes = editor.session.selection.nodes();
    for node in nodes.clone() {
        let NodeId::Area(_) = node else { continue };
        let Some(rect) = scene.bounds(node) else { continue };
        for member in scene.members(rect) {
            if !nodes.contains(&member) {
                nodes.push(member);
            }
        }
    }
    nodes
}
