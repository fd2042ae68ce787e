//! Dragging a stretch or a corner of a line.

use crowfoot_layout::Point;
use crowfoot_model::ObjectRef;
use crowfoot_scene::Marks;

use super::Cursor;
use super::drag::Drag;
use crate::Editor;
use crate::grid::grid;
use crate::input::PointerEvent;
use crate::lines::{Grip, keep, of_route, simplified};
use crate::structure::Relation;

/// How near to a corner both of its stretches are taken, and how near other stretches of the line pull, in viewport
/// pixels.
const CORNER: f64 = 8.0;
const PULL: f64 = 6.0;

#[derive(Clone, Debug)]
pub(crate) struct Bending {
    relation: Relation,
    start_in_world: Point,
    grip: Grip,
    /// The line as it was.
    route: Vec<Point>,
}

impl Bending {
    pub(super) fn begin(editor: &mut Editor, relation: Relation, start_in_world: Point) -> Option<Self> {
        let route = editor.scene().route(relation.table, relation.foreign_key)?.to_vec();
        let grip = Grip::at(&route, start_in_world, CORNER / editor.session.camera.zoom)?;
        editor.select([ObjectRef::ForeignKey(relation.table, relation.foreign_key)]);
        editor.begin_step("Move line");
        Some(Self { relation, start_in_world, grip, route })
    }

    /// Where a stretch comes to rest: in line with another of the line, else on the grid.
    fn rest(&self, wanted: f64, across: bool, held: usize, zoom: f64) -> i32 {
        let own = self.grip.bends.iter().enumerate();
        let parallel = own.filter(|(bend, _)| (bend % 2 == 0) == across && *bend != held);
        let mut lines: Vec<f64> = parallel.map(|(_, at)| f64::from(*at)).collect();
        if !across {
            lines.extend(self.route.first().into_iter().chain(self.route.last()).map(|end| end.y));
        }
        let nearest = lines
            .into_iter()
            .reduce(|best, other| if (other - wanted).abs() < (best - wanted).abs() { other } else { best });
        match nearest.filter(|line| (line - wanted).abs() <= PULL / zoom) {
            Some(line) => line.round() as i32,
            None => {
                let grid = grid(zoom);
                ((wanted / grid).round() * grid) as i32
            }
        }
    }
}

impl Drag for Bending {
    fn moved(&mut self, editor: &mut Editor, event: &PointerEvent) {
        let point = editor.session.point_in_world(event.point_in_viewport);
        let (dx, dy) = (point.x - self.start_in_world.x, point.y - self.start_in_world.y);
        let (free, zoom) = (event.modifiers.primary(editor.session.platform), editor.session.camera.zoom);
        let mut moved = self.grip.clone();
        for (bend, start) in self.grip.held.clone() {
            let across = bend % 2 == 0;
            let wanted = f64::from(start) + if across { dx } else { dy };
            let at = if free { wanted.round() as i32 } else { self.rest(wanted, across, bend, zoom) };
            if let Some(slot) = moved.bends.get_mut(bend) {
                *slot = at;
            }
        }
        let Relation { table, foreign_key } = self.relation;
        // A line never comes to lie on a card: it waits until the pointer is past it, and keeps a foot of its own two.
        if let Some(route) = editor.scene().bent_route(table, foreign_key, &moved.bends) {
            let drawn = of_route(&route);
            if drawn.len() == moved.bends.len() {
                moved.bends = drawn;
            }
            self.grip = moved;
            let (diagram, bends) = (editor.diagram(), self.grip.bends.clone());
            editor.change(|edit, _| keep(edit, diagram, self.relation, bends));
        }
        editor.changes.repaint = true;
    }

    fn dropped(self: Box<Self>, editor: &mut Editor, _event: &PointerEvent) {
        let simple = simplified(&self.grip.bends, &self.route);
        if simple != self.grip.bends && editor.can_bend(self.relation, &simple) {
            let diagram = editor.diagram();
            editor.change(|edit, _| keep(edit, diagram, self.relation, simple));
        }
        editor.end_step();
    }

    fn cancelled(self: Box<Self>, editor: &mut Editor) {
        editor.bail();
    }

    fn objects(&self) -> Vec<ObjectRef> {
        vec![ObjectRef::ForeignKey(self.relation.table, self.relation.foreign_key)]
    }

    fn mark(&self, marks: &mut Marks) {
        marks.hovered = Some(ObjectRef::ForeignKey(self.relation.table, self.relation.foreign_key));
    }

    fn cursor(&self) -> Option<Cursor> {
        Some(match self.grip.moves() {
            (true, true) => Cursor::Move,
            (true, false) => Cursor::ResizeAcross,
            _ => Cursor::ResizeDown,
        })
    }
}
