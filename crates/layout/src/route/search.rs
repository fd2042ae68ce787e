//! The shortest path of one line: A* on a sparse grid.
//!
//! There is always a shortest orthogonal path that runs only along the borders of obstacles and the lines through its
//! ends, since any other one can be slid there without becoming longer. So the grid has these lines only: a few dozen,
//! whatever the size of the diagram.
//!
//! Bends cost as well, so a state is a grid point together with the axis of arrival. The estimate of the remaining cost
//! is the Manhattan distance plus the bends that cannot be avoided. It never exceeds the true cost, so the first path
//! to reach a goal is the cheapest. Multiplying it by [`Maze::haste`] gives that up for speed (weighted A*, Pohl 1970):
//! the path costs at most that factor more.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crowfoot_compact::Arrange;

use super::usage::Usage;
use crate::geometry::{Point, Rect};

/// A possible start or end of a route: the outer end of a stub, with the cost of choosing it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Port {
    pub(super) at: Point,
    pub(super) cost: f64,
}

/// Grids beyond this size are given up.
const MAX_POINTS: usize = 160_000;

/// Buffers kept from search to search.
#[derive(Clone, Debug, Default)]
pub(super) struct Search {
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// Per grid point: [`RIGHT`] and [`DOWN`].
    blocked: Vec<u8>,
    /// Per grid point, the cost of a step to the right beyond its length; NaN until it is needed.
    tolls: Vec<f64>,
    /// Per state (a grid point and an axis of arrival, 0 horizontal, 1 vertical): the lowest known cost of getting
    /// there, or [`DONE`]. If that is finite, `from` has the previous state.
    cost: Vec<f64>,
    from: Vec<u32>,
    /// The goals, with their states.
    goals: Vec<Goal>,
    /// Estimated total and state, in one number. The heap returns the lowest estimate, and among about equal ones the
    /// state that is furthest along.
    heap: BinaryHeap<Reverse<u64>>,
    /// The best entry since the last one was taken, kept out of the heap, since it is often taken at once.
    next: Option<u64>,
}

#[derive(Clone, Copy, Debug)]
struct Goal {
    at: Point,
    state: usize,
    cost: f64,
}

/// The step to the right is blocked.
const RIGHT: u8 = 1;
/// The step down is blocked.
const DOWN: u8 = 2;
/// Bits of a heap's entry that hold the state.
const STATE_BITS: u32 = 20;
/// Estimates are compared in fractions of a unit.
const PARTS: f64 = 16.0;
/// Costs paid count a little less than estimated ones, so that ties go to the state that is furthest along.
const PAID: f64 = 1.0 - 1.0 / 4096.0;

const NONE: u32 = u32::MAX;
/// The cost of an expanded state: lower than any offer.
const DONE: f64 = f64::NEG_INFINITY;

/// A point of the grid by its column and row.
#[derive(Clone, Copy)]
struct Place {
    column: usize,
    row: usize,
}

/// The obstacles and costs of a search.
pub(super) struct Maze<'a> {
    pub(super) starts: &'a [Port],
    pub(super) goals: &'a [Port],
    /// The interiors of these are blocked, their borders may be walked.
    pub(super) blocks: &'a [Rect],
    pub(super) bend_cost: f64,
    /// 1 finds the cheapest way, more finds a good one sooner.
    pub(super) haste: f64,
    /// The lines that are already routed, and the net of this one.
    pub(super) usage: Option<(&'a Usage, usize)>,
}

impl Search {
    /// The cheapest orthogonal way from a start to a goal, leaving and arriving horizontally: its corner points with
    /// both ports, or `None` when there is no way or the grid is too large.
    pub(super) fn run(&mut self, maze: &Maze) -> Option<Vec<Point>> {
        self.make_grid(maze);
        let (width, height) = (self.xs.len(), self.ys.len());
        if width * height > MAX_POINTS {
            return None;
        }
        self.mark(maze.blocks);
        let states = width * height * 2;
        refill(&mut self.tolls, width * height, if maze.usage.is_some() { f64::NAN } else { 0.0 });
        refill(&mut self.cost, states, f64::INFINITY);
        // Stale entries are never read: a state's entry is written before the state is expanded.
        self.from.resize(self.from.len().max(states), NONE);
        self.heap.clear();
        self.next = None;
        self.goals.clear();
        for port in maze.goals {
            let state = self.place_of(port.at).state(width);
            self.goals.push(Goal { at: port.at, state, cost: port.cost });
        }
        for port in maze.starts {
            let place = self.place_of(port.at);
            self.offer(maze, place, false, port.cost, NONE);
        }
        while let Some(entry) = self.take() {
            let state = (entry & ((1 << STATE_BITS) - 1)) as usize;
            let cost = std::mem::replace(&mut self.cost[state], DONE);
            if cost == DONE {
                continue;
            }
            if self.goals.iter().any(|goal| goal.state == state) {
                return Some(self.trace(state));
            }
            self.expand(maze, state, cost);
        }
        None
    }

