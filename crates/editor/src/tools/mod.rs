//! What pointers do: each gesture is a small state machine in a file of its own. An event goes in, the next state
//! comes out.

mod bending;
mod connecting;
mod double_click;
mod drag;
mod drawing;
mod edge_panning;
mod hand;
mod moving;
mod pinching;
mod place;
mod pressing;
mod reconnecting;
mod reordering;
mod resizing;
mod rubber_band;
mod snapping;
mod spacing;
mod target;
mod view_marks;

use crowfoot_layout::Point;
use crowfoot_model::ObjectRef;
use crowfoot_scene::camera;

use crate::Editor;
use crate::editing::Walk;
use crate::input::{Button, PointerEvent, PointerKind, PointerType};
use crate::session::Tool;

use hand::Panning;
use pinching::Pinching;
use target::{Target, target};

pub(crate) use double_click::double_click;
pub(crate) use drag::{Drag, drag, draw};
pub(crate) use moving::carried;
pub(crate) use pressing::Pressing;
pub use view_marks::Cursor;

/// What a pointer is doing.
#[derive(Debug, Default)]
enum Gesture {
    #[default]
    Idle,
    /// Down, and not yet decided between a click and a drag.
    Pressing(Pressing),
    Panning(Panning),
    Pinching(Pinching),
    Dragging(Box<dyn Drag>),
}

/// A finger on the canvas.
#[derive(Clone, Copy, Debug)]
struct Touch {
    id: i32,
    point_in_viewport: Point,
}

/// The pointers over the canvas, and what they are doing together.
#[derive(Debug, Default)]
pub(crate) struct Pointers {
    gesture: Gesture,
    /// The fingers, in the order in which they came.
    touches: Vec<Touch>,
    /// The last event of a drag.
    last_drag: Option<PointerEvent>,
}

impl Pointers {
    pub(crate) fn is_idle(&self) -> bool {
        matches!(self.gesture, Gesture::Idle)
    }

    /// Ends what is going on without taking anything back: its document is no longer open.
    pub(crate) fn forget_gesture(&mut self) {
        self.gesture = Gesture::Idle;
    }

    /// Whether any of the objects that are pressed or dragged is of a kind.
    pub(crate) fn holds(&self, is_it: impl Fn(ObjectRef) -> bool) -> bool {
        match &self.gesture {
            Gesture::Dragging(drag) => drag.objects().into_iter().any(is_it),
            Gesture::Pressing(press) => press.object().is_some_and(is_it),
            _ => false,
        }
    }
}

impl Editor {
    /// Takes an event of a mouse, pen or finger over the canvas. Presses wait for the toolkit, in their order, where
    /// there is something to change.
    pub fn pointer(&mut self, event: &PointerEvent) {
        let looks = match event.kind {
            PointerKind::Wheel | PointerKind::Leave => true,
            PointerKind::Move => !self.wants_toolkit(),
            _ => self.session.read_only,
        };
        if looks || self.toolbox.free_toolkit().is_some() {
            return self.take_pointer(event);
        }
        let event = *event;
        self.with_toolkit(Box::new(move |editor, _| editor.take_pointer(&event)));
    }

    fn take_pointer(&mut self, event: &PointerEvent) {
        let gone = matches!(event.kind, PointerKind::Leave | PointerKind::Cancel);
        self.session.pointer_in_viewport = (!gone).then_some(event.point_in_viewport);
        if event.pointer_type == PointerType::Touch && self.track_touch(event) {
            return;
        }
        self.note_drag(event);
        match event.kind {
            PointerKind::Down => self.pointer_down(event),
            PointerKind::Move => self.pointer_moved(event),
            PointerKind::Up => self.pointer_up(event),
            PointerKind::Cancel => self.cancel_gesture(),
            PointerKind::Wheel => self.wheel(event),
            PointerKind::DoubleClick => {
                self.cancel_gesture();
                if let Some(toolkit) = self.toolbox.toolkit().filter(|_| !self.session.read_only) {
                    (toolkit.double_click)(self, event);
                }
            }
            PointerKind::Leave => self.set_hover(None),
        }
    }

    /// Whether a pointer is in the middle of something.
    pub fn is_dragging(&self) -> bool {
        !matches!(self.pointers.gesture, Gesture::Idle | Gesture::Pressing(_))
    }

    /// Whether a drag is under way that changes something, or may.
    pub(crate) fn is_carrying(&self) -> bool {
        matches!(self.pointers.gesture, Gesture::Dragging(_))
    }

    /// Takes back what a pointer is doing.
    pub(crate) fn cancel_gesture(&mut self) {
        let gesture = std::mem::take(&mut self.pointers.gesture);
        match gesture {
            Gesture::Idle => return,
            Gesture::Dragging(drag) => drag.cancelled(self),
            _ => {}
        }
        self.changes.repaint = true;
    }

    fn pointer_down(&mut self, event: &PointerEvent) {
        // What is typed elsewhere has been entered before a press, even where its input was not in the page yet.
        if let Some(toolkit) = self.toolbox.toolkit() {
            (toolkit.submit_field)(self, Walk::Stop);
        }
        self.cancel_gesture();
        let pan =
            event.button != Button::Primary || self.session.space_held || self.session.tool == Tool::Hand;
        self.pointers.gesture = match self.session.tool {
            _ if pan => Gesture::Panning(Panning::begin(self, event)),
            Tool::Area | Tool::Note => match self.toolbox.toolkit() {
                Some(toolkit) => Gesture::Dragging((toolkit.draw)(self, event)),
                None => Gesture::Idle,
            },
            _ => Gesture::Pressing(Pressing::begin(self, event)),
        };
        self.changes.repaint = true;
    }

    fn pointer_moved(&mut self, event: &PointerEvent) {
        self.pointers.gesture = match std::mem::take(&mut self.pointers.gesture) {
            Gesture::Idle => {
                let hover = target(self, self.session.point_in_world(event.point_in_viewport)).object();
                self.set_hover(hover);
                if self.session.tool == Tool::Table {
                    self.changes.repaint = true;
                }
                Gesture::Idle
            }
            Gesture::Pressing(pressing) => pressing.moved(self, event),
            Gesture::Dragging(mut drag) => {
                drag.moved(self, event);
                Gesture::Dragging(drag)
            }
            Gesture::Panning(panning) => Gesture::Panning(panning.moved(self, event)),
            Gesture::Pinching(pinching) => Gesture::Pinching(pinching),
        };
    }

    fn pointer_up(&mut self, event: &PointerEvent) {
        match std::mem::take(&mut self.pointers.gesture) {
            Gesture::Idle => return,
            Gesture::Pressing(pressing) => pressing.clicked(self, event),
            Gesture::Dragging(drag) => drag.dropped(self, event),
            Gesture::Panning(panning) => panning.done(self),
            Gesture::Pinching(_) => {}
        }
        self.changes.repaint = true;
    }

    /// Scrolls, or zooms about the pointer with the primary modifier, which is also what a pinch on a trackpad sends.
    fn wheel(&mut self, event: &PointerEvent) {
        let (dx, dy) = (event.wheel.x, event.wheel.y);
        if event.modifiers.ctrl || event.modifiers.meta {
            self.set_camera(camera::wheeled(self.session.camera, event.point_in_viewport, dy));
        } else if event.modifiers.shift && dx == 0.0 {
            self.pan(-dy, 0.0);
        } else {
            self.pan(-dx, -dy);
        }
    }
}
