//! Panning while something is dragged to the border of the view.

use crowfoot_layout::Size;

use super::Gesture;
use crate::Editor;
use crate::input::{PointerEvent, PointerKind};

/// How near to the border it begins, in viewport pixels.
const BORDER: f64 = 28.0;
/// The speed at the border itself, in viewport pixels a millisecond.
const SPEED: f64 = 0.9;

impl Editor {
    /// Lets time pass, in milliseconds: cards that have been arranged glide to their places, and while something is
    /// dragged at the border of the view, the view follows. The shell calls it in every frame in which
    /// [`Editor::is_moving`]. Returns whether anything moved.
    pub fn tick(&mut self, elapsed: f64) -> bool {
        if self.gliding.go_on(&mut self.scene, elapsed) {
            self.changes.repaint = true;
            return true;
        }
        let drags = matches!(&self.pointers.gesture, Gesture::Dragging(drag) if drag.pans());
        let Some(last) = self.pointers.last_drag.filter(|_| drags) else { return false };
        let Size { width, height } = self.session.viewport;
        let step = SPEED * elapsed.clamp(0.0, 100.0);
        let at = last.point_in_viewport;
        let (dx, dy) = (push(at.x, width) * step, push(at.y, height) * step);
        if dx == 0.0 && dy == 0.0 {
            return false;
        }
        self.pan(dx, dy);
        self.pointer_moved(&last);
        true
    }

    /// Whether time changes what is seen: [`Editor::tick`].
    pub fn is_moving(&self) -> bool {
        self.gliding.is_running() || self.is_dragging()
    }

    /// Shows everything where it is.
    pub(crate) fn end_animation(&mut self) {
        self.gliding.end(&mut self.scene);
    }

    /// Remembers the last event of a drag, which goes on while the view moves under it.
    pub(super) fn note_drag(&mut self, event: &PointerEvent) {
        self.pointers.last_drag = match event.kind {
            PointerKind::Move | PointerKind::Down => Some(PointerEvent { kind: PointerKind::Move, ..*event }),
            _ => None,
        };
    }
}

/// From 1 at the near border to -1 at the far one, and 0 between.
fn push(at: f64, length: f64) -> f64 {
    let near = (BORDER - at).clamp(0.0, BORDER) / BORDER;
    let far = (at - (length - BORDER)).clamp(0.0, BORDER) / BORDER;
    near - far
}
