//! Errors of opening a link.

use std::fmt;

use crowfoot_model::file::FileError;

/// The reason a link cannot be opened, as a message for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// The text is not a link.
    NotALink,
    /// Truncated or altered.
    Damaged,
    /// Too large for this version.
    TooLarge,
    /// Written by a codec that this version does not know.
    NewerVersion { version: char },
    /// The link is whole, but the document in it cannot be read.
    Document(FileError),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotALink => f.write_str("This is not a Crowfoot link: there is no design after its “#”."),
            Self::Damaged => f.write_str(
                "The link is damaged or was cut short. Ask for it again, or for a file if it is long.",
            ),
            Self::TooLarge => {
                f.write_str("The design in the link is too large to open. Ask for a file instead.")
            }
            Self::NewerVersion { version } => write!(
                f,
                "The link was created by a newer Crowfoot (link format {version}). Update Crowfoot to open it."
            ),
            Self::Document(error) => write!(f, "The link is valid, but its design is not. {error}"),
        }
    }
}

impl std::error::Error for LinkError {}
