//! The way of one edge: a search among the obstacles that turn out to matter.
//!
//! A grid of all nodes would be far too large, and nearly all of them are irrelevant to one line. So the search starts
//! with the two nodes of the edge as the only obstacles, and adds those that the way it finds runs into, until a way is
//! free (lazy constraint generation). Each search is exact for a subset of the obstacles, so a free way is also the
//! shortest among all of them. Nodes just above and below a hit are added at once; the next way would only run into
//! those.
//!
//! An edge has four possible pairs of ports, on the left and right of both nodes; one search covers all of them.

use super::search::{Maze, Port, Search};
use super::usage::Usage;
use super::{Obstacles, Route, RouteOptions};
use crate::geometry::{Point, Rect, between, finite};
use crate::graph::Edge;
use crowfoot_compact::Arrange;

/// How thorough the search is.
pub(super) struct Effort {
    /// Up to this many blocks the best way is found. Each further one adds `haste`, up to `most_haste`.
    unhurried: usize,
    haste: f64,
    most_haste: f64,
    /// Rounds of searching, and blocks, after which the edge gets a simple line.
    rounds: usize,
    most_blocks: usize,
}

/// For whole diagrams: enough for lines across a large one.
pub(super) const CAREFUL: Effort =
    Effort { unhurried: 12, haste: 0.015, most_haste: 0.9, rounds: 40, most_blocks: 190 };
/// For the few lines that follow the pointer, and for thousands in an enormous diagram.
pub(super) const QUICK: Effort =
    Effort { unhurried: 8, haste: 0.1, most_haste: 2.0, rounds: 60, most_blocks: 190 };

/// The input of the search for one route.
pub(super) struct Task<'a> {
    pub(super) obstacles: &'a Obstacles,
    pub(super) edge: &'a Edge,
    pub(super) options: &'a RouteOptions,
    /// The lines that are already routed, and the net of this one.
    pub(super) usage: Option<(&'a Usage, usize)>,
    pub(super) effort: &'a Effort,
}

/// A node above or below a block by no more than this (world units) is in the way of a line around the block.
const NEAR: f64 = 56.0;
/// Beyond this many blocks a larger search takes longer than another round.
const MANY: usize = 100;

/// A self reference needs two distinct rows.
const LOOP_ROWS: f64 = 18.0;
/// How near to the corners of its node a line may end.
const CORNER: f64 = 4.0;

pub(super) fn route(task: &Task, search: &mut Search) -> Route {
    let Task { obstacles, edge, options, .. } = *task;
    let (Some(from), Some(to)) = (obstacles.get(edge.from), obstacles.get(edge.to)) else {
        return Route::default();
    };
    let (start_y, end_y) = (anchor(from, edge.from_row), anchor(to, edge.to_row));
    if edge.from == edge.to {
        return Route { points: around(obstacles, from, loop_rows(from, start_y, end_y), options) };
    }
    let ends = Ends { from: *from, to: *to, start_y, end_y };
    // Where nodes are closer together than the clearance, lines may come closer too.
    let way = [1.0, 0.4, 0.1].iter().find_map(|part| find_way(task, &ends, options.clearance * part, search));
    Route { points: tidy(way.unwrap_or_else(|| ends.simple(options))) }
}

/// The y of the anchored row in the diagram, always within the height of the node.
pub(crate) fn anchor(rect: &Rect, row: Option<f64>) -> f64 {
    rect.y + row.map_or(rect.height / 2.0, |row| between(finite(row), 0.0, rect.height))
}

/// The y of both ends of a self reference: those of its rows, if they are far enough apart.
pub(super) fn loop_rows(rect: &Rect, start: f64, end: f64) -> (f64, f64) {
    // The parent's end stays at its row, where other lines end too.
    if (start - end).abs() >= LOOP_ROWS {
        (start, end)
    } else if end + LOOP_ROWS <= rect.bottom() - CORNER {
        (end + LOOP_ROWS, end)
    } else if end - LOOP_ROWS >= rect.y + CORNER {
        (end - LOOP_ROWS, end)
    } else {
        let middle = rect.centre().y;
        (middle + LOOP_ROWS / 2.0, middle - LOOP_ROWS / 2.0)
    }
}

/// The line of a self reference: a loop beside the node, on the right where there is room for it.
fn around(
    obstacles: &Obstacles,
    rect: &Rect,
    (start, end): (f64, f64),
    options: &RouteOptions,
) -> Vec<Point> {
    let out = 2.0 * options.stub;
    let room =
        |x: f64| !obstacles.touches(&Rect::new(x + 1.0, start.min(end), out - 2.0, (start - end).abs()));
    let on_left = !room(rect.right()) && room(rect.x - out);
    let (x, out) = if on_left { (rect.x, rect.x - out) } else { (rect.right(), rect.right() + out) };
    vec![Point::new(x, start), Point::new(out, start), Point::new(out, end), Point::new(x, end)]
}

struct Ends {
    from: Rect,
    to: Rect,
    start_y: f64,
    end_y: f64,
}

impl Ends {
    fn sides(rect: &Rect, y: f64, stub: f64) -> [Port; 2] {
        [
            Port { at: Point::new(rect.right() + stub, y), cost: 0.0 },
            Port { at: Point::new(rect.x - stub, y), cost: 0.0 },
        ]
    }

