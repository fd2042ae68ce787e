//! Orthogonal routes for the relation lines.
//!
//! A line leaves and enters its nodes horizontally, at the rows of its columns, and bends only at right angles. Finding
//! the best set of routes at once is out of reach, so there are two phases, as in Wybrow, Marriott and Stuckey (2009):
//!
//! 1. **Ways.** Each edge gets a way of its own (`single`): a shortest path, with a cost per bend, around the nodes
//!    (`search`). Lines that are already routed make the gaps they use more expensive (`usage`), so that later ones
//!    spread out, but lines may still lie on top of each other. `batch` does this for many edges in slices.
//! 2. **Nudging.** Segments that run in the same gap are then ordered so that few of them cross, and moved apart
//!    (`nudge`). Lines to the same row of the same parent form a *net*, and may share a trunk instead.
//!
//! While a card is dragged, a line keeps its way where possible (`follow`); a line that was placed manually gets its
//! bends from the document (`bent`).

mod batch;
mod bent;
mod follow;
mod nets;
mod nudge;
mod obstacles;
mod router;
mod search;
mod single;
mod usage;

use crate::geometry::{Point, Rect};
use crate::graph::Edge;

pub use batch::Batch;
pub use obstacles::Obstacles;
pub use router::{Router, router, still_router};
use search::Search;
use single::{CAREFUL, QUICK, Task};

/// The line of one edge: an orthogonal polyline that starts on a side of the child and ends on a side of the parent.
///
/// Neighbouring points differ in exactly one coordinate; the first and the last segment are horizontal. Empty if the
/// edge names a node that does not exist.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Route {
    pub points: Vec<Point>,
}

/// Distances in world units.
#[derive(Clone, Copy, Debug)]
pub struct RouteOptions {
    /// Distance between a line and the nodes it passes, where there is room.
    pub clearance: f64,
    /// Length of the straight start and end, where the crow's foot is drawn.
    pub stub: f64,
    /// Distance between parallel lines. Lines that end at the same row of the same parent share one line instead.
    pub spacing: f64,
    /// How much longer a line may become to save one bend.
    pub bend_cost: f64,
}

/// Quick routes of fewer than one in this many edges are not nudged.
const FLEETING: usize = 64;

/// Beyond this many edges the best ways would take too long.
const MANY: usize = 2500;

impl Default for RouteOptions {
    fn default() -> Self {
        Self { clearance: 12.0, stub: 14.0, spacing: 12.0, bend_cost: 50.0 }
    }
}

impl RouteOptions {
    fn sane(&self) -> Self {
        let sane = |value: f64, usual: f64| if value.is_finite() { value.clamp(0.0, 1000.0) } else { usual };
        let usual = Self::default();
        Self {
            clearance: sane(self.clearance, usual.clearance),
            stub: sane(self.stub, usual.stub).max(1.0),
            spacing: sane(self.spacing, usual.spacing),
            bend_cost: sane(self.bend_cost, usual.bend_cost),
        }
    }
}

impl Route {
    /// The smallest rectangle around the line.
    pub fn bounds(&self) -> Option<Rect> {
        let points: Vec<Rect> = self.points.iter().map(|&point| Rect::spanning(point, point)).collect();
        Rect::bounds(&points)
    }

    /// The straight segments, each with its two ends.
    pub fn segments(&self) -> impl Iterator<Item = (Point, Point)> + '_ {
        self.points.windows(2).filter_map(|pair| match pair {
            [a, b] => Some((*a, *b)),
            _ => None,
        })
    }
}

/// The route of one edge, ignoring all other lines.
pub fn route(obstacles: &Obstacles, edge: &Edge, options: &RouteOptions) -> Route {
    let options = &options.sane();
    single::route(&Task { obstacles, edge, options, usage: None, effort: &CAREFUL }, &mut Search::default())
}

/// The routes of all edges: spread over the gaps, with parallel lines nudged apart.
pub fn route_all(obstacles: &Obstacles, edges: &[Edge], options: &RouteOptions) -> Vec<Route> {
    let mut routes = Vec::new();
    let all: Vec<usize> = (0..edges.len()).collect();
    route_some(obstacles, edges, &mut routes, &all, options);
    routes
}

/// Reroutes `changed` (indices of edges) and leaves the others as they are. `routes` belongs to `edges`, index by
/// index, and grows if edges were added.
pub fn route_some(
    obstacles: &Obstacles,
    edges: &[Edge],
    routes: &mut Vec<Route>,
    changed: &[usize],
    options: &RouteOptions,
) {
    if changed.len() > MANY {
        return route_quickly(obstacles, edges, routes, changed, options);
    }
    let options = &options.sane();
    let changed = known(edges, changed);
    let mut batch = Batch::new(obstacles, edges, [&changed, &[]], options);
    batch.find_ways(obstacles, edges, routes, usize::MAX, options);
    set_apart(obstacles, edges, routes, &changed, options);
}

/// Like [`route_some`], but takes the first good way for each edge and ignores the other lines: for lines that follow
/// the pointer, and for enormous diagrams.
pub fn route_quickly(
    obstacles: &Obstacles,
    edges: &[Edge],
    routes: &mut Vec<Route>,
    changed: &[usize],
    options: &RouteOptions,
) {
    let options = &options.sane();
    routes.resize_with(edges.len(), Route::default);
    let changed = known(edges, changed);
    let mut search = Search::default();
    for &index in &changed {
        let task = Task { obstacles, edge: &edges[index], options, usage: None, effort: &QUICK };
        routes[index] = single::route(&task, &mut search);
    }
    // Nudging visits all lines, which is too much for a few that move again with the next frame.
    if changed.len() * FLEETING >= edges.len() {
        set_apart(obstacles, edges, routes, &changed, options);
    }
}

fn set_apart(
    obstacles: &Obstacles,
    edges: &[Edge],
    routes: &mut [Route],
    changed: &[usize],
    options: &RouteOptions,
) {
    for turn in nudge::TURNS.into_iter().filter(|_| !changed.is_empty()) {
        nudge::nudge(obstacles, edges, routes, changed, options, turn);
    }
}

/// The valid indices, sorted, without duplicates.
fn known(edges: &[Edge], indices: &[usize]) -> Vec<usize> {
    let mut is_named = vec![false; edges.len()];
    indices.iter().filter_map(|&index| is_named.get_mut(index).map(|slot| *slot = true)).for_each(drop);
    (0..edges.len()).filter(|&index| is_named[index]).collect()
}
