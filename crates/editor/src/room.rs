//! Room for what has become larger: cards that would be covered move aside, areas grow with what lies on them, and what
//! is new goes where there is room. Overlaps that are there already stay: somebody has made them.

mod areas;
mod crowd;
mod newcomers;

use crowfoot_model::{Document, Edit, NodeId};
use crowfoot_scene::{Rect, Scene};

use crate::Editor;
use crate::gliding::Before;
use crate::lines::{carried_lines, shift_lines};

use crowd::Crowd;

/// What is kept free between a card that has grown and those that make room, in world units.
const GAP: f64 = 16.0;

/// Lets the diagrams that are drawn make room for what the last diff has made larger, in the step that is open.
pub(crate) fn make_room(editor: &mut Editor) {
    let mut edit = Edit::new(&editor.document);
    for scene in std::iter::once(&editor.scene).chain(editor.others.scenes()) {
        if !scene.outgrown().is_empty() {
            move_aside(&mut edit, &editor.document, scene);
        }
    }
    let diff = edit.finish();
    if !diff.is_empty() {
        let before = Before::new(editor);
        editor.record(&diff);
        before.glide(editor);
    }
}

fn move_aside(edit: &mut Edit, document: &Document, scene: &Scene) {
    let mut crowd = Crowd::new(scene);
    newcomers::settle(&mut crowd);
    crowd.spread();
    let diagram = scene.diagram();
    let mut shifts: Vec<(NodeId, i32, i32)> = Vec::new();
    for (node, rect) in crowd.changed() {
        let Some(was) = scene.bounds(node) else { continue };
        let (dx, dy) = (whole(rect.x) - whole(was.x), whole(rect.y) - whole(was.y));
        let sized = (rect.width, rect.height) != (was.width, was.height);
        if (dx, dy) == (0, 0) && !sized {
            continue;
        }
        let placement = edit.placement_mut(diagram, node);
        (placement.x, placement.y) = (placement.x.saturating_add(dx), placement.y.saturating_add(dy));
        if sized {
            (placement.width, placement.height) = (Some(size(rect.width)), Some(size(rect.height)));
        }
        shifts.push((node, dx, dy));
    }
    // Lines that somebody has put in their place go along where both of their tables do.
    while let Some((_, dx, dy)) = shifts.first().copied() {
        let (together, others) = shifts.into_iter().partition(|(_, x, y)| (*x, *y) == (dx, dy));
        shifts = others;
        let together: Vec<(NodeId, i32, i32)> = together;
        if document.lines().next().is_some() {
            let nodes: Vec<NodeId> = together.iter().map(|(node, ..)| *node).collect();
            shift_lines(edit, &carried_lines(document, diagram, &nodes), dx, dy);
        }
    }
}

/// Whether two rectangles are nearer to each other than is free between cards.
fn meets(a: &Rect, b: &Rect) -> bool {
    a.inflate(GAP).intersects(b)
}

fn whole(value: f64) -> i32 {
    value.round().clamp(-1e9, 1e9) as i32
}

fn size(value: f64) -> u32 {
    value.ceil().clamp(0.0, 1e9) as u32
}
