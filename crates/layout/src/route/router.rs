//! The router as a table of functions, so that a program can show a drawing and fetch it meanwhile.

use super::batch::Batch;
use super::{Obstacles, Route, RouteOptions, bent, follow, route_quickly, route_some};
use crate::geometry::Point;
use crate::graph::Edge;

/// The functions of the router. Nothing else refers to it, so that it can be loaded later.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::type_complexity, reason = "each is the type of one function, and is named by its field")]
pub struct Router {
    /// See [`route_some`].
    pub route_some: fn(&Obstacles, &[Edge], &mut Vec<Route>, &[usize], &RouteOptions),
    /// See [`route_quickly`].
    pub route_quickly: fn(&Obstacles, &[Edge], &mut Vec<Route>, &[usize], &RouteOptions),
    /// Begins to route some edges (by their indices) in as many goes as it takes; the second list has the edges whose
    /// ways are only to be set apart with theirs.
    pub begin: fn(&Obstacles, &[Edge], [&[usize]; 2], &RouteOptions) -> Batch,
    /// Finds the ways of at most so many edges of a batch, and at last sets all of them apart. Returns whether there is
    /// more to do. Nodes and edges must be those that it was begun with.
    pub go_on: fn(&mut Batch, &Obstacles, &[Edge], &mut Vec<Route>, usize, &RouteOptions) -> bool,
    /// The line of an edge with its ends where its nodes are now and its way as it was; `None` where that would not do.
    pub follow: fn(&Obstacles, &Edge, &Route, &RouteOptions) -> Option<Vec<Point>>,
    /// The line of an edge whose inner stretches lie where somebody has put them: x of an upright, y of a level one, in
    /// turn. `None` where that makes no sense, or would run through a node.
    pub bent: fn(&Obstacles, &Edge, &[i32], &RouteOptions) -> Option<Vec<Point>>,
}

/// All of it.
pub const fn router() -> Router {
    Router {
        route_some,
        route_quickly,
        begin: |obstacles, edges, changed, options| Batch::new(obstacles, edges, changed, &options.sane()),
        go_on: |batch, obstacles, edges, routes, most, options| {
            batch.go_on(obstacles, edges, routes, most, &options.sane())
        },
        follow: |obstacles, edge, route, options| follow::follow(obstacles, edge, route, &options.sane()),
        bent: |obstacles, edge, bends, options| bent::bent(obstacles, edge, bends, &options.sane()),
    }
}
