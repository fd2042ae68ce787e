//! The better drawing of a design that was just opened: it may come while the first one is on show.

use crowfoot_model::{Edit, NodeId, ObjectRef, Record};
use crowfoot_scene::{Camera, Rect};

use crate::Editor;
use crate::gliding::Before;

/// What became of a better drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// It is on show.
    Taken,
    /// A pointer is down, or input waits for its code: try again.
    NotNow,
    /// Somebody has begun to work on the first drawing, or another design is open.
    Unwanted,
}

/// The state of the drawing of a newly opened design.
#[derive(Debug, Default)]
pub(crate) struct FirstDrawing {
    /// Whether a better one is expected, and the design is still as it was opened.
    is_shown: bool,
    /// The view as it was last fitted: another one has been moved.
    fitted: Option<Camera>,
}

impl FirstDrawing {
    /// The design has changed, or is another: no better drawing of it is wanted.
    pub(crate) fn end(&mut self) {
        self.is_shown = false;
    }

    pub(crate) fn note_fitted(&mut self, camera: Camera) {
        self.fitted = Some(camera);
    }
}

impl Editor {
    /// Expects a better drawing of the design that was just opened, until anything in it changes.
    pub fn expect_better(&mut self) {
        self.first_drawing.is_shown = true;
    }

    /// Takes the placements of a better drawing, in no step of undo, unless somebody has begun to work. A view that
    /// nobody has moved shows all of it; one that was moved keeps what it shows in its place.
    pub fn take_better(&mut self, placements: Vec<Record>) -> Better {
        let is_busy = !self.pointers.is_idle() || self.wants_toolkit() || self.wants_arranger();
        if is_busy && self.first_drawing.is_shown {
            return Better::NotNow;
        }
        if !std::mem::take(&mut self.first_drawing.is_shown) || self.session.editing.is_some() {
            return Better::Unwanted;
        }
        let mut edit = Edit::new(&self.document);
        placements.into_iter().for_each(|placement| edit.put(placement));
        let diff = edit.finish();
        let before = Before::new(self);
        let is_fitted = self.first_drawing.fitted == Some(self.session.camera);
        let kept = if is_fitted { None } else { self.looked_at() };
        self.apply_outside_undo(&diff);
        match kept {
            Some((node, was)) => {
                let now = self.scene.bounds(node).unwrap_or(was);
                let Camera { x, y, zoom } = self.session.camera;
                self.set_camera(Camera { x: x + now.x - was.x, y: y + now.y - was.y, zoom });
            }
            None => self.fit(),
        }
        before.glide(self);
        Better::Taken
    }

    /// The card that somebody most likely looks at: of those in view the selected one, or else that in the middle.
    fn looked_at(&self) -> Option<(NodeId, Rect)> {
        let view = self.session.visible();
        let middle = view.centre();
        let away = |rect: &Rect| {
            let at = rect.centre();
            (at.x - middle.x).abs().max((at.y - middle.y).abs())
        };
        let rank = |card: &(NodeId, Rect)| {
            let is_selected = self.session.selection.contains(ObjectRef::from(card.0));
            if is_selected { -1.0 } else { away(&card.1) }
        };
        let cards = self.scene.nodes_in(view).into_iter();
        let cards = cards.filter_map(|node| Some((node, self.scene.bounds(node)?)));
        cards.min_by(|a, b| rank(a).total_cmp(&rank(b)))
    }
}
