//! Lines that keep their way while a node at one end moves.

use super::bent::{LEAST_FOOT, hits};
use super::single::{anchor, tidy};
use super::{Obstacles, Route, RouteOptions};
use crate::geometry::{Point, Rect};
use crate::graph::Edge;

/// The route with its ends moved to where the nodes are now. `None` if the line would then turn back, come too near to
/// its nodes, or run through any node.
pub(super) fn follow(
    obstacles: &Obstacles,
    edge: &Edge,
    route: &Route,
    options: &RouteOptions,
) -> Option<Vec<Point>> {
    let (from, to) = (obstacles.get(edge.from)?, obstacles.get(edge.to)?);
    let mut points = route.points.clone();
    if edge.from == edge.to || points.len() < 2 {
        return None;
    }
    let (start, end) = (anchor(from, edge.from_row), anchor(to, edge.to_row));
    let last = points.len() - 1;
    if last == 1 && start != end {
        return None;
    }
    let foot = options.stub * LEAST_FOOT;
    let side = |rect: &Rect, towards: f64| if towards > 0.0 { rect.right() } else { rect.x };
    let (out, back) = (points[1].x - points[0].x, points[last - 1].x - points[last].x);
    points[0] = Point::new(side(from, out), start);
    points[last] = Point::new(side(to, back), end);
    points[1].y = start;
    points[last - 1].y = end;
    let reaches = |way: f64, now: f64| (now > 0.0) == (way > 0.0) && now.abs() >= foot;
    if !reaches(out, points[1].x - points[0].x) || !reaches(back, points[last - 1].x - points[last].x) {
        return None;
    }
    (!hits(obstacles, edge, &points)).then(|| tidy(points))
}
