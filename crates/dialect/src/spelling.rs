//! How a script spelled what the model says in its own words: kept where a database shows it again.

use crowfoot_model::{Column, DataType, DefaultValue, Dialect, LogicalType};

use crate::spec;

/// Whether a type is shown by its own database in other letters than [`crate::DialectSpec::spell`] has for it.
pub fn is_spelled_otherwise(dialect: Dialect, text: &str, data_type: &DataType) -> bool {
    let DataType::Logical(logical) = data_type else { return false };
    match (dialect, logical) {
        (Dialect::Postgres, _) => false,
        (Dialect::Mysql, LogicalType::Integer { bits, unsigned }) => {
            width(text).is_some_and(|width| width != usual_width(*bits, *unsigned))
        }
        (Dialect::Mysql, _) => false,
        (Dialect::Sqlite, _) => {
            let spelled = spec(dialect).spell(*logical);
            // SQLite itself shows these in capitals.
            let is_standard = ["any", "blob", "int", "integer", "real", "text"].contains(&spelled.as_str());
            text != spelled && !(is_standard && text.eq_ignore_ascii_case(&spelled))
        }
    }
}

/// The type of a column as its script spelled it, while it is still the same.
pub fn type_as_written(dialect: Dialect, column: &Column) -> Option<&str> {
    let text = column.type_text.as_deref()?;
    let is_same = |text: &str| column.data_type.as_ref() == Some(&spec(dialect).parse_type(text));
    let read = if dialect == Dialect::Sqlite { without_foreign_words(text) } else { text };
    (is_same(text) || is_same(read) || holds(dialect, text, column.data_type.as_ref())).then_some(text)
}

/// Whether a database without a type keeps its values in one of this name, as SQLite does
/// booleans, JSON and times.
fn holds(dialect: Dialect, text: &str, data_type: Option<&DataType>) -> bool {
    let Some(DataType::Logical(logical)) = data_type else { return false };
    dialect == Dialect::Sqlite
        && match logical {
            LogicalType::Boolean => text == "integer",
            LogicalType::Json { binary: false } => text == "text",
            // Counted in seconds or milliseconds.
            LogicalType::Timestamp { precision: Some(0 | 3), with_zone: true } => text == "integer",
            _ => false,
        }
}

/// Words of other databases that SQLite takes for a part of the type.
const FOREIGN_WORDS: [&str; 14] = [
    "AUTO_INCREMENT",
    "COMMENT",
    "KEY",
    "CHARSET",
    "CHARACTER",
    "FIRST",
    "AFTER",
    "USING",
    "STORAGE",
    "COMPRESSED",
    "VISIBLE",
    "INVISIBLE",
    "VIRTUAL",
    "STORED",
];

/// The type before the first word that is none of it.
fn without_foreign_words(text: &str) -> &str {
    let mut at = 0;
    for word in text.split(' ') {
        if at > 0 && FOREIGN_WORDS.iter().any(|other| other.eq_ignore_ascii_case(word)) {
            return text.get(..at).unwrap_or(text).trim_end();
        }
        at += word.len() + 1;
    }
    text
}

/// The default of a column as its script spelled it, while it is still the same.
pub fn default_as_written(column: &Column) -> Option<&str> {
    let text = column.default_text.as_deref()?;
    let read = literal(text);
    let is_same = match (&column.default, &read) {
        (None, DefaultValue::Null) => true,
        (None, _) => false,
        (Some(DefaultValue::Boolean(value)), DefaultValue::Text(text) | DefaultValue::Number(text)) => {
            text == if *value { "1" } else { "0" }
        }
        (Some(DefaultValue::Number(number)), DefaultValue::Text(text)) => number == text,
        (Some(default), read) => default == read,
    };
    is_same.then_some(text)
}

