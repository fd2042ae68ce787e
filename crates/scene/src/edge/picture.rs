//! The line of an edge as it is drawn.

use crowfoot_layout::Point;

use crowfoot_model::Notation;

use super::Edge;
use super::ends::{MARKS, crisp};
use super::ink::Ink;
use super::notation::{self, Foot};
use crate::path::Path;
use crate::view::View;

/// Radius of bends, in world units.
const BEND: f64 = 6.0;

/// Draws an edge in viewport pixels: the line with rounded bends, the marks of both ends, and the forks of further
/// columns. `route` is in world units.
pub(crate) fn draw(ink: &mut Ink, edge: &Edge, route: &[Point], view: &View, notation: Notation) {
    let zoom = view.camera.zoom;
    let mut points: Vec<Point> = route.iter().map(|point| sharp(view.to_viewport(*point))).collect();
    let ([first, second, ..], [.., before, last]) = (&points[..], &points[..]) else { return };
    let (from, to) = (*first, *last);
    let (out_from, out_to) = (direction(from, *second), direction(to, *before));
    let start =
        notation::child(ink, edge, notation, &Foot { at: from, direction: out_from, zoom, below: false });
    let below = edge.parent_shift > 0.0;
    let end = notation::parent(ink, edge, notation, &Foot { at: to, direction: out_to, zoom, below });
    let path = if notation::is_dashed(edge, notation) { &mut ink.dashed } else { &mut ink.solid };
    fork(path, from, from.y, out_from, &edge.child_rows, zoom);
    fork(path, to, to.y - edge.parent_shift * zoom, out_to, &edge.parent_rows, zoom);
    if let Some(point) = points.first_mut() {
        point.x += out_from * start;
    }
    if let Some(point) = points.last_mut() {
        point.x += out_to * end;
    }
    rounded(path, &points, BEND * zoom);
}

/// The further rows of a composite key join the line behind its marks. `middle` is that of the first row.
fn fork(path: &mut Path, at: Point, middle: f64, direction: f64, rows: &[f64], zoom: f64) {
    let Some((first, others)) = rows.split_first() else { return };
    let x = crisp(at.x + direction * MARKS * zoom);
    for row in others {
        let y = crisp(middle + (row - first) * zoom);
        rounded(path, &[Point::new(at.x, y), Point::new(x, y), Point::new(x, at.y)], 4.0 * zoom);
        path.circle(Point::new(at.x + direction * 2.0 * zoom, y), 1.0 * zoom);
    }
}

/// A polyline whose bends are rounded, as far as its stretches are long enough.
pub(crate) fn rounded(path: &mut Path, points: &[Point], radius: f64) {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
    path.move_to(*first);
    for corner in points.windows(3) {
        let [before, at, after] = corner else { continue };
        let r = radius.min(distance(*before, *at) / 2.0).min(distance(*at, *after) / 2.0);
        if r < 0.5 {
            path.line_to(*at);
            continue;
        }
        path.line_to(towards(*at, *before, r));
        path.curve_to(*at, towards(*at, *after, r));
    }
    path.line_to(*last);
}

fn sharp(point: Point) -> Point {
    Point::new(crisp(point.x), crisp(point.y))
}

fn direction(from: Point, to: Point) -> f64 {
    if to.x < from.x { -1.0 } else { 1.0 }
}

fn distance(a: Point, b: Point) -> f64 {
    (a.x - b.x).abs().max((a.y - b.y).abs())
}

fn towards(from: Point, to: Point, by: f64) -> Point {
    let length = distance(from, to).max(1e-9);
    Point::new(from.x + (to.x - from.x) / length * by, from.y + (to.y - from.y) / length * by)
}
