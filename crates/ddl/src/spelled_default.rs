//! Defaults as their script spelled them, in PostgreSQL, which shows the casts of a default.

use crowfoot_model::{Column, DefaultValue};

/// The text of the default, where it still says what the default is.
pub(crate) fn spelled(column: &Column) -> Option<&str> {
    let text = column.default_text.as_deref()?;
    if !is_closed(text) {
        return None;
    }
    let literal = literal(text);
    let inner = literal
        .strip_prefix('\'')
        .and_then(|rest| rest.strip_suffix('\''))
        .map(|inner| inner.replace("''", "'"));
    let same = match (&column.default, inner) {
        (None | Some(DefaultValue::Null), None) => literal.eq_ignore_ascii_case("null"),
        (Some(DefaultValue::Text(value)), Some(inner)) => *value == inner,
        (Some(DefaultValue::Number(value)), Some(inner)) => *value == inner,
        (Some(DefaultValue::Number(value)), None) => value == literal,
        (Some(DefaultValue::Boolean(value)), inner) => {
            let text = inner.unwrap_or_else(|| literal.to_owned()).to_ascii_lowercase();
            let words: &[&str] = if *value {
                &["t", "true", "y", "yes", "on", "1"]
            } else {
                &["f", "false", "n", "no", "off", "0"]
            };
            words.contains(&text.as_str())
        }
        _ => false,
    };
    same.then_some(text)
}

/// A literal without the parentheses around it and the casts behind it.
fn literal(text: &str) -> &str {
    let mut rest = text.trim();
    loop {
        let before = rest;
        if let Some(inner) = rest.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
            rest = inner.trim();
        }
        if let Some((value, cast)) = rest.rsplit_once("::")
            && !cast.contains('\'')
        {
            rest = value.trim();
        }
        if rest == before {
            return rest;
        }
    }
}

/// Whether no quote or parenthesis is open at the end, so that it cannot swallow what follows.
fn is_closed(text: &str) -> bool {
    let mut depth = 0_i32;
    let mut quoted = false;
    for char in text.chars() {
        match char {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            ';' | '\0' if !quoted => return false,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0 && !quoted && !text.contains("--") && !text.contains("/*")
}

#[cfg(test)]
mod tests {
    use super::spelled;
    use crowfoot_model::{Column, ColumnId, DefaultValue};

    #[test]
    fn what_is_the_same_is_written_as_it_was() {
        let written = |text: &str, default: Option<DefaultValue>| {
            let column = Column { default, default_text: Some(text.into()), ..Column::new(ColumnId(1), "a") };
            spelled(&column).is_some()
        };
        let number = |text: &str| Some(DefaultValue::Number(text.into()));
        let text = |text: &str| Some(DefaultValue::Text(text.into()));
        assert!(written("'0'::smallint", number("0")));
        assert!(written("(0)::numeric", number("0")));
        assert!(written("('-1'::integer)", number("-1")));
        assert!(written("'it''s'::text", text("it's")));
        assert!(written("NULL::character varying", None));
        assert!(written("'t'::boolean", Some(DefaultValue::Boolean(true))));
        assert!(!written("'0'::smallint", number("1")));
        assert!(!written("'0'::smallint", None));
        assert!(!written("'active'::text", text("gone")));
        assert!(!written("0); DROP TABLE a; --", number("0")));
    }
}
