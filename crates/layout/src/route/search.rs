//! A* over the grid of interesting lines around a few blocked rectangles.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crowfoot_compact::Arrange;

use super::usage::Usage;
use crate::geometry::{Point, Rect};

/// Where a route may begin or end: the outer end of a stub, with what choosing it costs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Port {
    pub(super) at: Point,
    pub(super) cost: f64,
}

/// Grids beyond this size are given up.
const MOST_POINTS: usize = 160_000;

/// Buffers kept from search to search.
#[derive(Default)]
pub(super) struct Search {
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// Per grid point: bit 0, the step to the right is blocked; bit 1, the step down is blocked.
    blocked: Vec<u8>,
    /// Per grid point and axis of arrival (0 horizontal, 1 vertical).
    cost: Vec<f64>,
    from: Vec<u32>,
    heap: BinaryHeap<Entry>,
}

/// Estimated total, cost so far, state. The heap serves the least estimate, then what has come furthest, then the
/// lowest state. Costs are never negative, so their bits sort as they do, and integers compare faster.
type Entry = Reverse<(u64, Reverse<u64>, u32)>;

const NONE: u32 = u32::MAX;

/// What to find a way through.
pub(super) struct Maze<'a> {
    pub(super) starts: &'a [Port],
    pub(super) goals: &'a [Port],
    /// The interiors of these are blocked, their borders may be walked.
    pub(super) blocks: &'a [Rect],
    pub(super) bend_cost: f64,
    /// 1 finds the cheapest way; more finds a good one sooner.
    pub(super) haste: f64,
    /// The lines that are there already, and the net that is being routed.
    pub(super) usage: Option<(&'a Usage, usize)>,
}

impl Maze<'_> {
    fn toll(&self, y: f64, left: f64, right: f64) -> f64 {
        self.usage.map_or(0.0, |(usage, net)| usage.toll(y, left, right, net))
    }
}

impl Search {
    /// The cheapest orthogonal way from a start to a goal, leaving and arriving horizontally: its corner points with
    /// both ports, or `None` when there is no way or the grid is too large.
    pub(super) fn run(&mut self, maze: &Maze) -> Option<Vec<Point>> {
        self.lay_lines(maze);
        let (width, height) = (self.xs.len(), self.ys.len());
        if width * height > MOST_POINTS {
            return None;
        }
        self.mark(maze.blocks);
        self.cost.clear();
        self.cost.resize(width * height * 2, f64::INFINITY);
        self.from.clear();
        self.from.resize(width * height * 2, NONE);
        self.heap.clear();
        for port in maze.starts {
            let point = find(&self.ys, port.at.y) * width + find(&self.xs, port.at.x);
            self.offer(maze, point * 2, port.cost, NONE);
        }
        while let Some(Reverse((_, Reverse(cost), state))) = self.heap.pop() {
            let (cost, state) = (f64::from_bits(cost), state as usize);
            if cost > self.cost[state] {
                continue;
            }
            let (point, vertical) = (state / 2, state % 2 == 1);
            if !vertical && maze.goals.iter().any(|goal| goal.at == self.point(point)) {
                return Some(self.trace(state));
            }
            let turn = cost + maze.bend_cost;
            let (along_x, along_y) = if vertical { (turn, cost) } else { (cost, turn) };
            // A bend at the goal itself: it has to be entered horizontally.
            if vertical {
                self.offer(maze, point * 2, turn, state as u32);
            }
            let (column, row) = (point % width, point / width);
            let (x, y) = (self.xs[column], self.ys[row]);
            if column + 1 < width && self.blocked[point] & 1 == 0 {
                let next = self.xs[column + 1];
                self.offer(maze, (point + 1) * 2, along_x + next - x + maze.toll(y, x, next), state as u32);
            }
            if column > 0 && self.blocked[point - 1] & 1 == 0 {
                let next = self.xs[column - 1];
                self.offer(maze, (point - 1) * 2, along_x + x - next + maze.toll(y, next, x), state as u32);
            }
            if row + 1 < height && self.blocked[point] & 2 == 0 {
                self.offer(maze, (point + width) * 2 + 1, along_y + self.ys[row + 1] - y, state as u32);
            }
            if row > 0 && self.blocked[point - width] & 2 == 0 {
                self.offer(maze, (point - width) * 2 + 1, along_y + y - self.ys[row - 1], state as u32);
            }
        }
        None
    }

    fn lay_lines(&mut self, maze: &Maze) {
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
                        bits |= 1;
                    }
                    if inside_x && row < bottom {
                        bits |= 2;
                    }
                    self.blocked[row * width + column] |= bits;
                }
            }
        }
    }

    fn offer(&mut self, maze: &Maze, state: usize, cost: f64, from: u32) {
        let at = self.point(state / 2);
        let vertical = state % 2 == 1;
        let arrival =
            maze.goals.iter().filter(|goal| !vertical && goal.at == at).map(|goal| goal.cost).next();
        let cost = cost + arrival.unwrap_or(0.0);
        if cost >= self.cost[state] {
            return;
        }
        self.cost[state] = cost;
        self.from[state] = from;
        let rest = if arrival.is_some() { 0.0 } else { least_rest(maze, at, vertical) * maze.haste };
        self.heap.push(Reverse(((cost + rest).to_bits(), Reverse(cost.to_bits()), state as u32)));
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

/// A lower bound of what is left: distance, and the bends that cannot be avoided.
fn least_rest(maze: &Maze, at: Point, vertical: bool) -> f64 {
    let rest = maze.goals.iter().map(|goal| {
        let (dx, dy) = ((goal.at.x - at.x).abs(), (goal.at.y - at.y).abs());
        let bends = match (vertical, dy > 0.0) {
            (true, _) => 1.0,
            (false, true) => 2.0,
            (false, false) => 0.0,
        };
        dx + dy + bends * maze.bend_cost + goal.cost
    });
    rest.fold(f64::INFINITY, f64::min)
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
    fn a_free_way_is_straight_and_a_block_is_walked_around() {
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
    fn an_enclosed_goal_is_given_up() {
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
