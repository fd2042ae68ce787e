//! Setting parallel lines apart: the inner stretches of routes move within their free channel, never into a node.
//!
//! Lines that end at the same row of the same parent belong to one net. Where their channels allow, the stretches of
//! a net lie on each other as one trunk, so that a parent with hundreds of children shows a tree, not a curtain.

mod evade;
mod feet;
mod near;
mod spread;
mod stretch;
mod trunk;

use super::nets::nets;
use super::single::tidy;
use super::{Obstacles, Route, RouteOptions};
use crate::geometry::Point;
use crate::graph::Edge;
use evade::{PASSES, evade};
use feet::part_feet;
use spread::{ROUNDS, spread};
use stretch::{Field, Stretch};
use trunk::{Trunk, merge};

/// Whether uprights or levels are set apart, and whether that happens again.
pub(super) type Turn = (bool, bool);

/// Moving segments in one direction changes the length of the perpendicular ones: vertical segments are processed twice.
pub(super) const TURNS: [Turn; 3] = [(true, false), (false, false), (true, true)];

/// Moves the inner stretches of the `changed` routes; the other routes are only kept clear of.
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

/// One turn, in as many goes as it takes: thousands of lines take a while.
#[derive(Clone, Debug)]
pub(super) struct Nudge {
    turn: Turn,
    trunks: Vec<Trunk>,
    step: usize,
}

impl Nudge {
    /// Looks at where the stretches may lie. The routes must stay as they are until the turn is over.
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
        let mut stretches = Vec::new();
        for &edge in changed {
            field.collect(&routes[edge], edge, vertical, again, &mut stretches);
        }
        if changed.len() < routes.len() {
            field.collect_standing(routes, changed, vertical, &mut stretches);
        }
        name_nets(edges, routes, &mut stretches);
        if vertical && !again {
            part_feet(routes, changed, options.spacing, &mut stretches);
        }
        Self { turn, trunks: merge(stretches), step: 0 }
    }

    /// Goes on, and moves the stretches at last. Returns whether there is more to do.
    pub(super) fn go_on(&mut self, routes: &mut [Route], changed: &[usize], options: &RouteOptions) -> bool {
        if self.step < ROUNDS {
            let spread = spread(&mut self.trunks, options.spacing);
            self.step = if spread { self.step + 1 } else { ROUNDS };
        } else if self.step < ROUNDS + PASSES {
            let evaded = evade(&mut self.trunks, options.spacing);
            self.step = if evaded { self.step + 1 } else { ROUNDS + PASSES };
        } else {
            self.move_stretches(routes, changed);
            return false;
        }
        true
    }

    fn move_stretches(&self, routes: &mut [Route], changed: &[usize]) {
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

/// Gives the stretches of lines that end at the same place the same net. Loops are nets of their own.
fn name_nets(edges: &[Edge], routes: &[Route], stretches: &mut [Stretch]) {
    // Those of one line follow each other.
    let mut lines: Vec<usize> = stretches.iter().map(|stretch| stretch.edge).collect();
    lines.dedup();
    let nets = nets(lines.len(), |place| {
        let edge = lines[place];
        let end = routes[edge].points.last().copied().unwrap_or_default();
        (edges[edge].to, end.y.to_bits(), end.x.to_bits())
    });
    let mut place = 0;
    for stretch in stretches {
        while lines[place] != stretch.edge {
            place += 1;
        }
        let is_loop = edges[stretch.edge].from == edges[stretch.edge].to;
        stretch.net = if is_loop { usize::MAX - stretch.edge } else { nets[place] };
    }
}

fn is_vertical(a: Point, b: Point) -> bool {
    a.x == b.x
}

/// Position across and along.
fn axes(point: Point, vertical: bool) -> (f64, f64) {
    if vertical { (point.x, point.y) } else { (point.y, point.x) }
}
