//! Figures for lines of any shape, to compare drawings with those of other engines.

use crate::geometry::{Point, Rect};
use crate::graph::Edge;
use crowfoot_compact::Arrange;

/// Coordinates closer than this are the same.
const SAME: f64 = 1e-6;

/// Lines this close for more than a moment look like one.
const ON_TOP: f64 = 1.0;
const LONGER: f64 = 4.0;

/// A straight segment, and its edge.
struct Segment {
    a: Point,
    b: Point,
    edge: usize,
}

/// Proper crossings of the lines of two edges: each continues on the other side.
///
/// Pairs of edges with a common end count too. Lines do not cross where they merge, but a line that crosses three
/// merged ones crosses three times.
pub fn crossings(lines: &[Vec<Point>]) -> usize {
    let mut segments = segments(lines);
    segments.arrange_by(|a, b| a.a.x.min(a.b.x).total_cmp(&b.a.x.min(b.b.x)));
    let mut total = 0;
    for (index, first) in segments.iter().enumerate() {
        let right = first.a.x.max(first.b.x);
        let (top, bottom) = (first.a.y.min(first.b.y), first.a.y.max(first.b.y));
        let close = segments[index + 1..].iter().take_while(|other| other.a.x.min(other.b.x) <= right);
        let meet = close.filter(|other| {
            other.edge != first.edge
                && other.a.y.min(other.b.y) <= bottom
                && other.a.y.max(other.b.y) >= top
                && cross(first, other)
        });
        total += meet.count();
    }
    total
}

/// Pairs of edges without a common end whose lines run on top of each other, so that readers cannot tell them apart.
/// Two edges have a common end if they meet the same row of the same node.
pub fn overlaid(edges: &[Edge], lines: &[Vec<Point>]) -> usize {
    close_pairs(lines, ON_TOP, |a, b| have_common_end(edges, a, b))
}

/// Pairs of edges whose lines run less than `distance` apart, so that they look like one, though one does not end where
/// the other does: that a line leaves where others arrive is no reason to run with them.
pub(crate) fn too_close(edges: &[Edge], lines: &[Vec<Point>], distance: f64) -> usize {
    close_pairs(lines, distance, |a, b| {
        let (Some(a), Some(b)) = (edges.get(a), edges.get(b)) else { return false };
        (a.from, a.from_row) == (b.from, b.from_row) || (a.to, a.to_row) == (b.to, b.to_row)
    })
}

fn close_pairs(lines: &[Vec<Point>], distance: f64, may: impl Fn(usize, usize) -> bool) -> usize {
    let mut segments = segments(lines);
    segments.arrange_by(|a, b| a.a.x.min(a.b.x).total_cmp(&b.a.x.min(b.b.x)));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (index, first) in segments.iter().enumerate() {
        let right = first.a.x.max(first.b.x) + distance;
        let close = segments[index + 1..].iter().take_while(|other| other.a.x.min(other.b.x) <= right);
        for other in close {
            let apart = (first.edge.min(other.edge), first.edge.max(other.edge));
            if apart.0 != apart.1 && is_overlaid(first, other, distance) && !may(apart.0, apart.1) {
                pairs.push(apart);
            }
        }
    }
    pairs.arrange_by(Ord::cmp);
    pairs.dedup();
    pairs.len()
}

fn have_common_end(edges: &[Edge], a: usize, b: usize) -> bool {
    let (Some(a), Some(b)) = (edges.get(a), edges.get(b)) else { return false };
    let ends = |edge: &Edge| [(edge.from, edge.from_row), (edge.to, edge.to_row)];
    ends(a).iter().any(|end| ends(b).contains(end))
}

/// Whether two segments are closer than `distance` over more than [`LONGER`].
fn is_overlaid(first: &Segment, second: &Segment, distance: f64) -> bool {
    let length = (first.b.x - first.a.x).hypot(first.b.y - first.a.y).max(SAME);
    let along = ((first.b.x - first.a.x) / length, (first.b.y - first.a.y) / length);
    // Where an end of the second segment lies, seen from the start of the first: along it, and away from it.
    let seen = |point: Point| {
        let (x, y) = (point.x - first.a.x, point.y - first.a.y);
        (x * along.0 + y * along.1, y * along.0 - x * along.1)
    };
    let (start, end) = (seen(second.a), seen(second.b));
    let shared = start.0.max(end.0).min(length) - start.0.min(end.0).max(0.0);
    start.1.abs() < distance && end.1.abs() < distance && shared > LONGER
}

/// Pairs of a line and a node that it runs through, other than its ends.
pub fn lines_over_nodes(nodes: &[Rect], edges: &[Edge], lines: &[Vec<Point>]) -> usize {
    let inner: Vec<Rect> = nodes.iter().map(|node| node.inflate(-0.5)).collect();
    let mut total = 0;
    for (edge, line) in edges.iter().zip(lines) {
        let foreign = inner.iter().enumerate().filter(|(node, _)| *node != edge.from && *node != edge.to);
        let is_hit = |rect: &Rect| line.windows(2).any(|pair| runs_through(pair[0], pair[1], rect));
        total += foreign.filter(|(_, rect)| is_hit(rect)).count();
    }
    total
}

