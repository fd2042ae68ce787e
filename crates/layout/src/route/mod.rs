//! Orthogonal routes for the relation lines.

mod nudge;
mod obstacles;
mod search;
mod single;

use crate::geometry::{Point, Rect};
use crate::graph::Edge;

pub use obstacles::Obstacles;
use search::Search;

/// The line of one edge: an orthogonal polyline that starts on a side of the child and ends on a side of the parent.
///
/// Neighbouring points differ in exactly one coordinate; the first and the last stretch are horizontal. Empty when the
/// edge names a node that does not exist.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Route {
    pub points: Vec<Point>,
}

/// Distances in world units.
#[derive(Clone, Copy, Debug)]
pub struct RouteOptions {
    /// Free space between a line and the nodes it passes, where there is room.
    pub clearance: f64,
    /// Length of the straight start and end, where the crow's foot is drawn.
    pub stub: f64,
    /// Distance of parallel lines. Lines which end at the same row of the same parent share one line instead.
    pub spacing: f64,
    /// How much longer a line may become to save one bend.
    pub bend_cost: f64,
}

impl Default for RouteOptions {
    fn default() -> Self {
        Self { clearance: 12.0, stub: 14.0, spacing: 12.0, bend_cost: 50.0 }
    }
}

impl Route {
    /// The smallest rectangle around the line.
    pub fn bounds(&self) -> Option<Rect> {
        let points: Vec<Rect> = self.points.iter().map(|&point| Rect::spanning(point, point)).collect();
        Rect::bounds(&points)
    }

    /// The straight stretches, each with its two ends.
    pub fn stretches(&self) -> impl Iterator<Item = (Point, Point)> + '_ {
        self.points.windows(2).filter_map(|pair| match pair {
            [a, b] => Some((*a, *b)),
            _ => None,
        })
    }
}

/// The route of one edge, as if no other line were there.
pub fn route(obstacles: &Obstacles, edge: &Edge, options: &RouteOptions) -> Route {
    single::route(obstacles, edge, options, &mut Search::default())
}

/// The routes of all edges, parallel lines set apart.
pub fn route_all(obstacles: &Obstacles, edges: &[Edge], options: &RouteOptions) -> Vec<Route> {
    let mut search = Search::default();
    let mut routes: Vec<Route> =
        edges.iter().map(|edge| single::route(obstacles, edge, options, &mut search)).collect();
    let all: Vec<usize> = (0..edges.len()).collect();
    nudge::nudge(obstacles, edges, &mut routes, &all, options);
    routes
}

/// Routes `changed` (indices of edges) anew and leaves the others as they are. `routes` belongs to `edges`, index by
/// index, and is lengthened when edges were added.
pub fn route_some(
    obstacles: &Obstacles,
    edges: &[Edge],
    routes: &mut Vec<Route>,
    changed: &[usize],
    options: &RouteOptions,
) {
    routes.resize_with(edges.len(), Route::default);
    let mut search = Search::default();
    let mut changed: Vec<usize> = changed.iter().copied().filter(|&index| index < edges.len()).collect();
    changed.sort_unstable();
    changed.dedup();
    for &index in &changed {
        routes[index] = single::route(obstacles, &edges[index], options, &mut search);
    }
    nudge::nudge(obstacles, edges, routes, &changed, options);
}

/// The edges whose routes no longer hold after `node` has moved to `now`: its own, and those which run through it.
pub fn affected_edges(edges: &[Edge], routes: &[Route], node: usize, now: &Rect) -> Vec<usize> {
    let hits =
        |route: &Route| route.stretches().any(|(a, b)| Rect::spanning(a, b).inflate(0.5).intersects(now));
    let touches = |index: &usize| {
        edges.get(*index).is_some_and(|edge| edge.from == node || edge.to == node)
            || routes.get(*index).is_some_and(hits)
    };
    (0..edges.len()).filter(touches).collect()
}
