//! Sorting and sorted collections that compile to little WebAssembly.
//!
//! The sort and the B-trees of the standard library are compiled for every type they are used with, at 4 to 8 KB each.
//! With some sixty types in the app, that was half a megabyte of the first load. These do the same with shared code.

#![warn(clippy::disallowed_methods)]

mod map;
mod set;
mod sort;

pub use map::VecMap;
pub use set::VecSet;
pub use sort::Arrange;
