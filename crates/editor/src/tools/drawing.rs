//! Drawing a note or an area: a rectangle by dragging, the usual size by a click.

use crowfoot_layout::{Point, Rect};
use crowfoot_scene::Marks;

use super::drag::Drag;
use super::view_marks::Cursor;
use crate::Editor;
use crate::grid::GRID;
use crate::input::PointerEvent;
use crate::session::Tool;

/// What is smaller than this is a click, in viewport pixels.
const CLICK: f64 = 8.0;
const NOTE: (f64, f64) = (200.0, 120.0);
const AREA: (f64, f64) = (480.0, 320.0);

#[derive(Clone, Debug)]
pub(crate) struct Drawing {
    start_in_world: Point,
    end_in_world: Point,
}

impl Drawing {
    pub(super) fn begin(editor: &Editor, event: &PointerEvent) -> Self {
        let start = editor.session.point_in_world(event.point_in_viewport);
        Self { start_in_world: start, end_in_world: start }
    }

    /// The rectangle in world units.
    fn rect(&self) -> Rect {
        Rect::spanning(self.start_in_world, self.end_in_world)
    }
}

impl Drag for Drawing {
    fn moved(&mut self, editor: &mut Editor, event: &PointerEvent) {
        self.end_in_world = editor.session.point_in_world(event.point_in_viewport);
        editor.changes.repaint = true;
    }

    fn dropped(mut self: Box<Self>, editor: &mut Editor, event: &PointerEvent) {
        self.end_in_world = editor.session.point_in_world(event.point_in_viewport);
        let tool = editor.session.tool;
        let drawn = self.rect();
        let clicked = drawn.width.max(drawn.height) * editor.session.camera.zoom < CLICK;
        editor.set_tool(Tool::Select);
        let (width, height) = if tool == Tool::Area { AREA } else { NOTE };
        let rect = if clicked { Rect::new(drawn.x, drawn.y, width, height) } else { drawn };
        if tool == Tool::Area {
            editor.place_area(on_grid(rect));
        } else {
            editor.place_note(on_grid(rect));
        }
    }

    fn mark(&self, marks: &mut Marks) {
        marks.rubber_band = Some(self.rect());
    }

    fn cursor(&self) -> Option<Cursor> {
        Some(Cursor::Crosshair)
    }

    fn pans(&self) -> bool {
        false
    }
}

fn on_grid(rect: Rect) -> Rect {
    let snap = |at: f64| (at / GRID).round() * GRID;
    Rect::spanning(
        Point::new(snap(rect.x), snap(rect.y)),
        Point::new(snap(rect.right()).max(snap(rect.x) + GRID), snap(rect.bottom()).max(snap(rect.y) + GRID)),
    )
}
