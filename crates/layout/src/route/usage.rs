//! How crowded the horizontal gaps between nodes are: routes already found make their gaps dearer for other nets.

use super::Route;
use crate::geometry::{Point, Rect, between};

/// Cells are as high as one line with its distance, and about as long as half a table.
const BAND: f64 = 16.0;
const LENGTH: f64 = 128.0;
const MOST_CELLS: f64 = 1024.0;
/// What each other net in a band adds to the cost of one unit of length, and how many nets count at most.
const RATE: f64 = 0.4;
const MOST_NETS: usize = 8;
/// Cells looked at for one step of a search; only absurdly long steps have more.
const MOST_SAMPLES: usize = 24;
const END: u32 = u32::MAX;

/// The nets that run through each cell of a grid.
pub(super) struct Usage {
    origin: Point,
    step: Point,
    columns: usize,
    rows: usize,
    heads: Vec<u32>,
    items: Vec<(u32, u32)>,
}

impl Usage {
    /// An empty grid over `bounds`; what lies outside is never crowded.
    pub(super) fn new(bounds: &Rect) -> Self {
        let columns = (bounds.width / LENGTH).ceil().clamp(1.0, MOST_CELLS);
        let rows = (bounds.height / BAND).ceil().clamp(1.0, MOST_CELLS);
        let step = Point::new((bounds.width / columns).max(LENGTH), (bounds.height / rows).max(BAND));
        let (columns, rows) = (columns as usize, rows as usize);
        let heads = vec![END; columns * rows];
        Self { origin: Point::new(bounds.x, bounds.y), step, columns, rows, heads, items: Vec::new() }
    }

    /// Enters the horizontal stretches of a route between its two feet.
    pub(super) fn add(&mut self, route: &Route, net: usize) {
        let net = net as u32;
        let inner = route.points.windows(2).skip(1);
        for pair in inner.take(route.points.len().saturating_sub(3)) {
            let [a, b] = pair else { continue };
            if a.y != b.y {
                continue;
            }
            for cell in self.cells(a.y, a.x.min(b.x), a.x.max(b.x)) {
                if self.nets(cell).any(|other| other == net) {
                    continue;
                }
                self.items.push((net, self.heads[cell]));
                self.heads[cell] = self.items.len() as u32 - 1;
            }
        }
    }

    /// What walking from `left` to `right` at height `y` costs beyond its length.
    pub(super) fn toll(&self, y: f64, left: f64, right: f64, net: usize) -> f64 {
        let net = net as u32;
        let cells = self.cells(y, left, right);
        let count = cells.len().min(MOST_SAMPLES);
        if count == 0 {
            return 0.0;
        }
        let others: usize = cells
            .take(count)
            .map(|cell| self.nets(cell).filter(|&other| other != net).take(MOST_NETS).count())
            .sum();
        others as f64 / count as f64 * (right - left) * RATE
    }

    fn nets(&self, cell: usize) -> impl Iterator<Item = u32> + '_ {
        let mut next = self.heads[cell];
        std::iter::from_fn(move || {
            let (net, after) = *self.items.get(next as usize)?;
            next = after;
            Some(net)
        })
    }

    fn cells(&self, y: f64, left: f64, right: f64) -> std::ops::Range<usize> {
        let row = (y - self.origin.y) / self.step.y;
        if row < 0.0 || row >= self.rows as f64 {
            return 0..0;
        }
        let column =
            |x: f64| between((x - self.origin.x) / self.step.x, 0.0, self.columns as f64 - 1.0) as usize;
        let start = row as usize * self.columns;
        start + column(left)..start + column(right) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::Usage;
    use crate::geometry::{Point, Rect};
    use crate::route::Route;

    #[test]
    fn other_nets_cost_and_the_own_does_not() {
        let mut usage = Usage::new(&Rect::new(0.0, 0.0, 1000.0, 1000.0));
        let points =
            [(0.0, 10.0), (100.0, 10.0), (100.0, 500.0), (800.0, 500.0), (800.0, 10.0), (900.0, 10.0)];
        usage.add(&Route { points: points.map(|(x, y)| Point::new(x, y)).to_vec() }, 7);
        assert_eq!(usage.toll(500.0, 300.0, 400.0, 7), 0.0);
        assert!(usage.toll(500.0, 300.0, 400.0, 8) > 0.0);
        assert_eq!(usage.toll(600.0, 300.0, 400.0, 8), 0.0);
        assert_eq!(usage.toll(-90.0, 300.0, 400.0, 8), 0.0, "outside of the grid");
    }
}
