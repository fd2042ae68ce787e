//! Documents for the tests of other crates.
//!
//! * [`anything`]: a random document that need not make sense. Exports of it must still be legal.
//! * [`valid`]: a random design that its dialect supports completely, with every feature of that dialect and with names
//!   that try to break out of their quotes. It survives a round trip through its own DDL.
//! * [`edited`]: a design after some random edits, as a next version.
//! * [`rows`]: rows for the tables of a design.
//! * [`same`]: equality of designs, and their differences.
//! * [`corpus`]: real schemas, and [`Gaps`]: known differences on them.
//!
//! Generated documents depend only on a seed, on every machine.

mod anything;
mod chance;
pub mod corpus;
mod edited;
mod gaps;
mod rows;
pub mod same;
mod valid;
mod words;

pub use anything::anything;
pub use edited::{edited, edited_apart};
pub use gaps::Gaps;
pub use rows::rows;
pub use valid::valid;
