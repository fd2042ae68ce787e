//! A whole document as URL-safe text, for the fragment of a link.
//!
//! The text is a version digit, and what that version writes. Both go by the document's JSON value, which is the same as
//! in files, so that links can be opened as long as files can. `docs/links.md` describes the versions.

mod details;
mod error;
mod first;
mod pack;
mod second;
mod vocabulary;

use crowfoot_model::{Document, file};

pub use details::Without;
pub use error::LinkError;

/// The longest text that is decoded, in bytes.
const MAX_LINK_BYTES: usize = 8 * 1024 * 1024;
/// The largest packing that is inflated, in bytes.
pub const MAX_PACKED_BYTES: usize = 32 * 1024 * 1024;

/// The codec that a link was written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    First,
    Second,
}

impl Version {
    const ALL: [Self; 2] = [Self::First, Self::Second];

    const fn digit(self) -> char {
        match self {
            Self::First => '1',
            Self::Second => '2',
        }
    }
}

/// The document as text of letters, digits, `-` and `_`, in the version in which it is shortest. It ends in a letter or
/// a digit. Ids may become others.
pub fn encode(document: &Document) -> String {
    encode_telling(document, &|_, _| ())
}

/// As [`encode`]; `tell` is told how far it is, as steps done and in all.
pub fn encode_telling(document: &Document, tell: &dyn Fn(usize, usize)) -> String {
    let second = second::encode(document, tell).map(|payload| as_link(Version::Second, &payload));
    let most = second.as_ref().map_or(usize::MAX, String::len);
    let first = first::encode_within(document, most).map(|payload| as_link(Version::First, &payload));
    // The first version may find no way to end well.
    let ends_badly = |link: &String| !link.ends_with(|last: char| last.is_ascii_alphanumeric());
    first.into_iter().chain(second).min_by_key(|link| (ends_badly(link), link.len())).unwrap_or_default()
}

/// The document as a link of one version; `None` if it is too large for that.
pub fn encode_as(document: &Document, version: Version) -> Option<String> {
    let payload = match version {
        Version::First => Some(first::encode(document)),
        Version::Second => second::encode(document, &|_, _| ()),
    };
    payload.map(|payload| as_link(version, &payload))
}

fn as_link(version: Version, payload: &str) -> String {
    [version.digit().encode_utf8(&mut [0; 4]), payload].concat()
}

/// Reads a document from the text of [`encode`], or from a link with it after the last `#`.
///
/// # Errors
/// The text is not a link, is damaged, truncated, too large, or of a newer version.
pub fn decode(link: &str) -> Result<Document, LinkError> {
    match payload(link)? {
        (Version::First, payload) => first::decode(payload),
        (Version::Second, payload) => {
            file::from_value(&second::decode(payload)?).map_err(LinkError::Document)
        }
    }
}

/// The version of a link, and what it carries behind that.
///
/// # Errors
/// The text is not a link, is too large, or of a newer version.
pub fn payload(link: &str) -> Result<(Version, &str), LinkError> {
    let text = link.rsplit('#').next().unwrap_or_default().trim();
    if text.len() > MAX_LINK_BYTES {
        return Err(LinkError::TooLarge);
    }
    let mut characters = text.chars();
    let digit = characters.next().ok_or(LinkError::NotALink)?;
    match Version::ALL.into_iter().find(|version| version.digit() == digit) {
        Some(version) => Ok((version, characters.as_str())),
        None if digit.is_ascii_digit() && digit != '0' => Err(LinkError::NewerVersion { version: digit }),
        None => Err(LinkError::NotALink),
    }
}

/// The packing of a link of version 2, for [`unpack`]: so the viewer has no more to know than that.
///
/// # Errors
/// It is no such link, or damaged, or too large.
pub fn repack(link: &str) -> Result<Vec<u8>, LinkError> {
    match payload(link)? {
        (Version::First, _) => Err(LinkError::NotALink),
        (Version::Second, payload) => Ok(pack::pack(&second::decode(payload)?)),
    }
}

/// The document as bytes for [`unpack`], neither deflated nor for people: what one module of a page hands another.
pub fn pack(document: &Document) -> Vec<u8> {
    pack::pack(&file::to_value(document))
}

/// Reads a document from a packing: the inflated [`payload`] of a link of version 1, or what [`pack`] or [`repack`]
/// returns.
///
/// # Errors
/// The bytes are damaged, or of a newer version.
pub fn unpack(packed: &[u8]) -> Result<Document, LinkError> {
    let value = pack::unpack(packed)?;
    file::from_value(&value).map_err(LinkError::Document)
}
