//! The canonical file: JSON, sorted, one line a record or part of one, so that version control can merge it.
//!
//! ```json
//! {
//! "format":"crowfoot",
//! "version":1,
//! "settings":{"name":"Shop","dialect":"postgres"},
//! "tables":[
//! {"id":1,"name":"users","columns":[
//! {"id":2,"name":"id","type":{"logical":"text"},"notNull":true}
//! ],"primaryKey":{"columns":[2]}}
//! ]
//! }
//! ```
//!
//! Records are sorted by id, columns stand in their own order, fields that say nothing are left out. The same
//! document always gives the same bytes. A file of an older version opens; one of a newer version, or with
//! something that this version does not know, is an error that says so: reading it in part would lose data.

mod check;
mod content;
mod error;
mod rows;
mod write;

use serde::Deserialize;

use crate::Document;
use content::Content;

pub use error::FileError;
pub use rows::{row_key, row_name, row_record, row_text};

/// The version that this build writes.
pub const VERSION: u32 = 1;
/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Writes a document in the canonical form, with a newline at the end.
pub fn to_json(document: &Document) -> String {
    write::lines(&Content::of(document))
}

/// Reads a document in the canonical form.
///
/// # Errors
/// The text is not JSON, not a Crowfoot document, of a newer version, or contradicts itself.
pub fn from_json(text: &str) -> Result<Document, FileError> {
    if text.len() > MAX_BYTES {
        return Err(FileError::TooLarge { bytes: text.len() });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let header: Header = serde_json::from_str(text).map_err(FileError::syntax)?;
    header.check()?;
    let content: Content = serde_json::from_str(text).map_err(FileError::syntax)?;
    content.into_document()
}

/// The document as a JSON value: the same content as the file, for codecs that pack it in another way.
pub fn to_value(document: &Document) -> serde_json::Value {
    serde_json::to_value(Content::of(document)).unwrap_or_default()
}

/// Reads a document from a JSON value.
///
/// # Errors
/// As [`from_json`].
pub fn from_value(value: serde_json::Value) -> Result<Document, FileError> {
    let header = Header::deserialize(&value).map_err(FileError::syntax)?;
    header.check()?;
    let content: Content = serde_json::from_value(value).map_err(FileError::syntax)?;
    content.into_document()
}

/// What tells a file's version before the rest is read.
#[derive(Deserialize)]
struct Header {
    format: Option<String>,
    version: Option<u32>,
}

impl Header {
    fn check(&self) -> Result<(), FileError> {
        match (self.format.as_deref(), self.version) {
            (Some("crowfoot"), Some(VERSION)) => Ok(()),
            (Some("crowfoot"), Some(version)) => Err(FileError::UnknownVersion { version }),
            _ => Err(FileError::NotCrowfoot),
        }
    }
}

#[cfg(test)]
mod tests;
