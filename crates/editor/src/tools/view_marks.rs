//! How the state of the tools is shown.

use std::sync::Arc;

use crowfoot_model::{NodeId, ObjectRef};
use crowfoot_scene::{Detail, Marks};

use super::{Gesture, Target, target};
use crate::Editor;
use crate::session::Tool;

/// The shape of the pointer, by the names of CSS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cursor {
    Default,
    Pointer,
    Grab,
    Grabbing,
    Crosshair,
    Move,
    ResizeCorner,
    ResizeAcross,
    ResizeDown,
    Text,
}

impl Cursor {
    /// The value of the CSS property `cursor`.
    pub fn css(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Pointer => "pointer",
            Self::Grab => "grab",
            Self::Grabbing => "grabbing",
            Self::Crosshair => "crosshair",
            Self::Move => "move",
            Self::ResizeCorner => "nwse-resize",
            Self::ResizeAcross => "ew-resize",
            Self::ResizeDown => "ns-resize",
            Self::Text => "text",
        }
    }
}

impl Editor {
    /// What the session adds to the picture. The shell adds what a search has found.
    pub fn marks(&self) -> Marks {
        let mut marks = Marks {
            selected: self.session.selection.iter().collect(),
            hovered: match self.session.hover {
                Some(ObjectRef::Column(table, _)) if !self.draws_rows() => Some(ObjectRef::Table(table)),
                hover => hover,
            },
            found: self.session.matches.objects.iter().copied().collect(),
            focus: self.session.focus.as_ref().map(|focus| Arc::clone(&focus.nodes)),
            dwelt: self.session.dwelt.filter(|_| matches!(self.pointers.gesture, Gesture::Idle)),
            ..Marks::default()
        };
        if let Gesture::Dragging(drag) = &self.pointers.gesture {
            drag.mark(&mut marks);
        }
        marks
    }

    /// The shape of the pointer.
    pub fn cursor(&self) -> Cursor {
        match &self.pointers.gesture {
            Gesture::Panning(_) | Gesture::Pinching(_) => return Cursor::Grabbing,
            Gesture::Dragging(drag) => {
                if let Some(cursor) = drag.cursor() {
                    return cursor;
                }
            }
            Gesture::Idle | Gesture::Pressing(_) => {}
        }
        match self.session.tool {
            _ if self.session.space_held => return Cursor::Grab,
            Tool::Hand => return Cursor::Grab,
            Tool::Table | Tool::Note | Tool::Area => return Cursor::Crosshair,
            Tool::Select => {}
        }
        let Some(pointer) = self.session.pointer_in_viewport else { return Cursor::Default };
        if self.session.read_only {
            return if self.session.hover.is_some() { Cursor::Pointer } else { Cursor::Grab };
        }
        match target(self, self.session.point_in_world(pointer)) {
            Target::Corner(NodeId::Note(_) | NodeId::Area(_)) => Cursor::ResizeCorner,
            Target::Corner(_) => Cursor::ResizeAcross,
            Target::Header(_) => Cursor::Move,
            Target::Body(NodeId::Area(area)) => {
                let selected = self.session.selection.contains(ObjectRef::Area(area));
                if selected { Cursor::Move } else { Cursor::Default }
            }
            Target::End(..) => Cursor::Grab,
            Target::Handle(..) if self.draws_rows() => Cursor::Crosshair,
            Target::Line(_, upright) => match Detail::at(self.session.camera.zoom) {
                Detail::Blocks | Detail::Shapes | Detail::Names => Cursor::Pointer,
                _ if upright => Cursor::ResizeAcross,
                _ => Cursor::ResizeDown,
            },
            Target::Body(_) | Target::Row(..) | Target::Handle(..) | Target::Fold(_) => Cursor::Pointer,
            Target::Canvas => Cursor::Default,
        }
    }
}
