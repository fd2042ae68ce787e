//! Documents for the tests of other crates, and for nothing else.
//!
//! * [`anything`]: a document made by chance that need not make sense. What an exporter does with it has to be legal.
//! * [`same`]: whether two documents are the same design, and where they differ.
//!
//! Everything follows from a seed, on every machine the same.

mod anything;
mod chance;
pub mod same;
mod words;

pub use anything::anything;