    /// Relaxes the neighbours of a state that was reached at `cost`.
    fn expand(&mut self, maze: &Maze, state: usize, cost: f64) {
        let (width, height) = (self.xs.len(), self.ys.len());
        let (point, vertical) = (state / 2, state % 2 == 1);
        let (row, column) = (point / width, point % width);
        let from = state as u32;
        let turn = cost + maze.bend_cost;
        let (along_x, along_y) = if vertical { (turn, cost) } else { (cost, turn) };
        // A bend at the goal itself: it has to be entered horizontally.
        if vertical && self.goals.iter().any(|goal| goal.state + 1 == state) {
            self.offer(maze, Place { column, row }, false, turn, from);
        }
        if column + 1 < width && self.blocked[point] & RIGHT == 0 {
            let step = self.step(maze, point, column, row);
            self.offer(maze, Place { column: column + 1, row }, false, along_x + step, from);
        }
        if column > 0 && self.blocked[point - 1] & RIGHT == 0 {
            let step = self.step(maze, point - 1, column - 1, row);
            self.offer(maze, Place { column: column - 1, row }, false, along_x + step, from);
        }
        let y = self.ys[row];
        if row + 1 < height && self.blocked[point] & DOWN == 0 {
            let step = self.ys[row + 1] - y;
            self.offer(maze, Place { column, row: row + 1 }, true, along_y + step, from);
        }
        if row > 0 && self.blocked[point - width] & DOWN == 0 {
            let step = y - self.ys[row - 1];
            self.offer(maze, Place { column, row: row - 1 }, true, along_y + step, from);
        }
    }

    /// The grid point of a point on the grid.
    fn place_of(&self, at: Point) -> Place {
        Place { column: find(&self.xs, at.x), row: find(&self.ys, at.y) }
    }

    /// The cost of the step from a point to the next one on the right, in either direction.
    fn step(&mut self, maze: &Maze, point: usize, column: usize, row: usize) -> f64 {
        let (x, next) = (self.xs[column], self.xs[column + 1]);
        let mut toll = self.tolls[point];
        if toll.is_nan() {
            toll = maze.usage.map_or(0.0, |(usage, net)| usage.toll(self.ys[row], x, next, net));
            self.tolls[point] = toll;
        }
        next - x + toll
    }

    fn make_grid(&mut self, maze: &Maze) {
        self.xs.clear();
        self.ys.clear();
        for port in maze.starts.iter().chain(maze.goals) {
            self.xs.push(port.at.x);
            self.ys.push(port.at.y);
        }
        for block in maze.blocks {
            self.xs.extend([block.x, block.right()]);
            self.ys.extend([block.y, block.bottom()]);
        }
        for lines in [&mut self.xs, &mut self.ys] {
            lines.arrange_by(f64::total_cmp);
            lines.dedup();
        }
    }

    fn mark(&mut self, blocks: &[Rect]) {
        let (width, height) = (self.xs.len(), self.ys.len());
        self.blocked.clear();
        self.blocked.resize(width * height, 0);
        for block in blocks {
            let (left, right) = (find(&self.xs, block.x), find(&self.xs, block.right()));
            let (top, bottom) = (find(&self.ys, block.y), find(&self.ys, block.bottom()));
            for row in top..=bottom.min(height - 1) {
                for column in left..=right.min(width - 1) {
                    let inside_x = column > left && column < right;
                    let inside_y = row > top && row < bottom;
                    let mut bits = 0;
                    if inside_y && column < right {
                        bits |= RIGHT;
                    }
                    if inside_x && row < bottom {
                        bits |= DOWN;
                    }
                    self.blocked[row * width + column] |= bits;
                }
            }
        }
    }

