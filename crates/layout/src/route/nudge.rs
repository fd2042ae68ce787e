//! Nudging: parallel segments that are too close together are moved apart, within their channels and never into a node.
//!
//! The segments between the first and the last of a route can slide sideways, since only their neighbours become longer
//! or shorter. How far is their *channel*, up to the nodes on both sides (`segment`). One turn moves the segments of
//! one direction:
//!
//! 1. Segments of a net that can lie on one line are merged into a trunk (`trunk`), so that a parent with hundreds of
//!    children shows a tree, not a curtain.
//! 2. Trunks that are too close to each other form clusters. Each is ordered so that few lines cross where they turn
//!    off, and spread in this order, as far apart as the channels allow (`spread`). That may bring trunks close to
//!    others, so it is repeated.
//! 3. Trunks that still have too little room may jump to another place in their channel (`evade`).

mod evade;
mod feet;
mod near;
mod segment;
mod spread;
mod trunk;

use super::nets::nets;
use super::single::tidy;
use super::{Obstacles, Route, RouteOptions};
use crate::geometry::Point;
use crate::graph::Edge;
use evade::{PASSES, evade};
use feet::part_feet;
use segment::{Field, Segment};
use spread::{ROUNDS, spread};
use trunk::{Trunk, merge};

/// Whether vertical or horizontal segments are moved, and whether this is the second time.
pub(super) type Turn = (bool, bool);

/// Moving segments changes the lengths of the perpendicular ones, so the vertical ones are moved twice.
pub(super) const TURNS: [Turn; 3] = [(true, false), (false, false), (true, true)];

/// Moves the inner segments of the `changed` routes, keeping clear of the others.
pub(super) fn nudge(
    obstacles: &Obstacles,
    edges: &[Edge],
    routes: &mut [Route],
    changed: &[usize],
    options: &RouteOptions,
    turn: Turn,
) {
    let mut nudge = Nudge::begin(obstacles, edges, routes, changed, options, turn);
    while nudge.go_on(routes, changed, options) {}
}

/// One turn, in slices, since thousands of lines take a while.
#[derive(Clone, Debug)]
pub(super) struct Nudge {
    turn: Turn,
    trunks: Vec<Trunk>,
    step: usize,
}

impl Nudge {
    /// Finds the channels of the segments. The routes must not change until the turn is over.
    pub(super) fn begin(
        obstacles: &Obstacles,
        edges: &[Edge],
        routes: &[Route],
        changed: &[usize],
        options: &RouteOptions,
        turn: Turn,
    ) -> Self {
        let (vertical, again) = turn;
        let field = Field { obstacles, options };
        let mut segments = Vec::new();
        for &edge in changed {
            field.collect(&routes[edge], edge, vertical, again, &mut segments);
        }
        if changed.len() < routes.len() {
            field.collect_standing(routes, changed, vertical, &mut segments);
        }
        name_nets(edges, routes, &mut segments);
        if vertical && !again {
            part_feet(routes, changed, options.spacing, &mut segments);
        }
        Self { turn, trunks: merge(segments), step: 0 }
    }

    /// Does the next slice; the last one moves the segments. Returns whether there is more to do.
    pub(super) fn go_on(&mut self, routes: &mut [Route], changed: &[usize], options: &RouteOptions) -> bool {
        if self.step < ROUNDS {
            let spread = spread(&mut self.trunks, options.spacing);
            self.step = if spread { self.step + 1 } else { ROUNDS };
        } else if self.step < ROUNDS + PASSES {
            let evaded = evade(&mut self.trunks, options.spacing);
            self.step = if evaded { self.step + 1 } else { ROUNDS + PASSES };
        } else {
            self.move_segments(routes, changed);
            return false;
        }
        true
    }

    fn move_segments(&self, routes: &mut [Route], changed: &[usize]) {
        let (vertical, again) = self.turn;
        for trunk in self.trunks.iter().filter(|trunk| !trunk.is_fixed()) {
            for member in trunk.members.iter().filter(|member| !member.fixed) {
                let points = &mut routes[member.edge].points;
                for point in &mut points[member.index..=member.index + 1] {
                    *if vertical { &mut point.x } else { &mut point.y } = trunk.at;
                }
            }
        }
        for &edge in changed.iter().filter(|_| again) {
            routes[edge].points = tidy(std::mem::take(&mut routes[edge].points));
        }
    }
}

/// Gives segments of lines that end at the same place the same net. Each self reference is a net of its own.
fn name_nets(edges: &[Edge], routes: &[Route], segments: &mut [Segment]) {
    // Segments of one line are consecutive.
    let mut lines: Vec<usize> = segments.iter().map(|segment| segment.edge).collect();
    lines.dedup();
    let nets = nets(lines.len(), |place| {
        let edge = lines[place];
        let end = routes[edge].points.last().copied().unwrap_or_default();
        (edges[edge].to, end.y.to_bits(), end.x.to_bits())
    });
    let mut place = 0;
    for segment in segments {
        while lines[place] != segment.edge {
            place += 1;
        }
        let is_loop = edges[segment.edge].from == edges[segment.edge].to;
        segment.net = if is_loop { usize::MAX - segment.edge } else { nets[place] };
    }
}

fn is_vertical(a: Point, b: Point) -> bool {
    a.x == b.x
}

/// Position across and along.
fn axes(point: Point, vertical: bool) -> (f64, f64) {
    if vertical { (point.x, point.y) } else { (point.y, point.x) }
}
