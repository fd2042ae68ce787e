//! The router as a table of functions, so that a program can show a diagram before the router is loaded.

use super::batch::Batch;
use super::{Obstacles, Route, RouteOptions, bent, follow, route_quickly, route_some};
use crate::geometry::Point;
use crate::graph::Edge;

/// The functions of the router. Nothing else may refer to them, or the router becomes part of the first load.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::type_complexity, reason = "each is the type of one function, and is named by its field")]
pub struct Router {
    /// See [`route_some`].
    pub route_some: fn(&Obstacles, &[Edge], &mut Vec<Route>, &[usize], &RouteOptions),
    /// See [`route_quickly`].
    pub route_quickly: fn(&Obstacles, &[Edge], &mut Vec<Route>, &[usize], &RouteOptions),
    /// Starts to route some edges (by index) in slices; the second list has the edges that are only nudged with them.
    pub begin: fn(&Obstacles, &[Edge], [&[usize]; 2], &RouteOptions) -> Batch,
    /// Finds the ways of at most so many edges of a batch, and finally nudges all of them. Returns whether there is
    /// more to do. Nodes and edges must be those that the batch was started with.
    pub go_on: fn(&mut Batch, &Obstacles, &[Edge], &mut Vec<Route>, usize, &RouteOptions) -> bool,
    /// The line of an edge with its ends where its nodes are now, and otherwise unchanged; `None` if that is not
    /// possible.
    pub follow: fn(&Obstacles, &Edge, &Route, &RouteOptions) -> Option<Vec<Point>>,
    /// The line of an edge whose inner segments were placed manually: x of a vertical, y of a horizontal one,
    /// alternating. `None` if that makes no sense, or would run through a node.
    pub bent: fn(&Obstacles, &Edge, &[i32], &RouteOptions) -> Option<Vec<Point>>,
}

/// The router.
pub const fn router() -> Router {
    Router {
        route_some,
        route_quickly,
        follow: |obstacles, edge, route, options| follow::follow(obstacles, edge, route, &options.sane()),
        ..still_router()
    }
}

/// The router of a diagram on which nothing moves: it routes in slices and bends lines, and has nothing else behind it.
pub const fn still_router() -> Router {
    Router {
        route_some: |_, _, _, _, _| {},
        route_quickly: |_, _, _, _, _| {},
        follow: |_, _, _, _| None,
        begin: |obstacles, edges, changed, options| Batch::new(obstacles, edges, changed, &options.sane()),
        go_on: |batch, obstacles, edges, routes, most, options| {
            batch.go_on(obstacles, edges, routes, most, &options.sane())
        },
        bent: |obstacles, edge, bends, options| bent::bent(obstacles, edge, bends, &options.sane()),
    }
}
