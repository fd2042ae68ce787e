//! Version 2, about a third as long as the first.
//!
//! The text is a base64url of what `crowfoot_dense` writes, and a letter that says how large its tables are: links end in a
//! letter, since some renderers of Markdown leave a last `_` out of a link.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use crowfoot_dense::Fault;
use crowfoot_model::json::Value;
use crowfoot_model::{Document, file};

use crate::error::LinkError;

/// What a link carries behind its version; `None` if the document is too large for this version. Its ids become
/// others: they say nothing of a design, and would be a good part of the text. What a newer version has put into a
/// document may refer to ids, so that they stay then.
pub(crate) fn encode(document: &Document, tell: &dyn Fn(usize, usize)) -> Option<String> {
    let with_ids = document.unknown_count() > 0;
    let (header, bytes) = crowfoot_dense::encode(file::to_value(document), with_ids, tell)?;
    let mut text = URL_SAFE_NO_PAD.encode(bytes);
    text.push(char::from(b'A' + header));
    Some(text)
}

pub(crate) fn decode(payload: &str) -> Result<Value, LinkError> {
    let (at, last) = payload.char_indices().next_back().ok_or(LinkError::Damaged)?;
    let header = u8::try_from(last).ok().and_then(|last| last.checked_sub(b'A')).ok_or(LinkError::Damaged)?;
    let bytes = URL_SAFE_NO_PAD.decode(&payload[..at]).map_err(|_| LinkError::Damaged)?;
    crowfoot_dense::decode(header, &bytes).map_err(|fault| match fault {
        Fault::Damaged => LinkError::Damaged,
        Fault::TooLarge => LinkError::TooLarge,
    })
}
