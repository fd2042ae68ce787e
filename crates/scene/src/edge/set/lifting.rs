//! The lines of what is being dragged, and those that it is dragged over.

use crowfoot_compact::VecSet;
use crowfoot_layout::{Obstacles, Point};
use crowfoot_model::TableId;

use super::{CLEARANCE, EdgeSet, State};
use crate::edge::Edge;

/// What is being dragged.
#[derive(Clone, Debug, Default)]
pub(super) struct Drag {
    /// Its lines: their places in the index are those from before.
    pub(super) lines: VecSet<usize>,
    /// The obstacles that are dragged over lines, which keep their ways until the drop.
    pub(super) pressing: VecSet<usize>,
}

impl EdgeSet {
    /// Some tables are about to be dragged: until [`EdgeSet::land`] the index leaves their lines where they were.
    pub(crate) fn lift(&mut self, tables: impl Iterator<Item = TableId>) {
        let slots = tables.filter_map(|table| self.of_table.get(&table)).flatten();
        self.drag = Some(Drag { lines: slots.copied().collect(), pressing: VecSet::new() });
    }

    /// The dragged objects were dropped. Lines that they now cover, and those that avoided them before, wait
    /// for [`EdgeSet::mend`].
    pub(crate) fn land(&mut self, obstacles: &Obstacles) {
        let Some(drag) = self.drag.take() else { return };
        for slot in drag.lines {
            self.index(slot);
        }
        if !drag.pressing.is_empty() {
            self.press(self.yielding.clone());
        }
        for node in drag.pressing {
            let Some(rect) = obstacles.get(node) else { continue };
            let moved: VecSet<usize> = self.passing(&rect.inflate(CLEARANCE / 2.0)).into_iter().collect();
            self.press(moved.clone());
            self.note_displaced(node, moved);
        }
    }

    /// Has lines that a dragged card covers routed after the drag. Those that wait for a route anyway will see the card.
    pub(super) fn press(&mut self, lines: VecSet<usize>) {
        self.give_up_batch();
        for slot in lines {
            if matches!(self.progress.get(slot), State::Settled | State::Loose) {
                self.progress.set(slot, State::Hasty);
            }
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
        self.drag.is_some() && self.is_large()
    }

    /// The edges of what is being dragged.
    pub(crate) fn lifted(&self) -> impl Iterator<Item = (&Edge, &[Point])> + '_ {
        let lines = self.drag.iter().flat_map(|drag| &drag.lines);
        lines.filter_map(|slot| self.at(*slot))
    }

    pub(super) fn is_lifted(&self, slot: usize) -> bool {
        self.drag.as_ref().is_some_and(|drag| drag.lines.contains(&slot))
    }
}
