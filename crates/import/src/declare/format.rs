//! What a format that declares a schema as a whole tells of itself.

use std::fmt;

use crowfoot_model::Document;
use crowfoot_reconcile::Coverage;

use super::account::Account;
use crate::error::ImportError;
use crate::source::Source;

/// A format that declares a schema as a whole.
pub struct TextFormat {
    pub(crate) key: &'static str,
    pub(crate) label: &'static str,
    /// Of files, in lower case and without the dot, the usual one first.
    pub(crate) extensions: &'static [&'static str],
    /// Whether a text that says nothing by its name is of this format.
    pub(crate) is: fn(&str) -> bool,
    /// What it can express: when a text is merged into a design, the rest of that stays.
    pub(crate) covers: Coverage,
    pub(crate) read: Read,
}

/// Reads sources into a document. No text is an error.
type Read = fn(&[Source<'_>], &mut Account<'_>) -> Result<Document, ImportError>;

impl PartialEq for TextFormat {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for TextFormat {}

impl fmt::Debug for TextFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key)
    }
}