    /// The point on the node's side that belongs to the outer end of a stub.
    fn foot(rect: &Rect, port: Point) -> Point {
        Point::new(if port.x > rect.centre().x { rect.right() } else { rect.x }, port.y)
    }

    /// A line with one vertical segment, through whatever is in between.
    fn simple(&self, options: &RouteOptions) -> Vec<Point> {
        let (from, to) = (&self.from, &self.to);
        let room = 2.0 * options.stub;
        let (start, end, middle) = if from.right() + room <= to.x {
            (from.right(), to.x, f64::midpoint(from.right(), to.x))
        } else if to.right() + room <= from.x {
            (from.x, to.right(), f64::midpoint(from.x, to.right()))
        } else if (from.right() - to.right()).abs() <= (from.x - to.x).abs() {
            (from.right(), to.right(), from.right().max(to.right()) + options.stub)
        } else {
            (from.x, to.x, from.x.min(to.x) - options.stub)
        };
        vec![
            Point::new(start, self.start_y),
            Point::new(middle, self.start_y),
            Point::new(middle, self.end_y),
            Point::new(end, self.end_y),
        ]
    }
}

fn find_way(task: &Task, ends: &Ends, clearance: f64, search: &mut Search) -> Option<Vec<Point>> {
    let Task { obstacles, edge, options, usage, effort } = *task;
    // The stubs must end outside of the clearance of their own nodes.
    let clearance = clearance.min(options.stub - 1.0).max(0.0);
    let free = |node: usize, rect: &Rect, y: f64, leaves: bool| -> Vec<Port> {
        let mut ports = Ends::sides(rect, y, options.stub).to_vec();
        for (port, on_right) in ports.iter_mut().zip([true, false]) {
            port.cost = usage.map_or(0.0, |(usage, _)| usage.door(node, y, on_right, leaves));
        }
        ports.retain(|port| {
            let mut blocked = false;
            let area = Rect::spanning(Ends::foot(rect, port.at), port.at).inflate(clearance - 0.01);
            obstacles.visit(&area, |item, _| blocked |= item != node);
            !blocked
        });
        ports
    };
    let starts = free(edge.from, &ends.from, ends.start_y, true);
    let goals = free(edge.to, &ends.to, ends.end_y, false);
    if starts.is_empty() || goals.is_empty() {
        return None;
    }
    let mut known = vec![edge.from, edge.to];
    // A line stays a stub away from its own nodes, so that it never turns before the stub ends.
    let own = |rect: &Rect| {
        let around = rect.inflate(clearance);
        Rect::new(rect.x - options.stub, around.y, rect.width + 2.0 * options.stub, around.height)
    };
    let mut blocks = vec![own(&ends.from), own(&ends.to)];
    for _ in 0..effort.rounds {
        let over = blocks.len().saturating_sub(effort.unhurried) as f64;
        let haste = 1.0 + (over * effort.haste).min(effort.most_haste);
        let maze = Maze {
            starts: &starts,
            goals: &goals,
            blocks: &blocks,
            bend_cost: options.bend_cost,
            haste,
            usage,
        };
        let mut points = search.run(&maze)?;
        let (first, last) = (*points.first()?, *points.last()?);
        points.insert(0, Ends::foot(&ends.from, first));
        points.push(Ends::foot(&ends.to, last));
        let on_way = points.windows(2).filter_map(|pair| match pair {
            [a, b] => Some(Rect::spanning(*a, *b).inflate(clearance - 0.01)),
            _ => None,
        });
        let mut hit = unknown(obstacles, on_way, &known);
        if hit.is_empty() {
            return Some(points);
        }
        // The next way would run into the neighbours of what was hit.
        let around = |rect: &Rect| Rect::new(rect.x, rect.y - NEAR, rect.width, rect.height + 2.0 * NEAR);
        let neighbours = hit.iter().filter_map(|&item| obstacles.get(item)).map(around);
        let hit_and_near = unknown(obstacles, neighbours, &known);
        if known.len() + hit_and_near.len() <= MANY {
            hit = hit_and_near;
        }
        if known.len() + hit.len() > effort.most_blocks {
            return None;
        }
        blocks.extend(hit.iter().filter_map(|&item| obstacles.get(item)).map(|rect| rect.inflate(clearance)));
        known.extend(hit);
    }
    None
}

/// The nodes in some areas, without the known ones, ascending.
fn unknown(obstacles: &Obstacles, areas: impl Iterator<Item = Rect>, known: &[usize]) -> Vec<usize> {
    let mut found = Vec::new();
    areas.for_each(|area| obstacles.visit(&area, |item, _| found.push(item)));
    found.arrange_by(Ord::cmp);
    found.dedup();
    found.retain(|item| !known.contains(item));
    found
}

/// Removes points in the middle of a straight segment.
pub(super) fn tidy(points: Vec<Point>) -> Vec<Point> {
    let mut tidy: Vec<Point> = Vec::with_capacity(points.len());
    for point in points {
        if tidy.last().is_some_and(|last| *last == point) {
            continue;
        }
        if let [.., a, b] = tidy[..]
            && ((a.x == b.x && b.x == point.x) || (a.y == b.y && b.y == point.y))
        {
            tidy.pop();
        }
        tidy.push(point);
    }
    tidy
}
