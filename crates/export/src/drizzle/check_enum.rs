//! Values that a check lists, as the type of a column.

use crowfoot_dialect::syntax::{Kind, Token, tokens};
use crowfoot_model::{Column, Table};

use super::Writer;
use super::types::{self, Builder};
use crate::options::CHECK_ENUMS;
use crate::typescript::{Doc, quote};

/// The builders that take values.
const ABLE: [&str; 3] = ["text", "varchar", "char"];

impl Writer<'_> {
    /// Adds `enum: […]` to a column whose check lists its values.
    pub(super) fn check_enum(&self, table: &Table, column: &Column, builder: &mut Builder) {
        let is_text = builder.kind == types::Kind::String && builder.values.is_none() && !builder.is_custom;
        if !is_text || !self.options.is_on(&CHECK_ENUMS) {
            return;
        }
        let Doc::Call(callee, arguments) = &mut builder.head else { return };
        if !ABLE.contains(&callee.as_str()) {
            return;
        }
        let dialect = self.document.settings().dialect;
        let listed = table.checks.iter().find_map(|check| {
            let all = tokens(dialect, &check.expression).ok()?;
            values(&all, column)
        });
        let Some(values) = listed else { return };
        let list = Doc::Array(values.iter().map(|value| Doc::Text(quote(value))).collect());
        let pair = Doc::pair("enum", list);
        match arguments.last_mut() {
            Some(Doc::Object { properties, .. }) => properties.push(pair),
            _ => arguments.push(Doc::object(vec![pair])),
        }
        builder.values = Some(values);
    }
}

/// The values of `column IN ('a', 'b')` and `column = ANY (ARRAY['a', 'b'])`; `None` for a check that says anything else.
fn values(all: &[Token<'_>], column: &Column) -> Option<Vec<String>> {
    let mut plain = Vec::new();
    let mut rest = all.iter().filter(|token| token.kind != Kind::Comment).peekable();
    while let Some(token) = rest.next() {
        match token.kind {
            Kind::Open | Kind::Close | Kind::OpenBracket | Kind::CloseBracket => {}
            Kind::Cast => {
                rest.next();
                rest.next_if(|token| token.is_word("varying"));
                if rest.next_if(|token| token.kind == Kind::Open).is_some() {
                    rest.next_if(|token| token.kind == Kind::Number);
                }
            }
            _ => plain.push(token),
        }
    }
    let (name, mut rest) = plain.split_first()?;
    let is_own = match name.kind {
        Kind::Word => name.text.eq_ignore_ascii_case(&column.name),
        Kind::Quoted => name.text.trim_matches(['"', '`', '[', ']']) == column.name,
        _ => false,
    };
    rest = match rest {
        [is_in, rest @ ..] if is_in.is_word("in") => rest,
        [equal, any, array, rest @ ..]
            if equal.text == "=" && any.is_word("any") && array.is_word("array") =>
        {
            rest
        }
        _ => return None,
    };
    let mut values = Vec::new();
    for (at, token) in rest.iter().enumerate() {
        match (at % 2, token.kind) {
            (0, Kind::Text) => values.push(literal(token.text)?),
            (1, Kind::Comma) => {}
            _ => return None,
        }
    }
    let is_distinct =
        values.iter().enumerate().all(|(at, value)| values.iter().skip(at + 1).all(|other| other != value));
    (is_own && is_distinct && rest.len() % 2 == 1).then_some(values)
}

/// A plain text, or one with the charset of MySQL before it.
fn literal(text: &str) -> Option<String> {
    let plain = match text.strip_prefix('_') {
        Some(rest) => rest.get(rest.find('\'')?..)?,
        None => text,
    };
    let inner = plain.strip_prefix('\'')?.strip_suffix('\'')?;
    (!inner.contains('\\')).then(|| inner.replace("''", "'"))
}

#[cfg(test)]
mod tests {
    use crowfoot_dialect::syntax::tokens;
    use crowfoot_model::{Column, Dialect, IdSource};

    fn read(dialect: Dialect, text: &str) -> Option<Vec<String>> {
        super::values(&tokens(dialect, text).unwrap(), &Column::new(IdSource::new().fresh(), "status"))
    }

    #[test]
    fn values_are_those_of_a_list() {
        for (dialect, text) in [
            (Dialect::Postgres, "status IN ('a', 'it''s')"),
            (
                Dialect::Postgres,
                "((status)::text = ANY ((ARRAY['a'::character varying, 'it''s'::character varying(20)])::text[]))",
            ),
            (Dialect::Postgres, "(status)::text IN ('a', 'it''s')"),
            (Dialect::Mysql, "`status` in (_utf8mb4'a',_utf8mb4'it''s')"),
            (Dialect::Sqlite, "[status] in ('a','it''s')"),
        ] {
            assert_eq!(read(dialect, text), Some(vec!["a".to_owned(), "it's".to_owned()]), "{text}");
        }
    }

    #[test]
    fn a_check_that_says_more_gives_none() {
        for text in [
            "status NOT IN ('a')",
            "status IN ('a') OR status IS NULL",
            "lower(status) IN ('a')",
            "other IN ('a')",
            "status IN ('a', other)",
            "status IN ('a' || 'b')",
            "status IN ('a',)",
            "status IN ('a', 'a')",
            "status IN (1, 2)",
            "status = ANY ('{a,b}')",
            "status IN ()",
            "status = 'a'",
            "",
        ] {
            assert_eq!(read(Dialect::Postgres, text), None, "{text}");
        }
    }
}
