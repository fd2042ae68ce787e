//! What is asked of a reconciliation.

use crowfoot_model::ObjectRef;

use crate::coverage::Coverage;

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

/// That an object of the old document is an object of the new one, which has another name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rename {
    /// In the old document.
    pub from: ObjectRef,
    /// In the new one.
    pub to: ObjectRef,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { covers: Coverage::ALL, removals: true, renames: &[] }
    }
}
