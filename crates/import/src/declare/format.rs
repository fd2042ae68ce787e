//! The contract of a format that declares a schema as a whole.

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
    /// File extensions in lower case and without the dot, the usual one first.
    pub(crate) extensions: &'static [&'static str],
    /// Whether a text is in this format, if its name does not tell.
    pub(crate) is: fn(&str) -> bool,
    /// The parts of a design that the format can express. When a text is merged into a design, all others stay.
    pub(crate) covers: Coverage,
    pub(crate) read: Read,
}

/// Reads sources into a document. Any text can be read; the only error is cancellation.
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
