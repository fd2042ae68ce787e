//! Sorting and sorted collections that compile to little WebAssembly.
//!
//! The standard library's sort and B-trees are compiled anew for every type they hold, 4 to 8 KB each time, and the
//! app holds some sixty types: half a megabyte of the first load. These do the same with code that is shared.

#![warn(clippy::disallowed_methods)]

mod map;
mod set;
mod sort;

pub use map::VecMap;
pub use set::VecSet;
pub use sort::Arrange;
