//! Documents for the tests of other crates, and for nothing else.
//!
//! * [`anything`]: a document made by chance that need not make sense. What an exporter does with it has to be legal.
//! * [`valid`]: a design made by chance that its dialect can hold whole, with every feature that it has and with names
//!   that try to break out of their quotes. It survives a trip through its own DDL.
//! * [`same`]: whether two documents are the same design, and where they differ.
//! * [`corpus`]: real schemas, and [`Gaps`]: what is known to be wrong with them.
//!
//! Generated documents depend only on a seed, on every machine.

mod anything;
mod chance;
pub mod corpus;
mod gaps;
pub mod same;
mod valid;
mod words;

pub use anything::anything;
pub use gaps::Gaps;
pub use valid::valid;
