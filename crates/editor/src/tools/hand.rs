//! Moving the view by the pointer.

use crowfoot_layout::Point;

use crate::Editor;
use crate::input::{Button, PointerEvent};

use super::target::target;

#[derive(Clone, Debug)]
pub(crate) struct Panning {
    last_in_viewport: Point,
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
        Self::from_point(event.point_in_viewport)
    }

    pub(super) fn from_point(last_in_viewport: Point) -> Self {
        Self { last_in_viewport }
    }

    pub(super) fn moved(mut self, editor: &mut Editor, event: &PointerEvent) -> Self {
        let (from, to) = (self.last_in_viewport, event.point_in_viewport);
        editor.pan(to.x - from.x, to.y - from.y);
        self.last_in_viewport = to;
        self
    }

    pub(super) fn done(self, editor: &mut Editor) {
        editor.changes.repaint = true;
    }
}
