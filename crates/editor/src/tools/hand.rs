//! Moving the view by the pointer.

use crowfoot_layout::Point;

use crate::Editor;
use crate::changes::Request;
use crate::input::{Button, PointerEvent};

use super::target::target;

/// How far a press may move and still ask for the menu, in viewport pixels.
const SLOP: f64 = 4.0;

#[derive(Clone, Debug)]
pub(crate) struct Panning {
    last_in_viewport: Point,
    /// Whether letting go without having moved opens the menu.
    asks: bool,
}

impl Panning {
    pub(super) fn begin(editor: &mut Editor, event: &PointerEvent) -> Self {
        if event.button == Button::Secondary {
            // The menu that opens is about what is under the pointer.
            let object = target(editor, editor.session.point_in_world(event.point_in_viewport)).object();
            let covered = object.is_some_and(|object| {
                let node = object.node().map(Into::into);
                let selection = &editor.session.selection;
                selection.contains(object) || node.is_some_and(|node| selection.contains(node))
            });
            if !covered {
                editor.select(object);
            }
        }
        Self { asks: event.button == Button::Secondary, ..Self::from_point(event.point_in_viewport) }
    }

    pub(super) fn from_point(last_in_viewport: Point) -> Self {
        Self { last_in_viewport, asks: false }
    }

    pub(super) fn moved(mut self, editor: &mut Editor, event: &PointerEvent) -> Self {
        let (from, to) = (self.last_in_viewport, event.point_in_viewport);
        // A hand that presses may shake.
        if self.asks && (to.x - from.x).abs().max((to.y - from.y).abs()) < SLOP {
            return self;
        }
        self.asks = false;
        editor.pan(to.x - from.x, to.y - from.y);
        self.last_in_viewport = to;
        self
    }

    pub(super) fn done(self, editor: &mut Editor) {
        editor.changes.repaint = true;
        if self.asks {
            let at = self.last_in_viewport;
            editor.request(Request::Menu(at.x as i32, at.y as i32));
        }
    }
}
