//! Lines that a user puts in their place: the geometry of their bends, and the records that keep them.

mod bends;
mod grip;

use crowfoot_layout::Point;
use crowfoot_model::{DiagramId, Document, Edit, Line, NodeId, ObjectRef, RecordKey};

use crate::Editor;
use crate::grid::snapped_by;
use crate::structure::Relation;
use crate::towards::Towards;

pub(crate) use bends::{of_route, simplified};
pub(crate) use grip::Grip;

impl Editor {
    /// The relations that are selected and drawn.
    pub(crate) fn selected_relations(&self) -> Vec<Relation> {
        let drawn = |object| match object {
            ObjectRef::ForeignKey(table, foreign_key) => {
                self.scene().route(table, foreign_key).map(|_| Relation { table, foreign_key })
            }
            _ => None,
        };
        self.session.selection.iter().filter_map(drawn).collect()
    }

    /// Whether a line lies where a user has put it.
    pub(crate) fn is_bent(&self, relation: Relation) -> bool {
        self.document().line(self.diagram(), relation.table, relation.foreign_key).is_some()
    }

    /// Moves the middle stretches of the selected lines that lie across a direction. Repeated, it stays one step of
    /// undo.
    pub(crate) fn bend_selected(&mut self, towards: Towards, by: i32) {
        let (across, down) = towards.step();
        let mut lines = Vec::new();
        for relation in self.selected_relations() {
            let Some(route) = self.scene().route(relation.table, relation.foreign_key) else { continue };
            let Some(mut grip) = Grip::in_the_middle(route, across != 0) else { continue };
            grip.set(|start, is_across| snapped_by(start, if is_across { across * by } else { down * by }));
            let bends = simplified(&grip.bends, route);
            if let Some(bends) = [bends, grip.bends].into_iter().find(|bends| self.can_bend(relation, bends))
            {
                lines.push((relation, bends));
            }
        }
        let diagram = self.diagram();
        self.transact_repeating("Move line", |edit, _| {
            lines.into_iter().for_each(|(relation, bends)| keep(edit, diagram, relation, bends));
        });
    }

    /// Whether a line can lie with its inner stretches there; one without any is straight, or finds its own way.
    pub(crate) fn can_bend(&self, relation: Relation, bends: &[i32]) -> bool {
        bends.is_empty() || self.scene().bent_route(relation.table, relation.foreign_key, bends).is_some()
    }

    /// Lets lines find their own ways again.
    pub(crate) fn straighten(&mut self, relations: &[Relation]) {
        let diagram = self.diagram();
        self.transact("Straighten line", |edit, _| {
            for relation in relations {
                edit.remove(RecordKey::Line(diagram, relation.table, relation.foreign_key));
            }
        });
    }

    /// The relations of the diagram whose lines a user has put in their place.
    pub(crate) fn bent_relations(&self) -> Vec<Relation> {
        let on_diagram = self.document().lines().filter(|line| line.diagram == self.diagram());
        on_diagram.map(|line| Relation { table: line.table, foreign_key: line.foreign_key }).collect()
    }
}

/// Says where a line lies; with no bends it finds its own way.
pub(crate) fn keep(edit: &mut Edit, diagram: DiagramId, relation: Relation, bends: Vec<i32>) {
    let Relation { table, foreign_key } = relation;
    match bends.is_empty() {
        true => edit.remove(RecordKey::Line(diagram, table, foreign_key)),
        false => edit.put(Line { diagram, table, foreign_key, bends }),
    }
}

/// The lines whose tables are all among `nodes`: they move with them.
pub(crate) fn carried_lines(document: &Document, diagram: DiagramId, nodes: &[NodeId]) -> Vec<Line> {
    let moves = |line: &&std::sync::Arc<Line>| {
        let key = document.table(line.table).and_then(|table| table.foreign_key(line.foreign_key));
        let parent = key.and_then(|key| key.target_table());
        line.diagram == diagram
            && nodes.contains(&NodeId::Table(line.table))
            && parent.is_some_and(|parent| nodes.contains(&NodeId::Table(parent)))
    };
    document.lines().filter(moves).map(|line| Line::clone(line)).collect()
}

/// Puts lines where they were, and so far to the side.
pub(crate) fn shift_lines(edit: &mut Edit, lines: &[Line], dx: i32, dy: i32) {
    for line in lines {
        let mut line = line.clone();
        for (number, bend) in line.bends.iter_mut().enumerate() {
            *bend = bend.saturating_add(if number % 2 == 0 { dx } else { dy });
        }
        edit.put(line);
    }
}

/// A coordinate as the document keeps it.
fn whole(value: f64) -> i32 {
    value.round().clamp(-1e9, 1e9) as i32
}

/// Neighbouring points of a route.
fn stretches(route: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    route.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)))
}