/// Length of all lines together: as the crow flies from point to point.
pub fn length(lines: &[Vec<Point>]) -> f64 {
    let segment = |pair: &[Point]| (pair[0].x - pair[1].x).hypot(pair[0].y - pair[1].y);
    lines.iter().flat_map(|line| line.windows(2)).map(segment).sum()
}

/// The segments of each line, with collinear ones joined.
fn segments(lines: &[Vec<Point>]) -> Vec<Segment> {
    let mut all: Vec<Segment> = Vec::new();
    for (edge, line) in lines.iter().enumerate() {
        for pair in line.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            if (a.x - b.x).abs() < SAME && (a.y - b.y).abs() < SAME {
                continue;
            }
            match all.last_mut() {
                Some(last) if last.edge == edge && side(last.a, last.b, b) == 0 && ahead(last, b) => {
                    last.b = b;
                }
                _ => all.push(Segment { a, b, edge }),
            }
        }
    }
    all
}

fn ahead(segment: &Segment, point: Point) -> bool {
    let (a, b) = (segment.a, segment.b);
    (b.x - a.x) * (point.x - b.x) + (b.y - a.y) * (point.y - b.y) >= 0.0
}

fn cross(first: &Segment, second: &Segment) -> bool {
    side(first.a, first.b, second.a) * side(first.a, first.b, second.b) < 0
        && side(second.a, second.b, first.a) * side(second.a, second.b, first.b) < 0
}

/// The side of the line from `a` to `b` on which a point lies; 0 on the line.
fn side(a: Point, b: Point, point: Point) -> i32 {
    let length = (b.x - a.x).hypot(b.y - a.y).max(SAME);
    let away = ((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)) / length;
    if away.abs() < SAME { 0 } else { away.signum() as i32 }
}

/// Whether a segment has a part inside a rectangle (Liang and Barsky 1984).
fn runs_through(a: Point, b: Point, rect: &Rect) -> bool {
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (start, step, low, high) in
        [(a.x, b.x - a.x, rect.x, rect.right()), (a.y, b.y - a.y, rect.y, rect.bottom())]
    {
        if step.abs() < SAME {
            if start <= low || start >= high {
                return false;
            }
            continue;
        }
        let (first, second) = ((low - start) / step, (high - start) / step);
        enter = enter.max(first.min(second));
        leave = leave.min(first.max(second));
    }
    enter < leave
}

#[cfg(test)]
mod tests {
    use super::{crossings, length, lines_over_nodes, overlaid};
    use crate::geometry::{Point, Rect};
    use crate::graph::Edge;

    fn line(points: &[(f64, f64)]) -> Vec<Point> {
        points.iter().map(|&(x, y)| Point::new(x, y)).collect()
    }

    #[test]
    fn counts_proper_crossings() {
        let level = line(&[(0.0, 5.0), (4.0, 5.0), (10.0, 5.0)]);
        let slanted = line(&[(2.0, 0.0), (6.0, 10.0)]);
        let through_a_point = line(&[(4.0, 0.0), (4.0, 9.0)]);
        let touching = line(&[(7.0, 5.0), (7.0, 9.0)]);
        let merging = line(&[(8.0, 0.0), (8.0, 5.0), (10.0, 5.0)]);
        assert_eq!(crossings(&[level.clone(), slanted]), 1);
        assert_eq!(crossings(&[level.clone(), through_a_point]), 1);
        assert_eq!(crossings(&[level.clone(), touching, merging]), 0);
        let upright = line(&[(5.0, 0.0), (5.0, 10.0)]);
        assert_eq!(crossings(&[level.clone(), level, upright]), 2, "merged lines count one by one");
    }

    #[test]
    fn counts_overlaid_lines_without_a_common_end() {
        let lines = [line(&[(0.0, 0.0), (50.0, 0.0), (50.0, 9.0)]), line(&[(30.0, 0.5), (90.0, 0.5)])];
        let edge = |from, to| Edge { from, to, ..Edge::default() };
        assert_eq!(overlaid(&[edge(0, 1), edge(2, 3)], &lines), 1);
        assert_eq!(overlaid(&[edge(0, 1), edge(2, 1)], &lines), 0);
        let row = |edge: Edge, row| Edge { to_row: Some(row), ..edge };
        assert_eq!(overlaid(&[row(edge(0, 1), 5.0), row(edge(2, 1), 20.0)], &lines), 1);
        let apart = [lines[0].clone(), line(&[(30.0, 3.0), (90.0, 3.0)])];
        assert_eq!(overlaid(&[edge(0, 1), edge(2, 3)], &apart), 0);
    }

    #[test]
    fn counts_lines_over_other_nodes() {
        let nodes = [0.0, 20.0, 40.0].map(|x| Rect::new(x, 0.0, 10.0, 10.0));
        let edge = Edge { from: 0, to: 2, ..Edge::default() };
        let straight = line(&[(10.0, 5.0), (40.0, 6.0)]);
        let around = line(&[(10.0, 5.0), (15.0, 10.0), (40.0, 10.0)]);
        assert_eq!(lines_over_nodes(&nodes, &[edge], &[straight]), 1);
        assert_eq!(lines_over_nodes(&nodes, &[edge], &[around]), 0, "along the border is not through");
        assert!((length(&[line(&[(0.0, 0.0), (3.0, 4.0)])]) - 5.0).abs() < 1e-9);
    }
}
