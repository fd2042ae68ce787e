//! Prepares a source for splitting: removes the markers that hide SQL from a parser.
//!
//! Line breaks are kept, so that line numbers stay those of the source.

use crowfoot_dialect::script::{HashComments, lexis};
use std::borrow::Cow;

use crowfoot_model::Dialect;

use super::lexer::{Kind, Lexer, is_word};

/// The text without byte order mark, markers of conditional comments (MySQL) and template placeholders.
pub(crate) fn prepare(text: &str, dialect: Dialect) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lexis = lexis(dialect);
    let mut prepared = Cow::Borrowed(text);
    if prepared.contains("{$") {
        prepared = Cow::Owned(without_braces(&prepared));
    }
    if prepared.contains("%TABLE_PREFIX%") {
        prepared = Cow::Owned(prepared.replace("%TABLE_PREFIX%", ""));
    }
    if !lexis.at_variables && (prepared.contains("TABLE @") || prepared.contains("table @")) {
        prepared = Cow::Owned(without_at_schema(&prepared));
    }
    if lexis.hash_comments != HashComments::Own && prepared.contains('#') {
        prepared = Cow::Owned(without_hash_comments(&prepared, dialect));
    }
    if lexis.conditional_comments && (prepared.contains("/*!") || prepared.contains("/*M!")) {
        prepared = Cow::Owned(without_conditionals(&prepared));
    }
    prepared
}

/// `{$NAMESPACE}_user` as `NAMESPACE_user`.
fn without_braces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("{$") {
        let (before, placeholder) = rest.split_at(at);
        out.push_str(before);
        let inner = placeholder.get(2..).unwrap_or("");
        let length = inner.bytes().take_while(|byte| is_word(*byte)).count();
        match (inner.get(..length), inner.get(length..).and_then(|after| after.strip_prefix('}'))) {
            (Some(name), Some(after)) if length > 0 => {
                out.push_str(name);
                rest = after;
            }
            _ => {
                out.push_str("{$");
                rest = inner;
            }
        }
    }
    out.push_str(rest);
    out
}

/// `@cdmDatabaseSchema.person` as `person`.
fn without_at_schema(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('@') {
        let (before, placeholder) = rest.split_at(at);
        out.push_str(before);
        let inner = placeholder.get(1..).unwrap_or("");
        let length = inner.bytes().take_while(|byte| is_word(*byte)).count();
        match inner.get(length..).and_then(|after| after.strip_prefix('.')) {
            Some(after) if length > 0 => rest = after,
            _ => {
                out.push('@');
                rest = inner;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Removes comments after `#`, which only the grammar of MySQL has.
fn without_hash_comments(text: &str, dialect: Dialect) -> String {
    let mut out = String::with_capacity(text.len());
    for lexeme in Lexer::new(text, dialect) {
        let part = text.get(lexeme.start..lexeme.end).unwrap_or("");
        if lexeme.kind != Kind::Comment || !part.starts_with('#') {
            out.push_str(part);
        }
    }
    out
}

/// Replaces `/*!50100` and its closing `*/` by blanks.
fn without_conditionals(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for lexeme in Lexer::new(text, Dialect::Mysql) {
        if lexeme.kind == Kind::Conditional {
            out.extend(std::iter::repeat_n(' ', lexeme.end - lexeme.start));
        } else {
            out.push_str(text.get(lexeme.start..lexeme.end).unwrap_or(""));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::prepare;
    use crowfoot_model::Dialect;

    #[test]
    fn markers_are_removed_and_line_numbers_kept() {
        assert_eq!(prepare("\u{feff}SELECT 1", Dialect::Sqlite), "SELECT 1");
        assert_eq!(prepare("CREATE TABLE {$NS}_a ({$})", Dialect::Mysql), "CREATE TABLE NS_a ({$})");
        assert_eq!(prepare("CREATE TABLE @cdm.a (b@c)", Dialect::Postgres), "CREATE TABLE a (b@c)");
        assert_eq!(prepare("/*!50001 A\n'*/' */ B", Dialect::Mysql), "         A\n'*/'    B");
        assert_eq!(prepare("(/*!506012*/)", Dialect::Mysql), "(        2  )");
        assert_eq!(prepare("/*!080034 A */", Dialect::Mysql), "          A   ");
        assert_eq!(prepare("a # b\n'#'", Dialect::Sqlite), "a \n'#'");
        assert_eq!(prepare("/*!50001 A */", Dialect::Sqlite), "/*!50001 A */");
    }
}
