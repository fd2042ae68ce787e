//! The quality of a drawing in numbers, for tests and benchmarks.

use crate::geometry::Rect;
use crate::graph::Edge;
use crate::route::Route;
use crowfoot_compact::Arrange;

pub mod polylines;

/// Figures of one drawing; lengths in world units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Metrics {
    /// Crossings of two routes that do not share an end.
    pub crossings: usize,
    /// Pairs of a route and a node that it runs through, its own nodes included.
    pub edges_over_nodes: usize,
    /// Length over which routes with different ends run on top of each other, less than 3 apart.
    pub shared_length: f64,
    /// Length of all routes together.
    pub edge_length: f64,
    /// Bends of all routes together.
    pub bends: usize,
    /// Area of the smallest rectangle around all nodes.
    pub area: f64,
    /// Width divided by height of that rectangle; 1 when there are no nodes.
    pub aspect: f64,
    /// Pairs of nodes that overlap.
    pub overlaps: usize,
}

/// Measures a drawing; `routes` belongs to `edges`, index by index.
pub fn measure(nodes: &[Rect], edges: &[Edge], routes: &[Route]) -> Metrics {
    let bounds = Rect::bounds(nodes).unwrap_or_default();
    let segments = || routes.iter().flat_map(Route::segments);
    Metrics {
        crossings: crossings(edges, routes),
        edges_over_nodes: edges_over_nodes(nodes, routes),
        shared_length: shared_length(edges, routes),
        edge_length: segments().map(|(a, b)| (a.x - b.x).abs() + (a.y - b.y).abs()).sum(),
        bends: routes.iter().map(|route| route.points.len().saturating_sub(2)).sum(),
        area: bounds.width * bounds.height,
        aspect: if bounds.height > 0.0 { bounds.width / bounds.height } else { 1.0 },
        overlaps: overlaps(nodes),
    }
}

/// Pairs of a route and a node whose interior it touches.
pub fn edges_over_nodes(nodes: &[Rect], routes: &[Route]) -> usize {
    let crosses = |route: &Route, inner: &Rect| {
        route.segments().any(|(a, b)| {
            let line = Rect::spanning(a, b);
            line.x < inner.right()
                && inner.x < line.right().max(line.x + 1e-9)
                && line.y < inner.bottom()
                && inner.y < line.bottom().max(line.y + 1e-9)
        })
    };
    let inner: Vec<Rect> = nodes.iter().map(|node| node.inflate(-0.5)).collect();
    routes.iter().map(|route| inner.iter().filter(|node| crosses(route, node)).count()).sum()
}

/// Pairs of nodes that overlap.
pub fn overlaps(nodes: &[Rect]) -> usize {
    let mut order: Vec<&Rect> = nodes.iter().collect();
    order.arrange_by(|a, b| a.x.total_cmp(&b.x));
    let mut total = 0;
    for (index, a) in order.iter().enumerate() {
        let close = order[index + 1..].iter().take_while(|b| b.x < a.right() - 1e-6);
        total += close.filter(|b| b.y < a.bottom() - 1e-6 && a.y < b.bottom() - 1e-6).count();
    }
    total
}

/// Whether two routes belong to the same edge, or begin or end at the same point of the same node, and so may share a
/// line.
fn same_end(edges: &[Edge], routes: &[Route], a: usize, b: usize) -> bool {
    let ends = |index: usize| edges.get(index).map(|edge| (edge.from, edge.to));
    let (Some((from, to)), Some((other_from, other_to))) = (ends(a), ends(b)) else { return a == b };
    a == b
        || (to == other_to && routes[a].points.last() == routes[b].points.last())
        || (from == other_from && routes[a].points.first() == routes[b].points.first())
}

fn shared_length(edges: &[Edge], routes: &[Route]) -> f64 {
    let mut total = 0.0;
    for vertical in [true, false] {
        // Position, extent, and an edge that stands for all with the same end.
        let mut lines: Vec<(f64, f64, f64, usize)> = Vec::new();
        for (edge, route) in routes.iter().enumerate() {
            for (a, b) in route.segments().filter(|(a, b)| (a.x == b.x) == vertical) {
                let (at, low, high) = match vertical {
                    true => (a.x, a.y.min(b.y), a.y.max(b.y)),
                    false => (a.y, a.x.min(b.x), a.x.max(b.x)),
                };
                lines.push((at, low, high, edge));
            }
        }
        lines.arrange_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let mut merged: Vec<(f64, f64, f64, usize)> = Vec::new();
        for line in lines {
            let level = merged.iter_mut().rev().take_while(|other| other.0 == line.0);
            match level
                .into_iter()
                .find(|other| other.2 >= line.1 && same_end(edges, routes, other.3, line.3))
            {
                Some(other) => other.2 = other.2.max(line.2),
                None => merged.push(line),
            }
        }
        for (index, a) in merged.iter().enumerate() {
            for b in merged[index + 1..].iter().take_while(|b| b.0 < a.0 + 3.0) {
                if !same_end(edges, routes, a.3, b.3) {
                    total += (a.2.min(b.2) - a.1.max(b.1)).max(0.0);
                }
            }
        }
    }
    total
}

fn crossings(edges: &[Edge], routes: &[Route]) -> usize {
    let mut level: Vec<(f64, f64, f64, usize)> = Vec::new();
    let mut upright: Vec<(f64, f64, f64, usize)> = Vec::new();
    for (edge, route) in routes.iter().enumerate() {
        for (a, b) in route.segments() {
            if a.y == b.y {
                level.push((a.y, a.x.min(b.x), a.x.max(b.x), edge));
            } else {
                upright.push((a.x, a.y.min(b.y), a.y.max(b.y), edge));
            }
        }
    }
    upright.arrange_by(|a, b| a.0.total_cmp(&b.0));
    let mut total = 0;
    for &(y, left, right, edge) in &level {
        let first = upright.partition_point(|line| line.0 <= left);
        let between = upright[first..].iter().take_while(|line| line.0 < right);
        total +=
            between.filter(|line| line.1 < y && y < line.2 && !same_end(edges, routes, edge, line.3)).count();
    }
    total
}
