//! JSON without a library: what the file, the rows of the browser's store and links are written and read with.
//!
//! serde's derives and `serde_json` cost the app about 450 KB of WebAssembly, a copy of the reader for each type
//! and each place that it is used in. Here a record says its fields once (`record!`), and one reader and one writer
//! walk over them as `dyn Json`, so that a field costs a call and a name. A module with nothing but the functions
//! of [`crate::file`] had 358 KB with serde and has 118 KB now (brotli: 92 and 48); the codec is 40 KB of it.
//!
//! Reading fills a blank value in place. The first error sticks, with its line, column and path; what is read
//! after it does nothing. Texts are not trusted: nesting is bounded, and no input makes it panic.

mod decimal;
mod error;
mod fields;
mod number;
mod read;
mod record;
mod scalar;
mod tag;
mod text;
mod unknown;
mod value;
mod write;

pub use error::JsonError;
pub(crate) use fields::Fields;
pub use number::Number;
pub(crate) use read::Reader;
pub(crate) use record::{Json, Presence, record, tagged, words};
pub(crate) use unknown::Unknown;
pub use value::Value;
pub(crate) use write::Writer;

/// Reads any JSON text. Of fields with the same name in an object, all are kept.
///
/// # Errors
/// The text is not JSON, something follows the value, or it is nested more than 128 deep.
pub fn parse(text: &str) -> Result<Value, JsonError> {
    let mut value = Value::Null;
    read(text, &mut |reader| value.read(reader))?;
    Ok(value)
}

/// Reads a whole text by reading one value. After an error, what has been read is of no use.
pub(crate) fn read(text: &str, value: &mut dyn FnMut(&mut Reader)) -> Result<(), JsonError> {
    read_version(text, false, value).map(drop)
}

/// Reads a whole text of a version that may be newer than this one; returns what is unknown in it.
pub(crate) fn read_version(
    text: &str,
    is_newer: bool,
    value: &mut dyn FnMut(&mut Reader),
) -> Result<Vec<Unknown>, JsonError> {
    let mut reader = Reader::of_version(text, is_newer);
    value(&mut reader);
    reader.finish()
}

/// One field of the object that a text is; what stands behind it is not looked at.
pub(crate) fn field(text: &str, wanted: &str) -> Result<Option<Value>, JsonError> {
    let mut reader = Reader::new(text);
    let mut more = reader.open(b'{', "an object: `{`") && reader.first(b'}');
    while more {
        let name = reader.key();
        let mut value = Value::Null;
        value.read(&mut reader);
        if name == wanted && !reader.failed() {
            return Ok(Some(value));
        }
        more = !reader.failed() && reader.more(b'}');
    }
    reader.finish().map(|_| None)
}
