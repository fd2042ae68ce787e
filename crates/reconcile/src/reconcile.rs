//! The reconciliation as a whole.

use crowfoot_model::{Diff, Document, Edit, IdSource};

use crate::context::Context;
use crate::coverage::Coverage;
use crate::options::Options;
use crate::records::{Records, Sides};
use crate::suggest::Suggestion;
use crate::{drawing, settle, suggest};

/// The result of [`reconcile`].
#[derive(Clone, Debug)]
pub struct Reconciliation {
    /// From the old document to the new one under the old one's ids.
    pub diff: Diff,
    /// What may be a rename: otherwise one thing is removed and another added. The best first.
    pub suggestions: Vec<Suggestion>,
}

/// Gives what a new document says to the old one, whose ids, places, colours, notes, annotations and suppressions stay
/// with what is in both.
///
/// Things are the same by name: first in the same letters and schema, then in any letters, then in any schema. Constraints
/// and indexes are the same by name, or else by what they are over. A thing under another name is only suggested. Of what
/// SQL says in two ways, or what the new document does not cover, the old form stays.
pub fn reconcile(
    old: &Document,
    new: &Document,
    options: &Options<'_>,
    ids: &mut IdSource,
) -> Reconciliation {
    let context = Context { old, new, options };
    let sides = Sides::new(old, new);
    let mut records = Records::pair(&context, &sides, ids);
    let mut edit = Edit::new(old);
    settle::remove(&context, &records, &mut edit);
    settle::put(&context, &mut records, ids, &mut edit);
    if options.covers.has(Coverage::DIAGRAMS) {
        drawing::merge(&context, &mut records.mapper, ids, &mut edit);
    }
    let suggestions = suggest::suggestions(&context, &records);
    Reconciliation { diff: edit.finish(), suggestions }
}
