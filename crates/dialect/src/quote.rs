//! Quoting of names, shared by the dialects.

use std::borrow::Cow;

use crate::Quoting;

/// The identifier between `mark`s, doubled where they are part of it; bare where `bare` says that will do.
pub(crate) fn quoted(name: &str, mark: char, quoting: Quoting, bare: impl Fn(&str) -> bool) -> String {
    if quoting == Quoting::WhenNeeded && bare(name) {
        return name.to_owned();
    }
    enclosed(name, mark)
}

/// Text between `mark`s, which are doubled where they are part of it.
pub(crate) fn enclosed(text: &str, mark: char) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(mark);
    for character in text.chars() {
        if character == mark {
            out.push(mark);
        }
        out.push(character);
    }
    out.push(mark);
    out
}

/// A name without NUL characters, which no dialect has, and not empty, which most do not allow.
pub(crate) fn legal(identifier: &str) -> Cow<'_, str> {
    let mut name = Cow::Borrowed(identifier);
    if name.contains('\0') {
        name = Cow::Owned(name.replace('\0', ""));
    }
    if name.is_empty() {
        name = Cow::Borrowed("_");
    }
    name
}
