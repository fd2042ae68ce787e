//! Defaults as expressions of the database.

use crowfoot_dialect::script::server;
use crowfoot_dialect::{Quoting, spec};
use crowfoot_model::{Column, DataType, DefaultValue, Dialect, LogicalType};

use super::apply::EnumMade;
use super::attribute::Value;
use super::read::Field;
use crate::read::default_value;
use crate::read::reader::Reader;

/// The type of the column of a default.
pub(super) struct Context<'c> {
    pub(super) dialect: Dialect,
    pub(super) enumeration: Option<&'c EnumMade>,
    pub(super) field: &'c Field,
    pub(super) column: &'c Column,
}

/// The default of a column; none if Prisma handles it in the client.
pub(super) fn default(value: &Value, context: &Context<'_>) -> Option<DefaultValue> {
    if let Value::List(values) = value {
        return list(values, context);
    }
    Some(match value {
        Value::Text(text) if context.field.type_name == "Bytes" => return bytes(text, context.dialect),
        Value::Text(text) if context.field.type_name == "DateTime" => DefaultValue::Text(timestamp(text)),
        Value::Text(text) => DefaultValue::Text(text.clone()),
        Value::Number(number) => DefaultValue::Number(number.clone()),
        Value::Word(word) => match word.as_str() {
            "true" => DefaultValue::Boolean(true),
            "false" => DefaultValue::Boolean(false),
            _ => DefaultValue::Text(enum_value(word, context).to_owned()),
        },
        Value::Call(name, _) if name == "now" => DefaultValue::Expression(now(context)),
        Value::Call(name, arguments) if name == "dbgenerated" => {
            let text = arguments.first().and_then(|(_, value)| value.as_text())?;
            return expression(text, context.dialect);
        }
        _ => return None,
    })
}

fn enum_value<'c>(word: &'c str, context: &Context<'c>) -> &'c str {
    context.enumeration.and_then(|made| made.values.get(word)).map_or(word, String::as_str)
}

/// MySQL requires the same precision as in the type.
fn now(context: &Context<'_>) -> String {
    let precision = match context.column.data_type {
        Some(DataType::Logical(LogicalType::Timestamp { precision, .. })) => {
            precision.filter(|digits| *digits > 0)
        }
        _ => None,
    };
    match precision {
        Some(precision) if server(context.dialect).character_sets => {
            format!("CURRENT_TIMESTAMP({precision})")
        }
        _ => "CURRENT_TIMESTAMP".to_owned(),
    }
}

fn expression(text: &str, dialect: Dialect) -> Option<DefaultValue> {
    if text.trim().is_empty() {
        return None;
    }
    Some(match Reader::new(text, dialect) {
        Ok(mut reader) => {
            let end = reader.end();
            default_value::value(&mut reader, 0, end)
        }
        Err(_) => DefaultValue::Expression(text.to_owned()),
    })
}

/// `ARRAY['a']::text[]`; only PostgreSQL has lists.
fn list(values: &[Value], context: &Context<'_>) -> Option<DefaultValue> {
    let Some(DataType::Array(element)) = &context.column.data_type else { return None };
    let dialect = spec(context.dialect);
    let spelled = match (&**element, context.enumeration) {
        (DataType::Logical(logical), _) => dialect.spell(*logical),
        (DataType::Native { text, .. }, _) => text.clone(),
        (_, Some(made)) => {
            let name = dialect.quote(&made.name.name, Quoting::WhenNeeded);
            match &made.name.schema {
                Some(schema) => [&dialect.quote(schema, Quoting::WhenNeeded), ".", &name].concat(),
                None => name,
            }
        }
        _ => return None,
    };
    let item = |value: &Value| match value {
        Value::Text(text) => Some(dialect.text_literal(text)),
        Value::Number(number) => Some(number.clone()),
        Value::Word(word) if word == "true" || word == "false" => Some(word.clone()),
        Value::Word(word) => Some(dialect.text_literal(enum_value(word, context))),
        _ => None,
    };
    let items: Option<Vec<String>> = values.iter().map(item).collect();
    Some(DefaultValue::Expression(format!("ARRAY[{}]::{spelled}[]", items?.join(", "))))
}

/// `2020-02-02T20:20:20Z` as Prisma gives it to the database: `2020-02-02 20:20:20 +00:00`.
fn timestamp(text: &str) -> String {
    let Some((date, time)) = text.split_once('T') else { return text.to_owned() };
    let (time, offset) = match time.find(['Z', '+', '-']).and_then(|at| time.split_at_checked(at)) {
        Some((time, "Z")) => (time, "+00:00"),
        Some((time, offset)) => (time, offset),
        None => return text.to_owned(),
    };
    // A zero fraction is left out.
    let time = match time.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|digit| digit == b'0') => whole,
        _ => time,
    };
    [date, " ", time, " ", offset].concat()
}

/// Base64 as a byte literal of the database.
fn bytes(text: &str, dialect: Dialect) -> Option<DefaultValue> {
    let mut hex = String::new();
    let (mut buffer, mut bits) = (0_u32, 0_u32);
    for byte in text.bytes().filter(|byte| *byte != b'=') {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        buffer = (buffer << 6 | u32::from(six)) & 0xffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            let byte = buffer >> bits & 0xff;
            hex.extend([byte >> 4, byte & 15].into_iter().filter_map(|digit| char::from_digit(digit, 16)));
        }
    }
    Some(match server(dialect).bytes_as_text {
        true => DefaultValue::Text(["\\x", &hex].concat()),
        false => DefaultValue::Expression(["X'", &hex, "'"].concat()),
    })
}
