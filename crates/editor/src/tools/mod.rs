//! What pointers do: each gesture is a small state machine in a file of its own. An event goes in, the next state
//! comes out.

mod connecting;
mod drawing;
mod edge_panning;
mod hand;
mod moving;
mod pinching;
mod place;
mod pressing;
mod reconnecting;
mod resizing;
mod rubber_band;
mod snapping;
mod target;
mod view_marks;

use crowfoot_layout::Point;

use crate::Editor;
use crate::changes::{Panel, Request};
use crate::input::{Button, PointerEvent, PointerKind, PointerType};
use crate::session::Tool;
use crate::structure::set_fold;

use connecting::Connecting;
use drawing::Drawing;
use hand::Panning;
use moving::Moving;
use pinching::Pinching;
use pressing::Pressing;
use reconnecting::Reconnecting;
use resizing::Resizing;
use rubber_band::RubberBand;
use target::{Target, target};

pub(crate) use moving::carried;
pub(crate) use reconnecting::reconnect;
pub(crate) use snapping::snapped_by;
pub use view_marks::Cursor;

/// What a pointer is doing.
#[derive(Clone, Debug, Default)]
pub(crate) enum Gesture {
    #[default]
    Idle,
    /// Down, and not yet decided between a click and a drag.
    Pressing(Pressing),
    Moving(Moving),
    RubberBand(RubberBand),
    Connecting(Connecting),
    Reconnecting(Reconnecting),
    Resizing(Resizing),
    Drawing(Drawing),
    Panning(Panning),
    Pinching(Pinching),
}

/// A finger on the canvas.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Touch {
    id: i32,
    point_in_viewport: Point,
}

impl Editor {
    /// Takes an event of a mouse, pen or finger over the canvas.
    pub fn pointer(&mut self, event: &PointerEvent) {
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
            PointerKind::DoubleClick => self.double_click(event),
            PointerKind::Leave => self.set_hover(None),
        }
    }

    /// Whether a pointer is in the middle of something.
    pub fn is_dragging(&self) -> bool {
        !matches!(self.gesture, Gesture::Idle | Gesture::Pressing(_))
    }

    /// Takes back what a pointer is doing.
    pub(crate) fn cancel_gesture(&mut self) {
        let gesture = std::mem::take(&mut self.gesture);
        match gesture {
            Gesture::Idle => return,
            Gesture::Moving(_) | Gesture::Resizing(_) => self.bail(),
            Gesture::RubberBand(band) => self.set_selection(band.before()),
            _ => {}
        }
        self.changes.repaint = true;
    }

    fn pointer_down(&mut self, event: &PointerEvent) {
        self.cancel_gesture();
        let pan =
            event.button != Button::Primary || self.session.space_held || self.session.tool == Tool::Hand;
        self.gesture = match self.session.tool {
            _ if pan => Gesture::Panning(Panning::begin(self, event)),
            Tool::Area | Tool::Note => Gesture::Drawing(Drawing::begin(self, event)),
            _ => Gesture::Pressing(Pressing::begin(self, event)),
        };
        self.changes.repaint = true;
    }

    fn pointer_moved(&mut self, event: &PointerEvent) {
        self.gesture = match std::mem::take(&mut self.gesture) {
            Gesture::Idle => {
                let hover = target(self, self.session.point_in_world(event.point_in_viewport)).object();
                self.set_hover(hover);
                if self.session.tool == Tool::Table {
                    self.changes.repaint = true;
                }
                Gesture::Idle
            }
            Gesture::Pressing(pressing) => pressing.moved(self, event),
            Gesture::Moving(moving) => Gesture::Moving(moving.moved(self, event)),
            Gesture::RubberBand(band) => Gesture::RubberBand(band.moved(self, event)),
            Gesture::Connecting(connecting) => Gesture::Connecting(connecting.moved(self, event)),
            Gesture::Reconnecting(end) => Gesture::Reconnecting(end.moved(self, event)),
            Gesture::Resizing(resizing) => Gesture::Resizing(resizing.moved(self, event)),
            Gesture::Drawing(drawing) => Gesture::Drawing(drawing.moved(self, event)),
            Gesture::Panning(panning) => Gesture::Panning(panning.moved(self, event)),
            Gesture::Pinching(pinching) => Gesture::Pinching(pinching),
        };
    }

    fn pointer_up(&mut self, event: &PointerEvent) {
        match std::mem::take(&mut self.gesture) {
            Gesture::Idle => return,
            Gesture::Pressing(pressing) => pressing.clicked(self, event),
            Gesture::Moving(_) | Gesture::Resizing(_) => self.end_step(),
            Gesture::Connecting(connecting) => connecting.dropped(self, event),
            Gesture::Reconnecting(end) => end.moved(self, event).dropped(self),
            Gesture::Drawing(drawing) => drawing.done(self, event),
            Gesture::Panning(panning) => panning.done(self),
            Gesture::RubberBand(_) | Gesture::Pinching(_) => {}
        }
        self.changes.repaint = true;
    }

    /// Scrolls, or zooms about the pointer with the primary modifier, which is also what a pinch on a trackpad sends.
    fn wheel(&mut self, event: &PointerEvent) {
        let (dx, dy) = (event.wheel.x, event.wheel.y);
        if event.modifiers.ctrl || event.modifiers.meta {
            // A notch of a wheel is about 100 pixels, an event of a pinch a few.
            let factor = (-dy.clamp(-100.0, 100.0) / 250.0).exp();
            self.zoom_to(self.session.camera.zoom * factor, Some(event.point_in_viewport));
        } else if event.modifiers.shift && dx == 0.0 {
            self.pan(-dy, 0.0);
        } else {
            self.pan(-dx, -dy);
        }
    }

    fn double_click(&mut self, event: &PointerEvent) {
        self.cancel_gesture();
        if self.session.read_only || event.button != Button::Primary {
            return;
        }
        let point = self.session.point_in_world(event.point_in_viewport);
        match target(self, point) {
            Target::Canvas => self.place_table(point),
            Target::Header(node) => self.edit(node.into()),
            Target::Body(node) => match node {
                // The floor of an area is canvas.
                crowfoot_model::NodeId::Area(_) => self.place_table(point),
                crowfoot_model::NodeId::Enum(_) | crowfoot_model::NodeId::View(_) => {
                    self.request(Request::Open(Panel::Inspector));
                }
                _ => self.edit(node.into()),
            },
            Target::Row(table, column) => self.edit_column(table, Some(column), None),
            Target::Fold(node) => {
                let diagram = self.diagram();
                self.transact("Unfold", |edit, _| {
                    set_fold(edit, diagram, &[node], crowfoot_model::Fold::All);
                });
            }
            Target::Corner(_) => {}
            relation @ (Target::Part(_) | Target::End(..)) => {
                self.select(relation.object());
                self.request(Request::Open(Panel::Inspector));
            }
        }
    }
}
