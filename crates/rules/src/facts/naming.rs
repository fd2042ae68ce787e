//! Names as they are written.

use crowfoot_dialect::naming::{is_plural, plural, singular, snake_case};

use super::known::has_no_plural;

/// Whether a name is in the plural; `None` for one that has only one number.
pub(crate) fn number(name: &str) -> Option<bool> {
    let is_word = name.chars().last().is_some_and(|c| c.is_ascii_alphabetic());
    if !is_word {
        return None;
    }
    let name = snake_case(name);
    if has_no_plural(&name) {
        return None;
    }
    let (one, many) = (singular(&name), plural(&name));
    if one == many {
        return None;
    }
    if is_plural(&name) { (one != name).then_some(true) } else { (many != name).then_some(false) }
}

/// Whether a name is made of small letters, digits and underscores and begins with a letter.
pub(crate) fn is_snake_case(name: &str) -> bool {
    name.starts_with(|c: char| c.is_lowercase())
        && !name.chars().any(|c| c.is_uppercase() || !(c.is_alphanumeric() || c == '_'))
}
