//! The JSON form of the model: what the file, the rows of the browser's store and links are written and read with.
//!
//! serde_json reads and prints the text. Between the text and a record stands a [`Node`], a tree of JSON that borrows
//! its strings from the text, or from the record that is written. A record lists its fields once (`record!`), and one
//! reader and one writer walk over them as `dyn` traits, so that a field costs a call and a name; serde's derives
//! make a copy of the reader for each type and each place that it is used in. `Serialize` and `Deserialize` go through
//! the same list. The figures are in ARCHITECTURE.md, under "Wheels".
//!
//! Reading and writing are two traits, so that code that only opens designs has no code that writes them.
//!
//! Reading fills a blank value in place. The first error sticks, with its path; what is read after it does nothing.
//! Texts are not trusted: nesting is bounded, and no input makes it panic.

mod error;
mod fields;
mod node;
mod print;
mod reader;
mod record;
mod scalar;
mod tag;
mod text;
mod unknown;
mod write;

pub use error::JsonError;
pub(crate) use fields::Fields;
pub use node::{Node, Number, Value};
pub(crate) use print::on_one_line;
pub(crate) use reader::Reader;
pub(crate) use record::{Presence, ReadJson, WriteJson, record, serde_by_node, tagged, words};
pub(crate) use record::{deserialize, serialize};
pub(crate) use text::{Name, Open, Tree};
pub(crate) use unknown::Unknown;
pub(crate) use write::{Writer, text, to_node, tree};

/// Reads any JSON text. Of fields with the same name in an object, all are kept.
///
/// # Errors
/// The text is not JSON, something follows the value, or it is nested more than 127 deep.
pub fn parse(text: &str) -> Result<Node<'_>, JsonError> {
    serde_json::from_str(text).map_err(|error| JsonError::of_text(text, &error))
}
