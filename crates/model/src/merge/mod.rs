//! Bringing together what several editors of one document did at the same time, such as two tabs of a browser.
//!
//! Each editor has a [`Replica`] beside its document: when and by whom each part of a record was changed last. A record
//! travels whole, with these stamps, and is merged part by part: the later change of a part wins, and
//! parts that only one side changed stay. Merging is commutative, associative and idempotent (a state-based CRDT after
//! Shapiro, Preguiça, Baquero and Zawirski 2011), so messages may come in any order, late or twice.
//!
//! A part is a field of a record, or an element of a list whose elements have ids: a column, a key, an index. The order
//! of such a list is a part too.

mod documents;
mod mend;
mod parts;
mod record_state;
mod replica;
mod stamp;
mod three_way;

pub use documents::{Conflict, merge_documents};
pub use replica::{Received, Replica};
pub(crate) use three_way::three_way;
