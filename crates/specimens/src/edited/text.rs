//! Names in texts of SQL.

use crowfoot_dialect::syntax::{Kind, tokens};
use crowfoot_dialect::{Quoting, spec};
use crowfoot_model::Dialect;

fn bare(text: &str, kind: Kind) -> String {
    if kind != Kind::Quoted {
        return text.to_owned();
    }
    let mark = text.chars().next().unwrap_or('"').to_string();
    let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or_default();
    inner.replace(&mark.repeat(2), &mark)
}

fn is_it(dialect: Dialect, text: &str, kind: Kind, name: &str) -> bool {
    let own = bare(text, kind);
    let is_word = kind == Kind::Word && spec(dialect).is_reserved(&own);
    !is_word && own == name
        || !is_word && kind == Kind::Word && spec(dialect).folded(&own) == spec(dialect).folded(name)
}

/// Whether a text names something.
pub(super) fn mentions(dialect: Dialect, text: &str, name: &str) -> bool {
    let Ok(tokens) = tokens(dialect, text) else { return text.contains(name) };
    tokens.iter().any(|token| {
        matches!(token.kind, Kind::Word | Kind::Quoted) && is_it(dialect, token.text, token.kind, name)
            || token.kind == Kind::Text && token.text.contains(name)
    })
}

/// A text with a name changed.
pub(super) fn renamed(dialect: Dialect, text: &str, from: &str, to: &str) -> String {
    let Ok(tokens) = tokens(dialect, text) else { return text.to_owned() };
    let mut out = String::new();
    let mut at = 0;
    for token in tokens {
        if matches!(token.kind, Kind::Word | Kind::Quoted) && is_it(dialect, token.text, token.kind, from) {
            out.push_str(&text[at..token.start]);
            let quoting = if token.kind == Kind::Quoted { Quoting::Always } else { Quoting::WhenNeeded };
            out.push_str(&spec(dialect).quote(to, quoting));
            at = token.end();
        }
    }
    out.push_str(&text[at..]);
    out
}
