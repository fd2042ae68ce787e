//! Literals as default values of a type.

use crowfoot_model::{DefaultValue, Dialect, LogicalType, json};

/// The reason a literal is not a value of a type: "is not a number". `None` if it is one, or if that is unknown.
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
        // MySQL reads numbers with this many digits as dates, or dates and times.
        DefaultValue::Number(number) if is_point_in_time(logical) => {
            let is_day =
                number.bytes().all(|byte| byte.is_ascii_digit()) && [6, 8, 12, 14].contains(&number.len());
            (!is_day).then_some("is a number, but the column is a date")
        }
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
        LogicalType::Integer { .. } if strict => match whole(text) {
            None => Some("is not a whole number"),
            Some(_) => too_large(logical, text),
        },
        _ if is_numeric(logical) => match text.parse::<f64>() {
            Err(_) => Some("is not a number"),
            Ok(_) if dialect == Dialect::Mysql => too_large(logical, text),
            Ok(_) => None,
        },
        LogicalType::Boolean if strict => not_truth(text),
        LogicalType::Boolean => not_boolean(text),
        _ if is_point_in_time(logical) && not_a_day(text).is_some() => not_a_day(text),
        _ if is_temporal(logical) => {
            let words =
                ["now", "today", "tomorrow", "yesterday", "epoch", "infinity", "-infinity", "allballs"];
            let word = text.trim_end_matches(['(', ')']);
            let is_word = strict && words.iter().any(|own| own.eq_ignore_ascii_case(word));
            match !is_word && !text.contains(|char: char| char.is_ascii_digit()) {
                true => Some("is not a date or a time"),
                false => no_such_time(logical, text, strict),
            }
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
            // Trailing spaces of a `char` do not count.
            let held =
                if matches!(logical, LogicalType::Char { .. }) { untrimmed.trim_end() } else { untrimmed };
            (held.chars().count() > length as usize).then_some("is longer than the column")
        }
        _ => None,
    }
}

/// A longer MySQL column is exported without a limit.
const MOST_IN_ROW: u32 = 16_384;

fn too_large(logical: LogicalType, number: &str) -> Option<&'static str> {
    let (bits, unsigned) = match logical {
        LogicalType::Integer { bits, unsigned } => (bits, unsigned),
        LogicalType::Decimal { precision: Some(precision), scale } => {
            let digits = number.trim_start_matches(['-', '+']).split('.').next().unwrap_or_default();
            let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
            let held = i64::from(precision) - i64::from(scale.unwrap_or(0));
            let count = digits.trim_start_matches('0').len() as i64;
            return (is_plain && !number.contains(['e', 'E']) && count > held)
                .then_some("is too large for the column");
        }
        _ => return None,
    };
    let number: i128 = number.parse().ok()?;
    let most = 1_i128 << (u32::from(bits.min(64)) - u32::from(!unsigned));
    let least = if unsigned { 0 } else { -most };
    (number >= most || number < least).then_some("is too large for the column")
}

/// An integer in the syntax of PostgreSQL.
fn whole(text: &str) -> Option<i128> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let digits = digits.replace('_', "").to_ascii_lowercase();
    let number = match digits.get(..2) {
        Some("0x") => i128::from_str_radix(digits.get(2..)?, 16),
        Some("0o") => i128::from_str_radix(digits.get(2..)?, 8),
        Some("0b") => i128::from_str_radix(digits.get(2..)?, 2),
        _ => digits.parse(),
    };
    Some(sign * number.ok()?)
}

/// PostgreSQL accepts unambiguous prefixes.
fn not_truth(text: &str) -> Option<&'static str> {
    let text = text.to_ascii_lowercase();
    let begins = |word: &str| !text.is_empty() && word.starts_with(&text);
    let is_one = ["true", "false", "yes", "no"].iter().any(|word| begins(word))
        || ["on", "off", "of", "1", "0"].contains(&text.as_str());
    (!is_one).then_some("is neither true nor false")
}

/// An impossible date or time in ISO format.
fn no_such_time(logical: LogicalType, text: &str, strict: bool) -> Option<&'static str> {
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 4);
    let (day, time) = match logical {
        LogicalType::Time { .. } => (None, Some(text)),
        _ => match text.split_once([' ', 'T']) {
            Some((day, time)) => (Some(day), Some(time)),
            None => (Some(text), None),
        },
    };
    if let Some(day) = day {
        let parts: Vec<_> = day.split('-').map(number).collect();
        if let [Some(year), Some(month), Some(day)] = parts[..]
            && year > 31
        {
            let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let days = match month {
                1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
                4 | 6 | 9 | 11 => 30,
                2 => 28 + u32::from(is_leap),
                _ => 0,
            };
            if day == 0 || day > days {
                return Some("is not a valid date");
            }
        }
    }
    let mut parts = time?.split(':').map(|part| {
        let digits = part.len() - part.trim_start_matches(|char: char| char.is_ascii_digit()).len();
        part.get(..digits).and_then(number)
    });
    // Times in MySQL go up to 838 hours.
    let hours = if !strict && matches!(logical, LogicalType::Time { .. }) { 838 } else { 24 };
    let (hour, minute) = (parts.next().flatten()?, parts.next().flatten()?);
    let second = parts.next().flatten().unwrap_or(0);
    (hour > hours || minute > 59 || second > 60).then_some("is not a valid time")
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
