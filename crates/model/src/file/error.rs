//! Why a file could not be read.

use std::fmt;

use crate::json::JsonError;

/// Why a file could not be read, with words for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// Not JSON, or not of the expected shape.
    Syntax { line: usize, column: usize, message: String },
    /// JSON, but not a Crowfoot document.
    NotCrowfoot,
    /// Two records or parts have the same id, as after a merge that kept both sides.
    DuplicateId { id: u64, first: String, second: String },
    /// An id that is 0 or too large.
    BadId { id: u64, owner: String },
    /// Larger than [`super::MAX_BYTES`].
    TooLarge { bytes: usize },
}

impl From<JsonError> for FileError {
    fn from(error: JsonError) -> Self {
        Self::Syntax { line: error.line, column: error.column, message: error.message() }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { line: 0, message, .. } => {
                write!(f, "The file cannot be read: {message}.")
            }
            Self::Syntax { line, column, message } => {
                write!(f, "Line {line}, column {column}: {message}. Correct the file and open it again.")
            }
            Self::NotCrowfoot => f.write_str(
                "This is JSON, but not a Crowfoot file: \"format\":\"crowfoot\" and \"version\" are missing.",
            ),
            Self::DuplicateId { id, first, second } => write!(
                f,
                "The id {id} is used twice, by {first} and by {second}. Change one of them in the file."
            ),
            Self::BadId { id, owner } => {
                write!(f, "{owner} has the id {id}, but ids are integers from 1 to 2^53 - 1.")
            }
            Self::TooLarge { bytes } => write!(
                f,
                "The file has {} MB; the limit is {} MB.",
                bytes / 1_000_000,
                super::MAX_BYTES / 1_000_000
            ),
        }
    }
}

impl std::error::Error for FileError {}
