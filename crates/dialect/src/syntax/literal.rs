//! Literals as defaults of a type.

use crowfoot_model::{DefaultValue, Dialect, LogicalType, json};

/// Why a literal is no value of a type: "is not a number". `None` where it is one, or where that cannot be told.
pub fn literal_misfit(
    dialect: Dialect,
    logical: LogicalType,
    default: &DefaultValue,
) -> Option<&'static str> {
    if dialect == Dialect::Sqlite {
        return match default {
            DefaultValue::Text(text) if logical == LogicalType::Boolean => not_boolean(text.trim()),
            DefaultValue::Text(text) if is_point_in_time(logical) => not_a_day(text.trim()),
            _ => None,
        };
    }
    let strict = dialect == Dialect::Postgres;
    match default {
        DefaultValue::Text(text) => text_misfit(dialect, logical, text),
        DefaultValue::Number(_) if strict => match logical {
            LogicalType::Boolean => Some("is a number, but the column is boolean"),
            LogicalType::Uuid | LogicalType::Json { .. } | LogicalType::Interval => {
                Some("is a number, which the column does not take")
            }
            LogicalType::Bytes | LogicalType::Binary { .. } => {
                Some("is a number, but the column holds bytes")
            }
            _ if is_temporal(logical) => Some("is a number, but the column is a date or a time"),
            _ => None,
        },
        DefaultValue::Number(_) if is_point_in_time(logical) => Some("is a number, but the column is a date"),
        DefaultValue::Number(number) if dialect == Dialect::Mysql => too_large(logical, number),
        DefaultValue::Boolean(_) if strict && is_numeric(logical) => {
            Some("is a boolean, but the column is a number")
        }
        DefaultValue::Boolean(_) if strict && !is_text(logical) && logical != LogicalType::Boolean => {
            Some("is a boolean, which the column does not take")
        }
        DefaultValue::Boolean(_) if is_point_in_time(logical) => {
            Some("is a boolean, but the column is a date")
        }
        _ => None,
    }
}

fn text_misfit(dialect: Dialect, logical: LogicalType, text: &str) -> Option<&'static str> {
    let untrimmed = text;
    let text = text.trim();
    let strict = dialect == Dialect::Postgres;
    match logical {
        LogicalType::Integer { .. } if strict => {
            text.parse::<i128>().is_err().then_some("is not a whole number")
        }
        _ if is_numeric(logical) => text.parse::<f64>().is_err().then_some("is not a number"),
        LogicalType::Boolean => not_boolean(text),
        _ if is_point_in_time(logical) && not_a_day(text).is_some() => not_a_day(text),
        _ if is_temporal(logical) => {
            let words =
                ["now", "today", "tomorrow", "yesterday", "epoch", "infinity", "-infinity", "allballs"];
            let is_word = strict && words.iter().any(|word| word.eq_ignore_ascii_case(text));
            (!is_word && !text.contains(|char: char| char.is_ascii_digit()))
                .then_some("is not a date or a time")
        }
        LogicalType::Interval if strict => {
            (!text.contains(|char: char| char.is_ascii_digit())).then_some("is not a span of time")
        }
        LogicalType::Uuid if strict => {
            let digits = text.chars().filter(char::is_ascii_hexdigit).count();
            let is_plain =
                text.chars().all(|char| char.is_ascii_hexdigit() || matches!(char, '-' | '{' | '}'));
            (digits != 32 || !is_plain).then_some("is not a UUID")
        }
        LogicalType::Json { .. } if strict => json::parse(text).is_err().then_some("is not JSON"),
        LogicalType::Char { length } | LogicalType::Varchar { length: Some(length) }
            if dialect == Dialect::Mysql && length < MOST_IN_ROW =>
        {
            // Spaces at the end of a `char` do not count.
            let held =
                if matches!(logical, LogicalType::Char { .. }) { untrimmed.trim_end() } else { untrimmed };
            (held.chars().count() > length as usize).then_some("is longer than the column")
        }
        _ => None,
    }
}

/// Beyond this, a column of MySQL is written as one without a limit.
const MOST_IN_ROW: u32 = 16_384;

fn too_large(logical: LogicalType, number: &str) -> Option<&'static str> {
    let LogicalType::Integer { bits, unsigned } = logical else { return None };
    let number: i128 = number.parse().ok()?;
    let most = 1_i128 << (u32::from(bits.min(64)) - u32::from(!unsigned));
    let least = if unsigned { 0 } else { -most };
    (number >= most || number < least).then_some("is too large for the column")
}

fn not_boolean(text: &str) -> Option<&'static str> {
    let words = ["true", "false", "t", "f", "yes", "no", "y", "n", "on", "off", "1", "0", "b'0'", "b'1'"];
    let is_word = words.iter().any(|word| text.eq_ignore_ascii_case(word));
    (!is_word && text.parse::<f64>().is_err()).then_some("is neither true nor false")
}

fn not_a_day(text: &str) -> Option<&'static str> {
    text.starts_with("0000-00-00").then_some("is not a valid date")
}

fn is_numeric(logical: LogicalType) -> bool {
    matches!(logical, LogicalType::Integer { .. } | LogicalType::Decimal { .. } | LogicalType::Float { .. })
}

fn is_text(logical: LogicalType) -> bool {
    matches!(logical, LogicalType::Char { .. } | LogicalType::Varchar { .. } | LogicalType::Text)
}

fn is_point_in_time(logical: LogicalType) -> bool {
    matches!(logical, LogicalType::Date | LogicalType::Timestamp { .. })
}

fn is_temporal(logical: LogicalType) -> bool {
    is_point_in_time(logical) || matches!(logical, LogicalType::Time { .. })
}
