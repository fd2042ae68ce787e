//! Documents for the tests of other crates.
//!
//! * [`anything`]: a random document that need not make sense. Exports of it must still be legal.
//! * [`valid`]: a random design that its dialect supports completely, with every feature of that dialect and with names
//!   that try to break out of their quotes. It survives a round trip through its own DDL.
//! * [`same`]: equality of designs, and their differences.
//! * [`corpus`]: real schemas, and [`Gaps`]: known differences on them.
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
