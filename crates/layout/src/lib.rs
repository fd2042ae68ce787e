//! Placement and edge routing for the diagram: pure functions over sizes and edges.
//!
//! Everything is in world units (CSS pixels at 100 %), x to the right, y downwards. Nothing here knows about tables
//! or documents, reads a clock or draws a random number: the same input gives the same output on every platform.
//! Non-finite numbers and edges to nodes that do not exist are tolerated, never refused.
//!
//! # Placement
//!
//! A schema is a directed graph: foreign keys point from children to parents. It is drawn in *layers*, so that most
//! lines run in one direction and only to a neighbouring layer, after Sugiyama, Tagawa and Toda (1981). The problem is
//! cut into steps, each with a heuristic of its own:
//!
//! 1. `arrange` takes the graph apart: groups, then connected components (`components`). Each is placed on its own, and
//!    the results are packed as rectangles (`pack`). Nodes without any edge fill columns (`loose`).
//! 2. Each vertex gets a layer. `layers` breaks cycles (`cycles`) and keeps links short; `spread` may put children on
//!    both sides of their parents, and limits how tall a layer becomes.
//! 3. `proper` replaces links over several layers by chains of links over one, through *lanes*: thin vertices that
//!    reserve room for the line.
//! 4. `order` sorts each layer so that few links cross (`crossings`, `sift`).
//! 5. `coordinates` finds positions across the layers that keep this order and make links straight; `layered` turns
//!    them into corners, with channels between the layers wide enough for their lines; `level` rounds them.
//! 6. Each step is a heuristic, and none of them sees the lines as they will run. So `choose` makes many drawings
//!    (`sketch`), routes the lines of the best few, and improves the winner by local search (`improve`).
//!
//! # Routing
//!
//! Lines are orthogonal: horizontal and vertical segments around the nodes, as in Wybrow, Marriott and Stuckey,
//! *Orthogonal Connector Routing* (2009). Finding routes and separating them are two phases; see [`route`].

#![warn(clippy::disallowed_methods)]

mod arrange;
mod beside;
mod choose;
mod components;
mod coordinates;
mod crossings;
mod cycles;
mod geometry;
mod graph;
mod improve;
mod layered;
mod layers;
mod level;
mod loose;
pub mod metrics;
mod numbers;
mod order;
mod pack;
mod proper;
mod route;
mod shift;
mod sift;
mod sketch;
mod spread;
mod task;

pub use arrange::{arrange, is_searched};
pub use beside::place_beside;
pub use geometry::{Point, Rect, Size, between};
pub use graph::{Edge, Graph, Node, Options, Style};
pub use numbers::{from_numbers, places_from_numbers, places_to_numbers, to_numbers};
pub use route::{
    Batch, Obstacles, Route, RouteOptions, Router, route, route_all, route_quickly, route_some, router,
    still_router,
};
pub use shift::free_shift;
