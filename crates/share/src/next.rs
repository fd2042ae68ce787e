//! The next version of links, which are about two fifths as long. **Not frozen**: its model and its prior still change, so
//! nothing that people keep may be written with it, and [`decode`](crate::decode) does not know it yet.
//!
//! The text is the version, a base64url of what `dense` writes, and a letter that says how large its tables are: links
//! end in a letter, since some renderers of Markdown leave a last `_` out of a link.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use crowfoot_model::json::Value;
use crowfoot_model::{Document, file};

use crate::dense::{self, Fault};
use crate::error::LinkError;

const VERSION: char = '2';
/// The longest text that is decoded, in bytes.
const MAX_LINK_BYTES: usize = 8 * 1024 * 1024;

/// The document as text of letters, digits, `-` and `_`; `None` if it is too large for this version. Its ids become
/// others: they say nothing of a design, and would be a good part of the text. What a newer version has put into a
/// document may refer to ids, so that they stay then.
pub fn encode(document: &Document) -> Option<String> {
    let (header, bytes) =
        dense::encode(&file::to_value(document).into_owned(), document.unknown_count() > 0)?;
    let mut text = String::from(VERSION);
    URL_SAFE_NO_PAD.encode_string(bytes, &mut text);
    text.push(char::from(b'A' + header));
    Some(text)
}

/// Reads a document from the text of [`encode`], or from a link with it after the last `#`.
///
/// # Errors
/// The text is not a link of this version, is damaged, truncated or too large.
pub fn decode(link: &str) -> Result<Document, LinkError> {
    let text = link.rsplit('#').next().unwrap_or_default().trim();
    if text.len() > MAX_LINK_BYTES {
        return Err(LinkError::TooLarge);
    }
    let text = text.strip_prefix(VERSION).ok_or(LinkError::NotALink)?;
    let (at, last) = text.char_indices().next_back().ok_or(LinkError::Damaged)?;
    let header = u8::try_from(last).ok().and_then(|last| last.checked_sub(b'A')).ok_or(LinkError::Damaged)?;
    let bytes = URL_SAFE_NO_PAD.decode(&text[..at]).map_err(|_| LinkError::Damaged)?;
    let value = dense::decode(header, &bytes).map_err(|fault| match fault {
        Fault::Damaged => LinkError::Damaged,
        Fault::TooLarge => LinkError::TooLarge,
    })?;
    file::from_value(&value).map_err(LinkError::Document)
}

/// What both ends know before a link, made of designs. For `examples/prior.rs`.
#[doc(hidden)]
pub fn make_prior(designs: &[Value]) -> Option<Vec<u8>> {
    dense::make_prior(designs)
}
