//! The appearance of a diagram.
//!
//! * [`Scene`] holds a picture of every card and line of a diagram, measured once and kept in step with the
//!   document by its diffs; it answers what is where ([`Scene::hit`], [`Scene::bounds`]).
//! * [`Scene::paint`] draws what a [`View`] shows onto a [`Painter`]: the browser's canvas, or [`svg`].
//! * [`palette`] has the colours of the whole product.
//! * [`arrange`] places nodes.
//!
//! World units are CSS pixels at 100 % zoom, y downwards; painters get viewport pixels.

#![warn(clippy::disallowed_methods)]

mod arrange;
pub mod camera;
mod card;
mod edge;
#[cfg(test)]
mod fixture;
mod glyph;
mod grid;
mod hit;
mod lod;
mod mark;
mod marks;
mod measure;
mod minimap;
mod mixing;
mod number;
mod paint;
mod painter;
pub mod palette;
mod path;
mod ruler;
mod scene;
mod svg;
mod text;
mod view;

pub use arrange::{Plan, Scope, arrange, layout_graph, unplaced, with_diagram};
pub use camera::Camera;
pub use card::{HEADER, ROW, RowGap};
pub use crowfoot_layout::{Point, Rect, Router, Size, between, router, still_router};
pub use glyph::Glyph;
pub use grid::Grid;
pub use hit::{Hit, HitPart};
pub use lod::{Detail, LEAST_TEXT};
pub use mark::CardMark;
pub use marks::{Marks, RelatePreview, ReorderPreview};
pub use measure::{ApproximateMeasure, Font, MONO, Measure, SANS};
pub use mixing::MixedMap;
pub use number::decimal;
pub use painter::{Align, Painter, Radius, Stroke, TextStyle};
pub use palette::{ColorToken, Scheme, Theme};
pub use path::{Path, Segment};
pub use scene::{Badge, Outgrown, Scene};
pub use svg::{Picture, alone, preview, svg, svg_linked, svg_of, thumbnail, title, whole};
pub use text::{Label, TextKey};
pub use view::View;
