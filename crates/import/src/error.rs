//! Errors of an import.

use std::fmt;

use crowfoot_model::file::FileError;

/// The reason an import has no document, as a message for the user. SQL never fails: statements that cannot be read are
/// kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// The progress callback asked to stop.
    Cancelled,
    /// A document file cannot be read.
    File { source: String, error: FileError },
    /// A document file was imported together with other sources.
    NotAlone { source: String },
    /// TypeScript was given to the importer of other formats.
    NotHere { source: String },
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cancelled => f.write_str("The import was cancelled."),
            Self::File { source, error } => write!(f, "{source}: {error}"),
            Self::NotAlone { source } => {
                write!(f, "{source} is a Crowfoot file. Open it on its own, not together with other files.")
            }
            Self::NotHere { source } => write!(f, "{source} is TypeScript, which has a reader of its own."),
        }
    }
}

impl std::error::Error for ImportError {}
