//! Version 1: a deflated packing, which needs nothing but itself. The viewer reads it with means of the browser.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use crowfoot_model::Document;

use crate::error::LinkError;
use crate::{MAX_PACKED_BYTES, pack, unpack};

/// The highest level: links are created rarely, and their length matters. The others are for what ends badly.
const COMPRESSION_LEVELS: [u8; 8] = [10, 9, 7, 6, 4, 3, 2, 1];

/// The fastest level, and how many times as long as with the highest one a link is with it at most: 1.3 times as a rule,
/// and 1.6 times at most in the corpus.
const FAST_LEVEL: u8 = 1;
const FAST_IS_LONGER: usize = 2;

/// What a link carries behind its version.
pub(crate) fn encode(document: &Document) -> String {
    deflated(&pack(document))
}

/// The same, or nothing where a fast try says that it would be longer than `most` characters: for a large design the
/// highest level takes a fifth of the time of both versions.
pub(crate) fn encode_within(document: &Document, most: usize) -> Option<String> {
    let packed = pack(document);
    let fast = miniz_oxide::deflate::compress_to_vec(&packed, FAST_LEVEL).len().saturating_mul(4) / 3;
    (fast <= most.saturating_mul(FAST_IS_LONGER)).then(|| deflated(&packed))
}

fn deflated(packed: &[u8]) -> String {
    let deflate = |level| URL_SAFE_NO_PAD.encode(miniz_oxide::deflate::compress_to_vec(packed, level));
    // Some renderers of Markdown leave a last `_` or `-` out of a link.
    let ends_well = |text: &String| text.ends_with(|last: char| last.is_ascii_alphanumeric());
    let mut all = COMPRESSION_LEVELS.into_iter().map(deflate);
    let best = all.next().unwrap_or_default();
    if ends_well(&best) { best } else { all.find(ends_well).unwrap_or(best) }
}

pub(crate) fn decode(payload: &str) -> Result<Document, LinkError> {
    let deflated = URL_SAFE_NO_PAD.decode(payload).map_err(|_| LinkError::Damaged)?;
    let packed =
        miniz_oxide::inflate::decompress_to_vec_with_limit(&deflated, MAX_PACKED_BYTES).map_err(|error| {
            match error.status {
                miniz_oxide::inflate::TINFLStatus::HasMoreOutput => LinkError::TooLarge,
                _ => LinkError::Damaged,
            }
        })?;
    unpack(&packed)
}
