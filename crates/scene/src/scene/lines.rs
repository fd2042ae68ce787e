//! The lines of a scene: what they connect, and how they get their ways.

use crowfoot_compact::VecSet;
use crowfoot_layout::{Point, Router};
use crowfoot_model::{Document, ForeignKeyId, LineLabels, NodeId, TableId};

use super::Scene;
use crate::edge::{Edge, MAX_LABEL, label_text};
use crate::measure::{Font, Measure};
use crate::ruler::Ruler;
use crate::text::Label;

impl Scene {
    /// Takes what finds the ways of lines; those that are there are for [`Scene::settle`] to come to.
    pub fn set_router(&mut self, router: Router) {
        self.edges.set_router(router);
        self.changed();
    }

    /// Whether there is what finds the ways of lines.
    pub fn has_router(&self) -> bool {
        self.edges.router().is_some()
    }

    /// Takes the router of another scene, if that has one.
    pub fn adopt_router(&mut self, other: &Scene) {
        if let Some(router) = other.edges.router() {
            self.set_router(router);
        }
    }

    /// Whether no line is waiting for its way; without a router none is.
    pub fn is_settled(&self) -> bool {
        !self.edges.is_waiting()
    }

    /// Whether lines were routed in haste, as those of a table that is dragged are.
    pub fn is_hasty(&self) -> bool {
        self.edges.is_hasty()
    }

    /// Lets the lines that were routed in haste wait for [`Scene::settle`] with the others.
    pub fn mend(&mut self) {
        self.edges.mend();
    }

    /// Finds the ways of at most `most` lines that are waiting, and at last sets them apart. Returns whether all is
    /// done.
    pub fn settle(&mut self, most: usize) -> bool {
        self.changed();
        !self.edges.go_on(&self.obstacles, most.max(1))
    }

    /// The line of a foreign key, from the child to the parent, in world units.
    pub fn route(&self, table: TableId, foreign_key: ForeignKeyId) -> Option<&[Point]> {
        self.edges.get((table, foreign_key)).map(|(_, route)| route)
    }

    /// The line of a foreign key if its inner stretches lay at `bends`, as [`crowfoot_model::Line`] has them. `None`
    /// where that is not possible: it would run through a card.
    pub fn bent_route(&self, table: TableId, key: ForeignKeyId, bends: &[i32]) -> Option<Vec<Point>> {
        self.edges.bent((table, key), &self.obstacles, bends)
    }

    /// Brings the edges of a table up to date: those of its own foreign keys, and those that refer to it.
    pub(super) fn connect(
        &mut self,
        document: &Document,
        id: TableId,
        labels: LineLabels,
        measure: &dyn Measure,
    ) {
        let mut wanted = VecSet::new();
        if let Some(table) = document.table(id) {
            wanted.extend(table.foreign_keys.iter().map(|key| (id, key.id)));
        }
        wanted.extend(document.referring_to(id));
        for key in self.edges.keys_of(id) {
            if !wanted.contains(&key) {
                self.edges.remove(key);
            }
        }
        for key in wanted {
            match self.edge(document, key) {
                Some((mut edge, slots)) => {
                    if labels != LineLabels::None {
                        edge.label = self.edge_label(document, key, labels, measure);
                    }
                    self.edges.put(edge, slots);
                }
                None => self.edges.remove(key),
            }
        }
    }

    /// The label of a line.
    fn edge_label(
        &mut self,
        document: &Document,
        (table, key): (TableId, ForeignKeyId),
        labels: LineLabels,
        measure: &dyn Measure,
    ) -> Option<Label> {
        let table = document.table(table)?;
        let text = label_text(table, table.foreign_key(key)?, labels);
        let first = text.lines().next()?;
        Some(Ruler::new(measure, &mut self.widths).fitted(first, Font::Caption, MAX_LABEL))
    }

    fn edge(
        &self,
        document: &Document,
        (id, key): (TableId, ForeignKeyId),
    ) -> Option<(Edge, (usize, usize))> {
        let table = document.table(id)?;
        let foreign_key = table.foreign_key(key)?;
        let child = self.nodes.get(&NodeId::Table(id))?;
        let parent = self.nodes.get(&NodeId::Table(foreign_key.target_table()?))?;
        let mut edge = Edge::new(document, table, foreign_key, (&child.card, &parent.card))?;
        if let Some(line) = document.line(self.diagram, id, key) {
            edge.bends.clone_from(&line.bends);
        }
        Some((edge, (child.slot?, parent.slot?)))
    }
}
