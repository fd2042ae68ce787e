//! The stretches of routes: where each may lie, and where it would like to.

use super::super::{Obstacles, Route, RouteOptions};
use super::near::{Near, Reach};
use super::{axes, is_vertical};
use crate::geometry::{Point, Rect, between};

/// How far to either side a channel is looked at.
const REACH: f64 = 240.0;
/// In a wider channel a line keeps near to the end where it is, instead of running through the middle.
const WIDE: f64 = 260.0;
/// How near to a node a line may come, and how short its foot may be, where there is no room for more.
const TIGHT: f64 = 0.4;
const TIGHT_FOOT: f64 = 0.75;
/// How far from its child a line turns in a wide channel: the long part of the way is shared with its siblings.
const NEAR_CHILD: f64 = 48.0;

/// One stretch of a route, in the axes `across` (where it can move) and `along`.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub(super) edge: usize,
    /// Of its first point in the route.
    pub(super) index: usize,
    /// The segments it may overlap: set by [`super::name_nets`] once all segments exist.
    pub(super) net: usize,
    /// It stays where it is: a foot, or a stretch of a line that is not routed now.
    pub(super) fixed: bool,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) min: f64,
    pub(super) max: f64,
    /// The same where there is little room.
    pub(super) tight: (f64, f64),
    pub(super) wish: f64,
    /// Where the route goes on at both ends: position along and direction across.
    pub(super) taps: [(f64, f64); 2],
}

/// The input that determines the segments of a route.
pub(super) struct Field<'a> {
    pub(super) obstacles: &'a Obstacles,
    pub(super) options: &'a RouteOptions,
}

impl Field<'_> {
    /// Adds the stretches of one route that run in the wanted direction: the inner ones can move, its feet cannot.
    /// `again` keeps them where they are as far as they can.
    pub(super) fn collect(
        &self,
        route: &Route,
        edge: usize,
        vertical: bool,
        again: bool,
        out: &mut Vec<Stretch>,
    ) {
        let points = &route.points;
        for index in 0..points.len().saturating_sub(1) {
            if is_vertical(points[index], points[index + 1]) != vertical {
                continue;
            }
            let inner = index > 0 && index + 2 < points.len();
            out.push(if inner {
                self.movable(points, edge, index, vertical, again)
            } else {
                self.fixed(points, edge, index, vertical)
            });
        }
    }

    /// Adds the stretches of all other routes near those that are there.
    pub(super) fn collect_standing(
        &self,
        routes: &[Route],
        changed: &[usize],
        vertical: bool,
        out: &mut Vec<Stretch>,
    ) {
        let mut is_changed = vec![false; routes.len()];
        changed.iter().for_each(|&edge| is_changed[edge] = true);
        let moving = out.iter().filter(|own| !own.fixed).map(|own| own.reach(self.options.spacing));
        let moving = Near::new(moving.collect());
        for (edge, route) in routes.iter().enumerate().filter(|(edge, _)| !is_changed[*edge]) {
            for index in 0..route.points.len().saturating_sub(1) {
                let (a, b) = (route.points[index], route.points[index + 1]);
                if is_vertical(a, b) != vertical {
                    continue;
                }
                let ((at, from), (_, to)) = (axes(a, vertical), axes(b, vertical));
                if moving.meets(at, from.min(to), from.max(to)) {
                    out.push(self.fixed(&route.points, edge, index, vertical));
                }
            }
        }
    }

    fn fixed(&self, points: &[Point], edge: usize, index: usize, vertical: bool) -> Stretch {
        let ((at, from), (_, to)) = (axes(points[index], vertical), axes(points[index + 1], vertical));
        let tap = |neighbour: Option<&Point>, along: f64| {
            let far = neighbour.map_or(at, |point| axes(*point, vertical).0);
            (along, if far < at { -1.0 } else { f64::from(u8::from(far > at)) })
        };
        let before = index.checked_sub(1).and_then(|before| points.get(before));
        let taps = [tap(before, from), tap(points.get(index + 2), to)];
        let (low, high) = (from.min(to), from.max(to));
        Stretch {
            edge,
            index,
            net: 0,
            fixed: true,
            low,
            high,
            min: at,
            max: at,
            tight: (at, at),
            wish: at,
            taps,
        }
    }

    fn movable(&self, points: &[Point], edge: usize, index: usize, vertical: bool, again: bool) -> Stretch {
        let Field { obstacles, options, .. } = *self;
        let (before, a, b, after) = (points[index - 1], points[index], points[index + 1], points[index + 2]);
        let ((at, a_along), (_, b_along)) = (axes(a, vertical), axes(b, vertical));
        let (low, high) = (a_along.min(b_along), a_along.max(b_along));
        let (before, after) = (axes(before, vertical).0, axes(after, vertical).0);
        let ends = [(before, a_along, index == 1), (after, b_along, index + 3 == points.len())];
        let range = |part: f64, foot: f64| {
            let clearance = options.clearance * part;
            let (mut min, mut max) = channel(obstacles, at, low, high, vertical, clearance);
            for (far, _, is_foot) in ends {
                let keep = if is_foot { options.stub * foot } else { 2.0 };
                if far < at {
                    min = min.max((far + keep).min(at));
                } else {
                    max = max.min((far - keep).max(at));
                }
            }
            (min, max)
        };
        let ((min, max), tight) = (range(1.0, 1.0), range(TIGHT, TIGHT_FOOT));
        let straight_on = (before < at) != (after < at);
        let wish = match (straight_on && !again, max - min < WIDE) {
            (true, true) => f64::midpoint(min, max),
            (true, false) if before < at => between(before + NEAR_CHILD, min, max),
            (true, false) => between(before - NEAR_CHILD, min, max),
            (false, _) => at,
        };
        let taps = ends.map(|(far, along, _)| (along, if far < at { -1.0 } else { 1.0 }));
        Stretch { edge, index, net: 0, fixed: false, low, high, min, max, tight, wish, taps }
    }
}

impl Stretch {
    /// Where others are near to it, wherever it comes to lie.
    fn reach(&self, spacing: f64) -> Reach {
        Reach {
            across: (self.min - spacing, self.max + spacing),
            along: (self.low - spacing, self.high + spacing),
        }
    }
}

/// How far a stretch can move to either side without coming near a node.
fn channel(
    obstacles: &Obstacles,
    at: f64,
    low: f64,
    high: f64,
    vertical: bool,
    clearance: f64,
) -> (f64, f64) {
    let (mut min, mut max) = (at - REACH, at + REACH);
    let (low, high) = (low - clearance + 0.5, high + clearance - 0.5);
    let area = if vertical {
        Rect::new(min, low, 2.0 * REACH, high - low)
    } else {
        Rect::new(low, min, high - low, 2.0 * REACH)
    };
    obstacles.visit(&area, |_, rect| {
        let (start, end) = if vertical { (rect.x, rect.right()) } else { (rect.y, rect.bottom()) };
        if f64::midpoint(start, end) < at {
            min = min.max((end + clearance).min(at));
        } else {
            max = max.min((start - clearance).max(at));
        }
    });
    (min, max)
}
