//! Bringing a freshly read design together with the one in hand.
//!
//! * [`reconcile`] matches two documents that share no ids and returns the [`Diff`](crowfoot_model::Diff) from the one in
//!   hand to the other, in which everything that is in both keeps its id, and with it its place, colour, notes and
//!   annotations. Renames are [`Suggestion`]s with a score.
//! * [`changes`] lists the differences of two versions of one document in the words of the field, and [`Summary`]
//!   counts them.
//! * [`Proposal`] is both, for somebody to decide on.
//! * [`Coverage`] says what a format can express: what it cannot is left as it is.
//!
//! The work is near linear in the size of the documents, and the result depends on nothing but the arguments.

mod change;
mod context;
mod coverage;
mod drawing;
mod kind;
mod mapper;
mod matching;
mod options;
mod proposal;
mod reconcile;
mod records;
mod settle;
mod suggest;
mod summary;
mod usual;

pub use change::{Action, Alteration, Change, Field, changes};
pub use coverage::Coverage;
pub use options::{Options, Rename};
pub use proposal::{Offer, Proposal};
pub use reconcile::{Reconciliation, reconcile};
pub use suggest::Suggestion;
pub use summary::{Summary, Tally};