/// How a literal reads; anything else as an expression.
fn literal(text: &str) -> DefaultValue {
    let mut inner = text.trim();
    // No one wraps a literal in more parentheses than these.
    for _ in 0..4 {
        match inner.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            Some(rest) => inner = rest.trim(),
            None => break,
        }
    }
    for (mark, pair) in [('\'', "''"), ('"', "\"\"")] {
        let quoted = inner.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        if let Some(quoted) = quoted {
            return DefaultValue::Text(quoted.replace(pair, &mark.to_string()));
        }
    }
    match inner.to_ascii_lowercase().as_str() {
        "null" => DefaultValue::Null,
        "true" => DefaultValue::Boolean(true),
        "false" => DefaultValue::Boolean(false),
        _ => {
            let number = inner.strip_prefix('+').unwrap_or(inner).trim();
            let is_number =
                number.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit() || c == '.');
            if is_number {
                DefaultValue::Number(number.replace("- ", "-"))
            } else {
                DefaultValue::Expression(text.to_owned())
            }
        }
    }
}

/// The number in parentheses after the name of a type.
fn width(text: &str) -> Option<u32> {
    let (_, rest) = text.split_once('(')?;
    rest.split_once(')')?.0.trim().parse().ok()
}

/// How wide MySQL shows a whole number where nothing is said.
fn usual_width(bits: u8, unsigned: bool) -> u32 {
    match (bits, unsigned) {
        (..=8, false) => 4,
        (..=8, true) => 3,
        (9..=16, false) => 6,
        (9..=16, true) => 5,
        (17..=24, false) => 9,
        (17..=24, true) => 8,
        (25..=32, false) => 11,
        (25..=32, true) => 10,
        (33.., _) => 20,
    }
}

#[cfg(test)]
mod tests {
    use super::{default_as_written, is_spelled_otherwise, type_as_written};
    use crate::spec;
    use crowfoot_model::{Column, ColumnId, DataType, DefaultValue, Dialect, LogicalType};

    #[test]
    fn widths_that_the_server_would_show_anyway_are_no_spelling() {
        let is =
            |text: &str| is_spelled_otherwise(Dialect::Mysql, text, &spec(Dialect::Mysql).parse_type(text));
        assert!(is("int(10)") && is("smallint(5)") && is("bigint(10) unsigned") && is("int(11) unsigned"));
        assert!(!is("int(11)") && !is("int(10) unsigned") && !is("int") && !is("tinyint(1)"));
    }

    #[test]
    fn letters_that_sqlite_keeps_are_a_spelling() {
        let is =
            |text: &str| is_spelled_otherwise(Dialect::Sqlite, text, &spec(Dialect::Sqlite).parse_type(text));
        assert!(is("TIMESTAMP") && is("VARCHAR(20)") && is("Boolean"));
        assert!(!is("INTEGER") && !is("Text") && !is("varchar(20)") && !is("boolean"));
    }

    #[test]
    fn a_spelling_counts_while_it_says_the_same() {
        let mut column = Column::new(ColumnId(1), "a");
        column.type_text = Some("TIMESTAMP".into());
        column.data_type = Some(spec(Dialect::Sqlite).parse_type("timestamp"));
        assert_eq!(type_as_written(Dialect::Sqlite, &column), Some("TIMESTAMP"));
        column.data_type = Some(DataType::TEXT);
        assert_eq!(type_as_written(Dialect::Sqlite, &column), None);
        column.type_text = Some("integer".into());
        assert_eq!(type_as_written(Dialect::Sqlite, &column), None);
        column.data_type = Some(DataType::Logical(LogicalType::Boolean));
        assert_eq!(type_as_written(Dialect::Sqlite, &column), Some("integer"));
        assert_eq!(type_as_written(Dialect::Postgres, &column), None);
        for (text, default, is_same) in [
            ("NULL", None, true),
            ("'0'", Some(DefaultValue::Number("0".into())), true),
            ("+1.5", Some(DefaultValue::Number("1.5".into())), true),
            ("(-1)", Some(DefaultValue::Number("-1".into())), true),
            ("FALSE", Some(DefaultValue::Boolean(false)), true),
            ("0", Some(DefaultValue::Boolean(false)), true),
            ("\"it's\"", Some(DefaultValue::Text("it's".into())), true),
            ("'it''s'", Some(DefaultValue::Text("it's".into())), true),
            ("'0'", Some(DefaultValue::Number("1".into())), false),
            ("NULL", Some(DefaultValue::Number("1".into())), false),
            ("'x'", None, false),
        ] {
            column.default = default;
            column.default_text = Some(text.into());
            assert_eq!(default_as_written(&column).is_some(), is_same, "{text}");
        }
    }
}
