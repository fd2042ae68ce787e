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
//! document always gives the same bytes. A file of an older version opens. So does one of a newer version: what this
//! version does not know, a field, a record or a list, is kept beside the document and written back where it stood.

mod check;
mod content;
mod error;
mod in_order;
mod rows;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Document;
use crate::json::Node;

pub use error::FileError;
pub use rows::{UNKNOWN_ROW, read_row, row_key, row_name, row_record, row_text, rows, unknown_row};
pub(crate) use rows::{record_value, value_record};

/// The version that this build writes.
pub const VERSION: u32 = 1;
/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Writes a document in the canonical form, with a newline at the end.
pub fn to_json(document: &Document) -> String {
    let mut text = content::print(document);
    text.push('\n');
    text
}

/// Reads a document in the canonical form, or in any other form of the same JSON.
///
/// # Errors
/// The text is not JSON, not a Crowfoot document, or contradicts itself.
pub fn from_json(text: &str) -> Result<Document, FileError> {
    if text.len() > MAX_BYTES {
        return Err(FileError::TooLarge { bytes: text.len() });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    content::read_text(text)
}

/// The document as a JSON value: the same content as the file, for codecs that pack it in another way.
pub fn to_value(document: &Document) -> Node<'_> {
    content::write(document)
}

/// Reads a document from a JSON value.
///
/// # Errors
/// As [`from_json`], with 0 for the line and column of what is wrong.
pub fn from_value(value: &Node) -> Result<Document, FileError> {
    content::read(value, "")
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        content::write(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_value(&Node::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// What people are told when they open a document of a newer version.
pub fn newer_notice(document: &Document) -> Option<String> {
    let count = document.unknown_count();
    if count == 0 && document.version() == VERSION {
        return None;
    }
    let kept = match count {
        0 => String::new(),
        1 => " 1 item cannot be shown here, but is kept.".to_owned(),
        _ => [" ", &count.to_string(), " items cannot be shown here, but are kept."].concat(),
    };
    Some(["This design was created by a newer version of Crowfoot.", &kept].concat())
}

#[cfg(test)]
mod tests;
