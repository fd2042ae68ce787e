//! Names, texts and settings.

use crate::declare::cursor::Cursor;
use crate::declare::lexer::{Kind, Token};
use crate::draft::Qualified;

/// One setting in square brackets: `pk`, `note: 'x'`. Keys are in lower case with one space between words.
pub(super) struct Setting<'t, 'a> {
    pub(super) key: String,
    pub(super) value: Option<Cursor<'t, 'a>>,
    pub(super) text: &'a str,
}

/// The settings of a list between square brackets.
pub(super) fn settings<'t, 'a>(list: Cursor<'t, 'a>) -> Vec<Setting<'t, 'a>> {
    list.parts()
        .into_iter()
        .map(|mut part| {
            let text = part.rest();
            let mut key = String::new();
            while let Some(word) = part.take_word() {
                if !key.is_empty() {
                    key.push(' ');
                }
                key.push_str(&word.to_ascii_lowercase());
            }
            let value = part.take_symbol(':').then_some(part);
            // An unknown text after the key.
            if value.is_none() && !part.is_done() {
                key.push('?');
            }
            Setting { key, value, text }
        })
        .collect()
}

/// Reads `[…]` if it is at the cursor.
pub(super) fn take_settings<'t, 'a>(cursor: &mut Cursor<'t, 'a>) -> Vec<Setting<'t, 'a>> {
    cursor.take_group('[').map(settings).unwrap_or_default()
}

/// A name: a word or a double-quoted text.
pub(super) fn take_name(cursor: &mut Cursor<'_, '_>) -> Option<String> {
    let token = cursor.peek()?;
    if !matches!(token.kind, Kind::Word | Kind::Double | Kind::Number) {
        return None;
    }
    cursor.at += 1;
    Some(text_of(cursor, token))
}

/// `a.b.c` as its parts.
pub(super) fn take_path(cursor: &mut Cursor<'_, '_>) -> Option<Vec<String>> {
    let mut path = vec![take_name(cursor)?];
    while cursor.is_symbol('.')
        && cursor.ahead(1).is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Double | Kind::Number))
    {
        cursor.at += 1;
        path.extend(take_name(cursor));
    }
    Some(path)
}

/// A name with its schema. A database before the schema is ignored, since a document is one database.
pub(super) fn qualified(mut path: Vec<String>) -> Option<Qualified> {
    let name = path.pop()?;
    Some(Qualified { schema: path.pop(), name })
}

/// The text of a token without quotes.
pub(super) fn text_of(cursor: &Cursor<'_, '_>, token: Token) -> String {
    let raw = cursor.tokens.raw(token);
    match token.kind {
        Kind::Double => unescaped(inside(raw, "\"")),
        Kind::Single => unescaped(inside(raw, "'")),
        Kind::Triple => unescaped(&without_indent(&inside(raw, "'''").replace('\r', ""))),
        Kind::Backtick => inside(raw, "`").trim().to_owned(),
        _ => raw.to_owned(),
    }
}

/// The text of a setting or of `Note: '…'`.
pub(super) fn text(cursor: &Cursor<'_, '_>) -> Option<String> {
    let token = cursor.peek()?;
    let is_text = matches!(token.kind, Kind::Single | Kind::Triple | Kind::Double);
    is_text.then(|| text_of(cursor, token))
}

fn inside<'a>(raw: &'a str, quote: &str) -> &'a str {
    let body = raw.strip_prefix(quote).unwrap_or(raw);
    body.strip_suffix(quote).unwrap_or(body)
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        match (char, char == '\\') {
            (_, false) => out.push(char),
            _ => match chars.next() {
                Some('n') => out.push('\n'),
                Some('t') => out.push('\t'),
                // A backslash at the end of a line joins it with the next.
                Some('\n') => {}
                Some(other @ ('\\' | '\'' | '"' | '`')) => out.push(other),
                Some(other) => out.extend(['\\', other]),
                None => out.push('\\'),
            },
        }
    }
    out
}

/// A text of several lines without their common indentation. If it starts on a new line, the empty lines around it are
/// removed.
fn without_indent(text: &str) -> String {
    if !text.contains('\n') {
        return text.to_owned();
    }
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let least = lines().map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let is_empty = line.trim().is_empty();
        out.push_str(if is_empty {
            line.get(least.min(line.len())..).unwrap_or("")
        } else {
            line.get(least..).unwrap_or("")
        });
    }
    if text.trim_start_matches([' ', '\t', '\r']).starts_with('\n') {
        return out.trim_start_matches(['\n', '\r']).trim_end().to_owned();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{unescaped, without_indent};

    #[test]
    fn block_strings_lose_their_indentation() {
        assert_eq!(without_indent("\n    a\n      b\n\n    c\n  "), "a\n  b\n\nc");
        assert_eq!(without_indent("a\n  b\n"), "a\n  b\n");
        assert_eq!(without_indent("  a\n    b"), "a\n  b");
        assert_eq!(unescaped(r"it\'s \\ \x a\"), r"it's \ \x a\");
    }
}
