//! Lines that were placed manually.

use super::single::{anchor, loop_rows, tidy};
use super::{Obstacles, RouteOptions};
use crate::geometry::{Point, Rect};
use crate::graph::Edge;

/// Nobody places more bends than this.
const MOST: usize = 99;
/// The fraction of a foot that remains when a card comes close to the first bend.
pub(super) const LEAST_FOOT: f64 = 0.75;

/// The line of an edge with its inner segments at `bends`: x of a vertical and y of a horizontal one, alternating. Its
/// ends follow the rows of its nodes; the first and the last vertical segment are pushed along by a node that comes too
/// near. `None` if the line would make no sense, or run through a node.
pub(super) fn bent(
    obstacles: &Obstacles,
    edge: &Edge,
    bends: &[i32],
    options: &RouteOptions,
) -> Option<Vec<Point>> {
    let (from, to) = (obstacles.get(edge.from)?, obstacles.get(edge.to)?);
    let (mut start, mut end) = (anchor(from, edge.from_row), anchor(to, edge.to_row));
    if edge.from == edge.to {
        (start, end) = loop_rows(from, start, end);
    }
    // Both the first and the last segment are vertical, so a list of even length has lost its last.
    let count = bends.len().checked_sub(1)? / 2 * 2 + 1;
    let mut bends: Vec<f64> = bends.iter().take(count.min(MOST)).map(|bend| f64::from(*bend)).collect();
    let foot = options.stub * LEAST_FOOT;
    let first = clear_of(from, *bends.first()?, foot);
    *bends.first_mut()? = first;
    let last = clear_of(to, *bends.last()?, foot);
    *bends.last_mut()? = last;
    if bends.len() == 1 && clear_of(from, last, foot) != last {
        return None;
    }
    let side = |rect: &Rect, x: f64| if x > rect.centre().x { rect.right() } else { rect.x };
    let mut points = vec![Point::new(side(from, *bends.first()?), start)];
    let mut at = Point::new(0.0, start);
    for (number, bend) in bends.iter().enumerate() {
        *if number % 2 == 0 { &mut at.x } else { &mut at.y } = *bend;
        points.push(at);
    }
    points.push(Point::new(at.x, end));
    points.push(Point::new(side(to, last), end));
    (!hits(obstacles, edge, &points)).then(|| tidy(points))
}

/// The position of a vertical segment, at least a foot away from the nearer side of the node.
fn clear_of(rect: &Rect, x: f64, foot: f64) -> f64 {
    if x > rect.centre().x { x.max(rect.right() + foot) } else { x.min(rect.x - foot) }
}

/// Whether a line runs through a node. Its feet may touch their own nodes.
pub(super) fn hits(obstacles: &Obstacles, edge: &Edge, points: &[Point]) -> bool {
    let last = points.len().saturating_sub(2);
    points.windows(2).enumerate().any(|(number, pair)| {
        let &[a, b] = pair else { return false };
        let own = [(0, edge.from), (last, edge.to)];
        let mut hit = false;
        obstacles.visit(&Rect::spanning(a, b).inflate(0.5), |node, rect| {
            let touches_own = own.contains(&(number, node)) && (a.x <= rect.x || a.x >= rect.right());
            hit |= !touches_own && rect.inflate(-0.5).intersects(&Rect::spanning(a, b).inflate(0.5));
        });
        hit
    })
}
