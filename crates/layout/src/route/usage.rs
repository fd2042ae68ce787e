//! Congestion of the horizontal gaps between nodes: routes that are found make their gaps more expensive for other
//! nets.
//!
//! The plane is cut into cells that are about as high as one line, and each cell counts its nets. This is the
//! congestion cost of *negotiated* routing of circuits (PathFinder, McMurchie and Ebeling 1995), in one pass without
//! ripping up.

use super::Route;
use crate::geometry::{Point, Rect, between};
use crate::graph::Edge;
use crowfoot_compact::VecSet;

/// Cells are as high as a line with its spacing, and about half as long as a table.
const BAND: f64 = 16.0;
const LENGTH: f64 = 128.0;
const MAX_CELLS: f64 = 1024.0;
/// The cost per unit of length for each other net in a cell, and the most nets that are counted.
const RATE: f64 = 0.4;
const MAX_NETS: usize = 8;
/// The capacity of a cell, and the additional cost for each net beyond it.
const FULL: usize = 2;
const FULL_RATE: f64 = 0.6;
/// Cells visited for one step of a search; only absurdly long steps have more.
const MAX_SAMPLES: usize = 24;
/// The cost of leaving a node where lines arrive, or arriving where lines leave.
const DOOR: f64 = 400.0;
const END: u32 = u32::MAX;

/// The nets that run through each cell of a grid.
#[derive(Clone, Debug)]
pub(super) struct Usage {
    origin: Point,
    step: Point,
    columns: usize,
    rows: usize,
    /// How many nets run through each cell, and the newest of them in `items`, which names the one before it.
    counts: Vec<u16>,
    heads: Vec<u32>,
    items: Vec<(u32, u32)>,
    /// The points where lines leave and arrive.
    doors: VecSet<Door>,
}

/// A node, the bits of a y on its side, whether that is the right side, and whether lines leave there.
type Door = (usize, u64, bool, bool);

impl Usage {
    /// An empty grid over `bounds`; outside of it nothing is congested.
    pub(super) fn new(bounds: &Rect) -> Self {
        let columns = (bounds.width / LENGTH).ceil().clamp(1.0, MAX_CELLS);
        let rows = (bounds.height / BAND).ceil().clamp(1.0, MAX_CELLS);
        let step = Point::new((bounds.width / columns).max(LENGTH), (bounds.height / rows).max(BAND));
        let (columns, rows) = (columns as usize, rows as usize);
        let (counts, heads) = (vec![0; columns * rows], vec![END; columns * rows]);
        Self {
            origin: Point::new(bounds.x, bounds.y),
            step,
            columns,
            rows,
            counts,
            heads,
            items: Vec::new(),
            doors: VecSet::new(),
        }
    }

    /// Enters the horizontal segments of the route of an edge, and its ends.
    pub(super) fn add(&mut self, route: &Route, edge: &Edge, net: usize) {
        let net = net as u32;
        if let ([first, second, ..], [.., before, last]) = (&route.points[..], &route.points[..]) {
            self.doors.insert((edge.from, first.y.to_bits(), second.x > first.x, true));
            self.doors.insert((edge.to, last.y.to_bits(), before.x > last.x, false));
        }
        for (a, b) in route.segments().filter(|(a, b)| a.y == b.y) {
            for cell in self.cells(a.y, a.x.min(b.x), a.x.max(b.x)) {
                if self.nets(cell).any(|other| other == net) {
                    continue;
                }
                self.items.push((net, self.heads[cell]));
                self.heads[cell] = self.items.len() as u32 - 1;
                self.counts[cell] = self.counts[cell].saturating_add(1);
            }
        }
    }

    /// The cost of a line from `left` to `right` at `y`, beyond its length.
    pub(super) fn toll(&self, y: f64, left: f64, right: f64, net: usize) -> f64 {
        let net = net as u32;
        let cells = self.cells(y, left, right);
        let count = cells.len().min(MAX_SAMPLES);
        if count == 0 {
            return 0.0;
        }
        let mut cost = 0.0;
        for cell in cells.take(count) {
            let nets = usize::from(self.counts[cell]);
            // With more nets than count, its own makes no difference.
            let own = (1..=MAX_NETS).contains(&nets) && self.nets(cell).any(|other| other == net);
            let nets = (nets - usize::from(own)).min(MAX_NETS);
            cost += nets as f64 * RATE + nets.saturating_sub(FULL) as f64 * FULL_RATE;
        }
        cost / count as f64 * (right - left)
    }

    /// The cost of leaving a node, or arriving, at a point where other lines do the opposite.
    pub(super) fn door(&self, node: usize, y: f64, on_right: bool, leaves: bool) -> f64 {
        if self.doors.contains(&(node, y.to_bits(), on_right, !leaves)) { DOOR } else { 0.0 }
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
    use crate::graph::Edge;
    use crate::route::Route;

    #[test]
    fn only_other_nets_cost() {
        let mut usage = Usage::new(&Rect::new(0.0, 0.0, 1000.0, 1000.0));
        let points =
            [(0.0, 10.0), (100.0, 10.0), (100.0, 500.0), (800.0, 500.0), (800.0, 10.0), (900.0, 10.0)];
        let route = Route { points: points.map(|(x, y)| Point::new(x, y)).to_vec() };
        usage.add(&route, &Edge { from: 3, to: 4, ..Edge::default() }, 7);
        assert_eq!(usage.toll(500.0, 300.0, 400.0, 7), 0.0);
        assert!(usage.toll(500.0, 300.0, 400.0, 8) > 0.0);
        assert_eq!(usage.toll(600.0, 300.0, 400.0, 8), 0.0);
        assert_eq!(usage.toll(-90.0, 300.0, 400.0, 8), 0.0, "outside of the grid");
        assert!(usage.door(4, 10.0, false, true) > 0.0, "no line should leave where this one arrives");
        assert_eq!(usage.door(4, 10.0, false, false), 0.0);
        assert_eq!(usage.door(4, 10.0, true, true), 0.0);
    }
}
