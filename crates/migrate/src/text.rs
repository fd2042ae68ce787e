//! Names in texts of SQL.

use std::collections::BTreeSet;

use crowfoot_dialect::is_steering;
use crowfoot_dialect::syntax::{Kind, Token, tokens};
use crowfoot_model::Dialect;

/// The names and words of a text, in lower case and without quotes.
pub(crate) fn words(dialect: Dialect, text: &str) -> BTreeSet<String> {
    match tokens(dialect, text) {
        Ok(tokens) => {
            let mut found = BTreeSet::new();
            for token in tokens {
                match token.kind {
                    Kind::Word | Kind::Quoted => {
                        found.insert(bare(token.text).to_lowercase());
                    }
                    // The body of a function is a string.
                    Kind::Text => found.extend(loose(token.text)),
                    _ => {}
                }
            }
            found
        }
        Err(_) => loose(text).collect(),
    }
}

fn loose(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// A name without its quotes.
pub(crate) fn bare(token: &str) -> String {
    let inner = |mark: char| token.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    for mark in ['"', '`'] {
        if let Some(inner) = inner(mark) {
            let twice: String = [mark, mark].into_iter().collect();
            return inner.replace(&twice, mark.encode_utf8(&mut [0; 4]));
        }
    }
    let bracketed = token.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    bracketed.unwrap_or(token).to_owned()
}

/// A text with names changed by `rename`, which gets them bare and returns how the new one is written.
pub(crate) fn renamed(dialect: Dialect, text: &str, rename: &dyn Fn(&str, bool) -> Option<String>) -> String {
    let Ok(tokens) = tokens(dialect, text) else { return text.to_owned() };
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (place, token) in tokens.iter().enumerate() {
        let is_call = tokens.get(place + 1).is_some_and(|next| next.kind == Kind::Open);
        let new = match token.kind {
            Kind::Quoted => rename(&bare(token.text), true),
            Kind::Word if !is_call => rename(token.text, false),
            _ => None,
        };
        if let Some(new) = new {
            out.push_str(text.get(at..token.start).unwrap_or_default());
            out.push_str(&new);
            at = token.end();
        }
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// A text that a line comment can hold.
pub(crate) fn one_line(text: &str) -> String {
    let lines = text.split(['\n', '\r']).map(str::trim).collect::<Vec<_>>().join(" ");
    lines.chars().filter(|c| !is_steering(*c)).collect()
}

/// A text without its comments, in tokens.
pub(crate) fn bare_tokens(dialect: Dialect, text: &str) -> Vec<Token<'_>> {
    let all = tokens(dialect, text).unwrap_or_default();
    all.into_iter().filter(|token| token.kind != Kind::Comment).collect()
}

/// `COMMENT ON … IS '…'` as what it is on, with the words before it, and all of it. `None` for another statement.
pub(crate) fn commented(dialect: Dialect, sql: &str) -> Option<&str> {
    let all = bare_tokens(dialect, sql);
    let [comment, on, ..] = all.as_slice() else { return None };
    if !comment.is_word("COMMENT") || !on.is_word("ON") {
        return None;
    }
    let is = all.iter().find(|token| token.is_word("IS"))?;
    sql.get(comment.start..is.start).map(str::trim_end)
}
