//! Selecting by a rectangle.

use crowfoot_layout::{Point, Rect};
use crowfoot_model::{NodeId, ObjectRef};
use crowfoot_scene::Marks;

use super::drag::Drag;
use crate::Editor;
use crate::input::PointerEvent;
use crate::selection::Selection;

#[derive(Clone, Debug)]
pub(crate) struct RubberBand {
    start_in_world: Point,
    end_in_world: Point,
    /// What was selected when it began, for Escape.
    before: Selection,
    /// What stays selected whatever the rectangle holds.
    kept: Selection,
}

impl RubberBand {
    pub(super) fn begin(editor: &Editor, from_in_viewport: Point, event: &PointerEvent) -> Self {
        let start = editor.session.point_in_world(from_in_viewport);
        let before = editor.session.selection.clone();
        let kept = if event.modifiers.shift { before.clone() } else { Selection::default() };
        Self { start_in_world: start, end_in_world: start, before, kept }
    }

    /// The rectangle in world units.
    fn rect(&self) -> Rect {
        Rect::spanning(self.start_in_world, self.end_in_world)
    }
}

impl Drag for RubberBand {
    /// Selects the cards that the rectangle touches and the areas that it holds.
    fn moved(&mut self, editor: &mut Editor, event: &PointerEvent) {
        self.end_in_world = editor.session.point_in_world(event.point_in_viewport);
        let rect = self.rect();
        let scene = editor.scene();
        let holds = |node: &NodeId| {
            let within = |own: Rect| {
                own.x >= rect.x
                    && own.y >= rect.y
                    && own.right() <= rect.right()
                    && own.bottom() <= rect.bottom()
            };
            !matches!(node, NodeId::Area(_)) || scene.bounds(*node).is_some_and(within)
        };
        let inside = scene.nodes_in(rect).into_iter().filter(holds).filter(|node| editor.reacts(*node));
        let selection = Selection::of(self.kept.iter().chain(inside.map(ObjectRef::from)));
        editor.set_selection(selection);
        editor.changes.repaint = true;
    }

    fn cancelled(self: Box<Self>, editor: &mut Editor) {
        editor.set_selection(self.before);
    }

    fn mark(&self, marks: &mut Marks) {
        marks.rubber_band = Some(self.rect());
    }
}
