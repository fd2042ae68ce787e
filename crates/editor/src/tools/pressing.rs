//! Down, and not yet moved: a click when it goes up, a drag when it moves.

use crowfoot_layout::Point;
use crowfoot_model::{NodeId, ObjectRef};
use crowfoot_scene::Detail;

use super::target::pressed;
use super::{Gesture, Panning, Target};
use crate::Editor;
use crate::input::{PointerEvent, PointerType};
use crate::session::Tool;

/// How far a mouse moves before it drags, in viewport pixels.
const SLOP: f64 = 4.0;
/// The same for a finger.
const TOUCH_SLOP: f64 = 10.0;

#[derive(Clone, Debug)]
pub(crate) struct Pressing {
    pub(super) from_in_viewport: Point,
    pub(super) target: Target,
    /// What was under the pointer was selected by the press, so that letting go has nothing left to do.
    selected_now: bool,
}

impl Pressing {
    pub(super) fn begin(editor: &mut Editor, event: &PointerEvent) -> Self {
        let target = pressed(editor, event);
        let mut selected_now = false;
        let extending = event.modifiers.shift || event.modifiers.primary(editor.session.platform);
        if let Some(object) = whole(target)
            && editor.session.tool == Tool::Select
            && !extending
            && !is_selected(editor, target)
        {
            editor.select([object]);
            selected_now = true;
        }
        Self { from_in_viewport: event.point_in_viewport, target, selected_now }
    }

    pub(super) fn moved(self, editor: &mut Editor, event: &PointerEvent) -> Gesture {
        let (from, to) = (self.from_in_viewport, event.point_in_viewport);
        let slop = if event.pointer_type == PointerType::Touch { TOUCH_SLOP } else { SLOP };
        if (to.x - from.x).abs().max((to.y - from.y).abs()) < slop {
            return Gesture::Pressing(self);
        }
        let swipes = event.pointer_type == PointerType::Touch
            && self.is_on_floor(editor)
            && !(matches!(self.target, Target::Line(..)) && self.bends(editor, event));
        if swipes || editor.session.read_only || editor.session.tool != Tool::Select {
            return Gesture::Panning(Panning::from_point(from).moved(editor, event));
        }
        let Some(toolkit) = editor.toolbox.toolkit() else { return Gesture::Pressing(self) };
        let Some(mut drag) = (toolkit.drag)(editor, &self, event) else { return Gesture::Idle };
        drag.moved(editor, event);
        Gesture::Dragging(drag)
    }

    /// What it is on.
    pub(crate) fn object(&self) -> Option<ObjectRef> {
        self.target.object()
    }

    /// The press was a click.
    pub(super) fn clicked(self, editor: &mut Editor, event: &PointerEvent) {
        match editor.session.tool {
            Tool::Table => {
                editor.set_tool(Tool::Select);
                return editor.place_table(editor.session.point_in_world(event.point_in_viewport));
            }
            Tool::Select => {}
            _ => return,
        }
        let extending = event.modifiers.shift || event.modifiers.primary(editor.session.platform);
        match self.whole() {
            Some(object) if extending => editor.toggle_selected(object),
            // The first click selects the table, the next one the column in it.
            Some(object) if !self.selected_now => editor.select([self.target.object().unwrap_or(object)]),
            Some(_) => {}
            None if !extending => editor.select([]),
            None => {}
        }
    }

    /// Whether it is on the canvas or on what counts as such: a line, the floor of an area. An area is moved by its
    /// name, or once it is selected.
    pub(super) fn is_on_floor(&self, editor: &Editor) -> bool {
        match self.target {
            Target::Canvas | Target::Line(..) => true,
            Target::Body(NodeId::Area(area)) => !editor.session.selection.contains(ObjectRef::Area(area)),
            _ => false,
        }
    }

    /// What the press is on, as a whole.
    pub(super) fn whole(&self) -> Option<ObjectRef> {
        whole(self.target)
    }

    /// Whether dragging a line moves a stretch of it: where it is drawn as it runs, and with a finger only once it is
    /// selected.
    pub(super) fn bends(&self, editor: &Editor, event: &PointerEvent) -> bool {
        let extending = event.modifiers.shift || event.modifiers.primary(editor.session.platform);
        let by_touch = event.pointer_type == PointerType::Touch && self.selected_now;
        !extending && !by_touch && Detail::at(editor.session.camera.zoom) >= Detail::Bars
    }

    /// Whether dragging a row moves it within its table, or its handle draws a relation: not from a group that is moved as
    /// one, and with a finger only from a table that was selected before.
    pub(super) fn is_on_one_row(&self, editor: &Editor, event: &PointerEvent) -> bool {
        let grouped = editor.session.selection.nodes().len() > 1;
        let by_touch = event.pointer_type == PointerType::Touch && self.selected_now;
        !grouped && !by_touch && editor.draws_rows()
    }
}

/// What a first click selects: the node as a whole, or a relation. The floor of an area is canvas.
fn whole(target: Target) -> Option<ObjectRef> {
    match target {
        Target::Canvas | Target::Body(NodeId::Area(_)) => None,
        Target::Header(node) | Target::Body(node) | Target::Fold(node) | Target::Corner(node) => {
            Some(ObjectRef::from(node))
        }
        Target::Row(table, _) | Target::Handle(table, _) => Some(ObjectRef::Table(table)),
        Target::Line(..) | Target::End(..) => target.object(),
    }
}

fn is_selected(editor: &Editor, target: Target) -> bool {
    let selection = &editor.session.selection;
    let column = target.object().is_some_and(|object| selection.contains(object));
    // With one of its columns selected, a click on another row goes to that row.
    let sibling = matches!(target, Target::Row(table, _) | Target::Handle(table, _) if selection.table() == Some(table));
    column || sibling || whole(target).is_some_and(|object| selection.contains(object))
}