    /// Offers a cost of arriving at a place from a state, which is taken if it is the lowest so far.
    fn offer(&mut self, maze: &Maze, place: Place, vertical: bool, cost: f64, from: u32) {
        let state = place.state(self.xs.len()) + usize::from(vertical);
        let known = self.cost[state];
        if cost >= known {
            return;
        }
        let goal = self.goals.iter().find(|goal| goal.state == state);
        let cost = cost + goal.map_or(0.0, |goal| goal.cost);
        if cost >= known {
            return;
        }
        self.cost[state] = cost;
        self.from[state] = from;
        let rest = match goal {
            Some(_) => 0.0,
            None => {
                let at = Point::new(self.xs[place.column], self.ys[place.row]);
                self.least_rest(maze, at, vertical) * maze.haste
            }
        };
        let estimate = (cost * PAID + rest) * PARTS;
        let entry = (estimate as u64) << STATE_BITS | state as u64;
        match self.next {
            Some(next) if next <= entry => self.heap.push(Reverse(entry)),
            next => {
                self.heap.extend(next.map(Reverse));
                self.next = Some(entry);
            }
        }
    }

    /// The entry with the least estimate.
    fn take(&mut self) -> Option<u64> {
        let Some(next) = self.next.take() else { return self.heap.pop().map(|Reverse(entry)| entry) };
        match self.heap.peek_mut() {
            // Replacing the top is cheaper than a push and a pop.
            Some(mut least) if least.0 < next => Some(std::mem::replace(&mut least.0, next)),
            _ => Some(next),
        }
    }

    /// A lower bound of the remaining cost: distance, and the bends that cannot be avoided.
    fn least_rest(&self, maze: &Maze, at: Point, vertical: bool) -> f64 {
        let mut least = f64::INFINITY;
        for goal in &self.goals {
            let (dx, dy) = ((goal.at.x - at.x).abs(), (goal.at.y - at.y).abs());
            let bends = match (vertical, dy > 0.0) {
                (true, _) => maze.bend_cost,
                (false, true) => maze.bend_cost * 2.0,
                (false, false) => 0.0,
            };
            least = least.min(dx + dy + bends + goal.cost);
        }
        least
    }

    fn point(&self, point: usize) -> Point {
        Point::new(self.xs[point % self.xs.len()], self.ys[point / self.xs.len()])
    }

    fn trace(&self, end: usize) -> Vec<Point> {
        let mut points = Vec::new();
        let mut state = end as u32;
        while state != NONE {
            points.push(self.point(state as usize / 2));
            state = self.from[state as usize];
        }
        points.reverse();
        points
    }
}

impl Place {
    /// The state of arriving here horizontally, in a grid of so many columns.
    fn state(self, width: usize) -> usize {
        (self.row * width + self.column) * 2
    }
}

fn refill<T: Clone>(list: &mut Vec<T>, length: usize, value: T) {
    list.clear();
    list.resize(length, value);
}

fn find(lines: &[f64], value: f64) -> usize {
    lines.partition_point(|&line| line < value)
}

#[cfg(test)]
mod tests {
    use super::{Maze, Port, Search};
    use crate::geometry::{Point, Rect};

    fn port(x: f64, y: f64) -> Port {
        Port { at: Point::new(x, y), cost: 0.0 }
    }

    #[test]
    fn goes_straight_or_around_a_block() {
        let mut search = Search::default();
        let (starts, goals) = ([port(0.0, 50.0)], [port(300.0, 50.0)]);
        let free =
            Maze { starts: &starts, goals: &goals, blocks: &[], bend_cost: 50.0, haste: 1.0, usage: None };
        assert_eq!(search.run(&free).map(|points| points.len()), Some(2));
        let blocks = [Rect::new(100.0, 0.0, 100.0, 200.0)];
        let points = search.run(&Maze { blocks: &blocks, ..free }).unwrap_or_default();
        assert!(points.contains(&Point::new(100.0, 0.0)), "over the top, the shorter way: {points:?}");
    }

    #[test]
    fn gives_up_on_an_enclosed_goal() {
        let blocks = [Rect::new(200.0, -50.0, 200.0, 200.0)];
        let (starts, goals) = ([port(0.0, 50.0)], [port(300.0, 50.0)]);
        let maze = Maze {
            starts: &starts,
            goals: &goals,
            blocks: &blocks,
            bend_cost: 50.0,
            haste: 1.0,
            usage: None,
        };
        assert_eq!(Search::default().run(&maze), None);
    }
}
