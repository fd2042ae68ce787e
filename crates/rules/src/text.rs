//! Identifiers in expressions that are kept as text.

/// Whether an expression names this identifier.
pub(crate) fn mentions(expression: &str, name: &str) -> bool {
    let mut found = false;
    each_token(expression, &mut |token, is_name| found = found || (is_name && is(token, name)));
    found
}

/// The expression with an identifier renamed. String literals and function names stay as they are.
pub(crate) fn rename_in(expression: &str, from: &str, to: &str) -> String {
    let mut out = String::with_capacity(expression.len());
    each_token(expression, &mut |token, is_name| {
        if !(is_name && is(token, from)) {
            out.push_str(token);
            return;
        }
        match token.chars().next() {
            Some(open @ ('"' | '`' | '[')) => {
                let close = if open == '[' { ']' } else { open };
                out.push(open);
                out.push_str(to);
                out.push(close);
            }
            _ => out.push_str(to),
        }
    });
    out
}

/// The identifiers of an expression, without quotes, in order and with repeats.
pub(crate) fn identifiers(expression: &str) -> Vec<String> {
    let mut names = Vec::new();
    each_token(expression, &mut |token, is_name| {
        if is_name {
            names.push(bare(token).to_owned());
        }
    });
    names
}

/// The identifiers of a text and the names of what it calls, without quotes, in order and with repeats.
pub(crate) fn names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    each_token(text, &mut |token, _| {
        if token.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '"' | '`' | '[')) {
            names.push(bare(token).to_owned());
        }
    });
    names
}

fn is(token: &str, name: &str) -> bool {
    match bare(token) {
        quoted if quoted.len() != token.len() => quoted == name,
        word => word.eq_ignore_ascii_case(name),
    }
}

fn bare(token: &str) -> &str {
    match token.as_bytes() {
        [b'"' | b'`' | b'[', .., _] if token.len() >= 2 => token.get(1..token.len() - 1).unwrap_or(token),
        _ => token,
    }
}

/// Cuts an expression into tokens, none lost, and says which are identifiers.
fn each_token(expression: &str, take: &mut dyn FnMut(&str, bool)) {
    let mut rest = expression;
    while let Some(first) = rest.chars().next() {
        let (end, is_name) = match first {
            '\'' => (quoted_end(rest, '\''), false),
            '"' | '`' => (quoted_end(rest, first), true),
            '[' if rest.chars().nth(1).is_some_and(|c| c.is_alphabetic() || c == '_') => {
                (quoted_end(rest, ']'), true)
            }
            c if c.is_alphabetic() || c == '_' => {
                let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$'));
                let end = end.unwrap_or(rest.len());
                let after = rest.get(end..).unwrap_or("").trim_start();
                (end, !after.starts_with('('))
            }
            c if c.is_ascii_digit() => {
                (rest.find(|c: char| !(c.is_alphanumeric() || c == '.')).unwrap_or(rest.len()), false)
            }
            c => (c.len_utf8(), false),
        };
        let (token, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        take(token, is_name);
        rest = after;
    }
}

/// Where a quoted token that starts at the front of `text` ends. A doubled quote is part of it.
fn quoted_end(text: &str, close: char) -> usize {
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = characters.next() {
        if c == close {
            if characters.peek().is_some_and(|(_, next)| *next == close) {
                characters.next();
            } else {
                return at + c.len_utf8();
            }
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{identifiers, mentions, rename_in};

    #[test]
    fn identifiers_are_renamed_and_literals_are_not() {
        let rename = |text| rename_in(text, "state", "status");
        assert_eq!(rename("state = 'state' AND t.STATE > 0"), "status = 'state' AND t.status > 0");
        assert_eq!(rename("\"state\" <> `state`"), "\"status\" <> `status`");
        assert_eq!(rename("state(state) || 'it''s state'"), "state(status) || 'it''s state'");
        assert_eq!(rename("\"State\" = states"), "\"State\" = states");
        assert_eq!(rename("[state] = 'open"), "[status] = 'open");
    }

    #[test]
    fn what_is_mentioned_is_found() {
        assert!(mentions("lower(email) = 'x'", "email"));
        assert!(!mentions("lower('email')", "email"));
        assert_eq!(identifiers("a + lower(\"B c\") * 2e5"), ["a", "B c"]);
    }
}
