//! The reconciliation as a whole.

use crowfoot_model::{Diff, Document, Edit, IdSource};

use crate::context::Context;
use crate::coverage::Coverage;
use crate::records::{Records, Sides};
use crate::suggest::{Rename, Suggestion};
use crate::{drawing, settle, suggest};

/// How two documents are brought together.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// What the format of the new document can express.
    pub covers: Coverage,
    /// Whether what the new document does not have is removed. Otherwise it stays, and what the new document refers to
    /// and does not have is looked up there: a script of a few tables can be added to a design.
    pub removals: bool,
    /// Renames that somebody has accepted.
    pub renames: &'a [Rename],
}

/// The result of [`reconcile`].
#[derive(Clone, Debug)]
pub struct Reconciliation {
    /// From the old document to the new one under the old one's ids.
    pub diff: Diff,
    /// What may be a rename: otherwise one thing is removed and another added. The best first.
    pub suggestions: Vec<Suggestion>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { covers: Coverage::ALL, removals: true, renames: &[] }
    }
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
