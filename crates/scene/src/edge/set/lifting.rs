//! The lines of what is being dragged, and those that it is dragged over.

use crowfoot_compact::VecSet;
use crowfoot_layout::{Obstacles, Point};
use crowfoot_model::TableId;

use super::{CLEARANCE, EdgeSet};
use crate::edge::Edge;

impl EdgeSet {
    /// Some tables are about to be dragged: until [`EdgeSet::land`] the index leaves their lines where they were.
    pub(crate) fn lift(&mut self, tables: impl Iterator<Item = TableId>) {
        let slots = tables.filter_map(|table| self.of_table.get(&table)).flatten();
        self.lifted = slots.copied().collect();
        self.is_lifting = true;
    }

    /// The dragged objects were dropped. Lines that they now cover, and those that avoided them before, wait
    /// for [`EdgeSet::mend`].
    pub(crate) fn land(&mut self, obstacles: &Obstacles) {
        self.is_lifting = false;
        for slot in std::mem::take(&mut self.lifted) {
            self.index(slot);
        }
        let pressing = std::mem::take(&mut self.pressing);
        if !pressing.is_empty() {
            self.hasty.extend(&self.yielding);
        }
        for node in pressing {
            let Some(rect) = obstacles.get(node) else { continue };
            let moved: VecSet<usize> = self.passing(&rect.inflate(CLEARANCE / 2.0)).into_iter().collect();
            self.hasty.extend(&moved);
            self.note_displaced(node, moved);
        }
    }

    /// Keeps which lines gave way to an obstacle.
    pub(super) fn note_displaced(&mut self, node: usize, lines: VecSet<usize>) {
        if !lines.is_empty() {
            self.displaced.insert(node, lines);
        }
    }

    /// Whether lines keep their ways while something is dragged over them: giving way would move lines all over a large
    /// diagram, for a moment each.
    pub(super) fn waits_for_drop(&self) -> bool {
        self.is_lifting && self.is_large()
    }

    /// The edges of what is being dragged.
    pub(crate) fn lifted(&self) -> impl Iterator<Item = (&Edge, &[Point])> + '_ {
        self.lifted.iter().filter_map(|slot| self.at(*slot))
    }
}
