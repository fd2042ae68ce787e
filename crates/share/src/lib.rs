//! A whole document as URL-safe text, for the fragment of a link.
//!
//! The text is a version digit and then, in base64url without padding, a deflated packing of the document's
//! JSON value: shapes and strings are written once, ids as differences. Since this is the same value as in files, links
//! can be opened as long as files can.

mod dense;
mod error;
pub mod next;
mod pack;
mod vocabulary;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use crowfoot_model::{Document, file};

pub use error::LinkError;

/// The codec that [`encode`] writes.
const VERSION: char = '1';
/// The longest text that is decoded, in bytes.
const MAX_LINK_BYTES: usize = 8 * 1024 * 1024;
/// The largest packing that is inflated, in bytes.
pub const MAX_PACKED_BYTES: usize = 32 * 1024 * 1024;
/// The highest level: links are created rarely, and their length matters.
const COMPRESSION_LEVEL: u8 = 10;

/// The document as text of letters, digits, `-` and `_`.
pub fn encode(document: &Document) -> String {
    let deflated = miniz_oxide::deflate::compress_to_vec(&pack(document), COMPRESSION_LEVEL);
    let mut text = String::from(VERSION);
    URL_SAFE_NO_PAD.encode_string(deflated, &mut text);
    text
}

/// Reads a document from the text of [`encode`], or from a link with it after the last `#`.
///
/// # Errors
/// The text is not a link, is damaged, truncated, too large, or of a newer version.
pub fn decode(link: &str) -> Result<Document, LinkError> {
    let deflated = URL_SAFE_NO_PAD.decode(payload(link)?).map_err(|_| LinkError::Damaged)?;
    let packed =
        miniz_oxide::inflate::decompress_to_vec_with_limit(&deflated, MAX_PACKED_BYTES).map_err(|error| {
            match error.status {
                miniz_oxide::inflate::TINFLStatus::HasMoreOutput => LinkError::TooLarge,
                _ => LinkError::Damaged,
            }
        })?;
    unpack(&packed)
}

/// What a link carries behind its version: deflated bytes as base64url, for whoever inflates them with means of its own.
///
/// # Errors
/// The text is not a link, is too large, or of a newer version.
pub fn payload(link: &str) -> Result<&str, LinkError> {
    let text = link.rsplit('#').next().unwrap_or_default().trim();
    if text.len() > MAX_LINK_BYTES {
        return Err(LinkError::TooLarge);
    }
    let mut characters = text.chars();
    let version = characters.next().ok_or(LinkError::NotALink)?;
    if version != VERSION {
        return Err(if version.is_ascii_digit() && version != '0' {
            LinkError::NewerVersion { version }
        } else {
            LinkError::NotALink
        });
    }
    Ok(characters.as_str())
}

/// The document as bytes for [`unpack`], neither deflated nor for people: what one module of a page hands another.
pub fn pack(document: &Document) -> Vec<u8> {
    pack::pack(&file::to_value(document))
}

/// Reads a document from the inflated bytes of a [`payload`], or from those of [`pack`].
///
/// # Errors
/// The bytes are damaged, or of a newer version.
pub fn unpack(packed: &[u8]) -> Result<Document, LinkError> {
    let value = pack::unpack(packed)?;
    file::from_value(&value).map_err(LinkError::Document)
}
