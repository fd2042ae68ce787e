//! Two fingers: moving and zooming the view at once.

use crowfoot_layout::Point;

use super::{Gesture, Panning, Touch};
use crate::Editor;
use crate::input::{PointerEvent, PointerKind};

#[derive(Clone, Debug)]
pub(crate) struct Pinching {
    middle_in_viewport: Point,
    /// Between the fingers, in viewport pixels.
    distance: f64,
}

impl Editor {
    /// Keeps track of fingers. Returns whether the event was one of a pinch.
    pub(super) fn track_touch(&mut self, event: &PointerEvent) -> bool {
        let known = self.pointers.touches.iter().position(|touch| touch.id == event.pointer_id);
        let touch = Touch { id: event.pointer_id, point_in_viewport: event.point_in_viewport };
        match (event.kind, known.and_then(|at| self.pointers.touches.get_mut(at))) {
            (PointerKind::Down, None) => self.pointers.touches.push(touch),
            (PointerKind::Down | PointerKind::Move, Some(known)) => *known = touch,
            (PointerKind::Up | PointerKind::Cancel, Some(_)) => {
                self.pointers.touches.retain(|touch| touch.id != event.pointer_id);
            }
            _ => {}
        }
        let pinching = matches!(self.pointers.gesture, Gesture::Pinching(_));
        match (self.pointers.touches.as_slice(), pinching) {
            ([first, second, ..], false) => {
                let pinch = Pinching::between(*first, *second);
                self.cancel_gesture();
                self.pointers.gesture = Gesture::Pinching(pinch);
                true
            }
            ([first, second, ..], true) => {
                let next = Pinching::between(*first, *second);
                if let Gesture::Pinching(before) =
                    std::mem::replace(&mut self.pointers.gesture, Gesture::Pinching(next.clone()))
                {
                    self.pinch(&before, &next);
                }
                true
            }
            // The finger that stays moves the view.
            ([one], true) => {
                self.pointers.gesture = Gesture::Panning(Panning::from_point(one.point_in_viewport));
                true
            }
            ([], true) => {
                self.pointers.gesture = Gesture::Idle;
                true
            }
            _ => false,
        }
    }

    fn pinch(&mut self, before: &Pinching, after: &Pinching) {
        let (from, to) = (before.middle_in_viewport, after.middle_in_viewport);
        self.pan(to.x - from.x, to.y - from.y);
        self.zoom_to(self.session.camera.zoom * after.distance / before.distance, Some(to));
    }
}

impl Pinching {
    fn between(first: Touch, second: Touch) -> Self {
        let (a, b) = (first.point_in_viewport, second.point_in_viewport);
        Self {
            middle_in_viewport: Point::new((a.x + b.x) / 2.0, (a.y + b.y) / 2.0),
            distance: (a.x - b.x).hypot(a.y - b.y).max(1.0),
        }
    }
}
