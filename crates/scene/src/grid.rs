//! A uniform grid over the world: what lies near a place is found without looking at everything.

use crowfoot_compact::{Arrange, VecMap};
use crowfoot_layout::Rect;

use crate::mixing::MixedMap;

/// Items by the cells that they touch. Answers are candidates: whoever asks looks at the exact shape.
#[derive(Clone, Debug)]
pub struct Grid<K> {
    cells: MixedMap<(i32, i32), Vec<K>>,
    /// The cells of each item; empty for one that is in `large`.
    items: VecMap<K, Vec<(i32, i32)>>,
    /// Items that touch so many cells that listing them everywhere would cost more than always looking at them.
    large: Vec<K>,
}

/// World units.
const CELL: f64 = 400.0;
const MAX_CELLS: usize = 512;

impl<K> Default for Grid<K> {
    fn default() -> Self {
        Self { cells: MixedMap::default(), items: VecMap::new(), large: Vec::new() }
    }
}

impl<K: Copy + Ord> Grid<K> {
    /// Enters an item, in the place of what was there under its key.
    pub fn insert(&mut self, key: K, rects: impl IntoIterator<Item = Rect>) {
        let mut touched = Vec::new();
        let mut is_large = false;
        for rect in rects {
            let span = Span::of(&rect);
            is_large |= touched.len() + span.count() > MAX_CELLS;
            if is_large {
                touched.clear();
                break;
            }
            touched.extend(span.cells());
        }
        touched.arrange_by(Ord::cmp);
        touched.dedup();
        let old = self.items.get(&key);
        if old.is_some_and(|old| *old == touched && !touched.is_empty()) {
            return;
        }
        if old.is_some() {
            self.take_out(key);
        }
        if is_large {
            self.large.push(key);
        }
        for cell in &touched {
            self.cells.entry(*cell).or_default().push(key);
        }
        self.items.insert(key, touched);
    }

    /// Takes an item out.
    pub fn remove(&mut self, key: K) {
        self.take_out(key);
        self.items.remove(&key);
    }

    /// Takes an item out of its cells.
    fn take_out(&mut self, key: K) {
        let Some(cells) = self.items.get_mut(&key).map(std::mem::take) else { return };
        if cells.is_empty() {
            drop_from(&mut self.large, key);
        }
        for cell in cells {
            if let Some(items) = self.cells.get_mut(&cell) {
                drop_from(items, key);
                if items.is_empty() {
                    self.cells.remove(&cell);
                }
            }
        }
    }

    /// The items that may touch a rectangle, ordered by key.
    pub fn near(&self, rect: &Rect) -> Vec<K> {
        let span = Span::of(rect);
        if span.count() > self.cells.len() {
            return self.items.keys().copied().collect();
        }
        let mut found: Vec<K> = self.large.clone();
        for cell in span.cells() {
            found.extend_from_slice(self.cells.get(&cell).map_or(&[][..], |items| items));
            if found.len() > self.items.len() {
                // Looking at each item is cheaper than putting so many in order.
                return self.items.keys().copied().collect();
            }
        }
        found.arrange_by(Ord::cmp);
        found.dedup();
        found
    }
}

/// Takes an item out of a list that is in no order.
fn drop_from<K: PartialEq>(items: &mut Vec<K>, key: K) {
    if let Some(at) = items.iter().rposition(|item| *item == key) {
        items.swap_remove(at);
    }
}

struct Span {
    left: i32,
    right: i32,
    top: i32,
    bottom: i32,
}

impl Span {
    fn of(rect: &Rect) -> Self {
        // A cast of a float saturates, so that no place is out of range.
        let cell = |value: f64| (value / CELL).floor().clamp(-1e8, 1e8) as i32;
        Self { left: cell(rect.x), right: cell(rect.right()), top: cell(rect.y), bottom: cell(rect.bottom()) }
    }

    fn count(&self) -> usize {
        let side = |from: i32, to: i32| usize::try_from(to - from + 1).unwrap_or(0);
        side(self.left, self.right).saturating_mul(side(self.top, self.bottom))
    }

    fn cells(&self) -> impl Iterator<Item = (i32, i32)> + use<> {
        let (left, right) = (self.left, self.right);
        (self.top..=self.bottom).flat_map(move |y| (left..=right).map(move |x| (x, y)))
    }
}

#[cfg(test)]
mod tests {
    use crowfoot_layout::Rect;

    use super::Grid;

    #[test]
    fn items_are_found_where_they_are_and_nowhere_else() {
        let mut grid = Grid::default();
        grid.insert(1, [Rect::new(10.0, 10.0, 50.0, 50.0)]);
        grid.insert(2, [Rect::new(5000.0, -9000.0, 50.0, 50.0)]);
        grid.insert(3, [Rect::new(-1e7, -1e7, 2e7, 2e7)]);
        assert_eq!(grid.near(&Rect::new(0.0, 0.0, 20.0, 20.0)), [1, 3]);
        assert_eq!(grid.near(&Rect::new(5010.0, -8990.0, 1.0, 1.0)), [2, 3]);
        grid.insert(1, [Rect::new(5000.0, -9000.0, 1.0, 1.0)]);
        grid.remove(3);
        assert!(grid.near(&Rect::new(0.0, 0.0, 20.0, 20.0)).is_empty());
        assert_eq!(grid.near(&Rect::new(-1e9, -1e9, 2e9, 2e9)), [1, 2]);
    }

    #[test]
    fn hostile_numbers_do_no_harm() {
        let mut grid = Grid::default();
        grid.insert(1, [Rect::new(f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::NAN)]);
        let _ = grid.near(&Rect::new(f64::NEG_INFINITY, f64::NAN, f64::INFINITY, 0.0));
        grid.remove(1);
        assert!(grid.near(&Rect::new(0.0, 0.0, 1.0, 1.0)).is_empty());
    }
}
