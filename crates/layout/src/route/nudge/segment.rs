//! The segments of routes: the range in which each can lie, and the position that it wishes.

use super::super::{Obstacles, Route, RouteOptions};
use super::near::{Near, Reach};
use super::{axes, is_vertical};
use crate::geometry::{Point, Rect, between};

/// How far a channel can reach to either side.
const REACH: f64 = 240.0;
/// In a wider channel a line stays near its child, instead of in the middle.
const WIDE: f64 = 260.0;
/// How much of the clearance and of the foot remains where there is little room, as fractions.
const TIGHT: f64 = 0.4;
const TIGHT_FOOT: f64 = 0.75;
/// The distance from its child at which a line bends in a wide channel, so that it shares the long part with its
/// siblings.
const NEAR_CHILD: f64 = 48.0;

/// One segment of a route, in the axes `across` (in which it can move) and `along`.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    pub(super) edge: usize,
    /// Index of its first point in the route.
    pub(super) index: usize,
    /// It may overlap with segments of the same net. Set by [`super::name_nets`] once all segments exist.
    pub(super) net: usize,
    /// It cannot move: a foot, or a segment of a line that is not being routed.
    pub(super) fixed: bool,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) min: f64,
    pub(super) max: f64,
    /// The range from `min` to `max` where there is little room.
    pub(super) tight: (f64, f64),
    pub(super) wish: f64,
    /// The bends at both ends: the position along, and the direction across in which the route goes on.
    pub(super) taps: [(f64, f64); 2],
}

/// The surroundings of the segments.
pub(super) struct Field<'a> {
    pub(super) obstacles: &'a Obstacles,
    pub(super) options: &'a RouteOptions,
}

impl Field<'_> {
    /// Adds the segments of a route in the given direction: the inner ones can move, its feet cannot. With `again` they
    /// stay where they are if possible.
    pub(super) fn collect(
        &self,
        route: &Route,
        edge: usize,
        vertical: bool,
        again: bool,
        out: &mut Vec<Segment>,
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

    /// Adds the segments of all other routes near those already in the list.
    pub(super) fn collect_standing(
        &self,
        routes: &[Route],
        changed: &[usize],
        vertical: bool,
        out: &mut Vec<Segment>,
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

    fn fixed(&self, points: &[Point], edge: usize, index: usize, vertical: bool) -> Segment {
        let ((at, from), (_, to)) = (axes(points[index], vertical), axes(points[index + 1], vertical));
        let tap = |neighbour: Option<&Point>, along: f64| {
            let far = neighbour.map_or(at, |point| axes(*point, vertical).0);
            (along, if far < at { -1.0 } else { f64::from(u8::from(far > at)) })
        };
        let before = index.checked_sub(1).and_then(|before| points.get(before));
        let taps = [tap(before, from), tap(points.get(index + 2), to)];
        let (low, high) = (from.min(to), from.max(to));
        Segment {
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

    fn movable(&self, points: &[Point], edge: usize, index: usize, vertical: bool, again: bool) -> Segment {
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
        Segment { edge, index, net: 0, fixed: false, low, high, min, max, tight, wish, taps }
    }
}

impl Segment {
    /// The area in which other segments can be too close to it, wherever it moves.
    fn reach(&self, spacing: f64) -> Reach {
        Reach {
            across: (self.min - spacing, self.max + spacing),
            along: (self.low - spacing, self.high + spacing),
        }
    }
}

/// The range in which a segment can move without coming near a node.
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
