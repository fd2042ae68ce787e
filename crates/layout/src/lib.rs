//! Placement and edge routing for the diagram: pure functions over sizes and edges.
//!
//! Everything is in world units (CSS pixels at 100 %), x to the right, y downwards. Nothing here knows of tables
//! or documents, reads a clock or draws a random number: the same input gives the same output on every platform.
//! Non-finite numbers and edges to nodes which do not exist are tolerated, never refused.

#![warn(clippy::disallowed_methods)]

mod arrange;
mod beside;
mod choose;
mod components;
mod coordinates;
mod cycles;
mod geometry;
mod graph;
mod improve;
mod layered;
mod layers;
mod level;
mod logarithm;
mod loose;
pub mod metrics;
mod numbers;
mod order;
mod pack;
mod proper;
mod route;
mod shift;
mod sift;
mod spread;

pub use arrange::{arrange, is_searched};
pub use beside::place_beside;
pub use geometry::{Point, Rect, Size, between};
pub use graph::{Edge, Graph, Node, Options, Style};
pub use numbers::{from_numbers, places_from_numbers, places_to_numbers, to_numbers};
pub use route::{
    Batch, Obstacles, Route, RouteOptions, Router, affected_edges, route, route_all, route_quickly,
    route_some, router,
};
pub use shift::free_shift;
