//! Defaults as SQL.

use super::column_type::{ColumnType, options};
use super::render::Columns;
use super::translator::Translator;
use crate::eval::{Built, Core, Value, json};

impl<'a> Translator<'_, 'a> {
    /// The SQL of `.default(value)`.
    pub(super) fn default(
        &mut self,
        value: &Value<'a>,
        of: &ColumnType,
        dimensions: usize,
        built: &Built<'a>,
    ) -> Result<String, String> {
        let is_postgres = matches!(self.core, Core::Pg | Core::Cockroach);
        let is_json = matches!(of.base.as_str(), "json" | "jsonb") || mode(built) == Some("json");
        let text = match value {
            Value::Sql(sql) => self.sql(sql, Columns::Qualified)?,
            Value::Unknown(reason) => return Err(reason.to_string()),
            Value::Undefined => return Err("its default has no value".to_owned()),
            _ if dimensions > 0 => match value {
                Value::List(_) => self.literal(&array(value)?),
                other => self.scalar(other, of, built)?,
            },
            Value::Text(_) if !is_json => self.scalar(value, of, built)?,
            _ if is_json => {
                let json = json(value).ok_or("its default is not known")?;
                let literal = self.literal(&json);
                if is_postgres { format!("{literal}::{}", of.base) } else { literal }
            }
            Value::List(values) if of.base.contains("vec") => {
                let items: Option<Vec<String>> = values.iter().map(Value::printed).collect();
                self.literal(&format!("[{}]", items.ok_or("its default is not known")?.join(",")))
            }
            Value::List(values) if matches!(of.base.as_str(), "point" | "line") => {
                let items: Option<Vec<String>> = values.iter().map(Value::printed).collect();
                let items = items.ok_or("its default is not known")?.join(",");
                let literal = if of.base == "point" { format!("({items})") } else { format!("{{{items}}}") };
                self.literal(&literal)
            }
            Value::Object(object) if matches!(of.base.as_str(), "point" | "line" | "geometry") => {
                let items: Option<Vec<String>> =
                    object.entries.iter().map(|entry| entry.value.printed()).collect();
                let items = items.ok_or("its default is not known")?;
                match of.base.as_str() {
                    "point" => self.literal(&format!("({})", items.join(","))),
                    "line" => self.literal(&format!("{{{}}}", items.join(","))),
                    _ => self.literal(&format!("POINT({})", items.join(" "))),
                }
            }
            Value::List(_) | Value::Object(_) => {
                self.literal(&json(value).ok_or("its default is not known")?)
            }
            other => self.scalar(other, of, built)?,
        };
        let is_literal = !matches!(value, Value::Sql(_));
        let needs_parentheses = matches!(self.core, Core::MySql | Core::SingleStore)
            && is_literal
            && matches!(
                of.base.as_str(),
                "json"
                    | "text"
                    | "tinytext"
                    | "mediumtext"
                    | "longtext"
                    | "blob"
                    | "tinyblob"
                    | "mediumblob"
                    | "longblob"
            );
        Ok(if needs_parentheses { format!("({text})") } else { text })
    }

    fn scalar(&self, value: &Value<'a>, of: &ColumnType, built: &Built<'a>) -> Result<String, String> {
        let unknown = || "its default is not known".to_owned();
        Ok(match value {
            Value::Text(text) => match text.parse::<f64>() {
                // Drizzle's decimals are texts in TypeScript. The database takes both.
                Ok(_) if matches!(of.base.as_str(), "numeric" | "decimal") && self.core != Core::Sqlite => {
                    self.literal(text)
                }
                _ => self.literal(text),
            },
            Value::Date(date) => self.date(date, of, built),
            Value::Bool(truth) => truth.to_string(),
            Value::Number(number, raw) => match raw {
                Some(raw) => raw.to_string(),
                None if number.is_finite() => value.printed().ok_or_else(unknown)?,
                None => self.literal(if number.is_nan() { "NaN" } else { "Infinity" }),
            },
            Value::BigInt(digits) => digits.to_string(),
            Value::Null => "NULL".to_owned(),
            _ => return Err(unknown()),
        })
    }

    /// A date: as text, or as the number that SQLite has for it.
    fn date(&self, date: &str, of: &ColumnType, built: &Built<'a>) -> String {
        match (self.core, of.base.as_str()) {
            (Core::Sqlite, "integer") => {
                let seconds = seconds(date).unwrap_or(0);
                match mode(built) {
                    Some("timestamp_ms") => (seconds * 1000).to_string(),
                    _ => seconds.to_string(),
                }
            }
            (_, "date") => self.literal(date.split('T').next().unwrap_or(date)),
            (_, "timestamp" | "datetime") => {
                let plain = date.replace('T', " ");
                self.literal(plain.trim_end_matches('Z'))
            }
            _ => self.literal(date),
        }
    }
}

/// The option `mode` of a column.
fn mode<'b>(built: &'b Built<'_>) -> Option<&'b str> {
    options(built)?.get("mode")?.as_text()
}

/// An array as PostgreSQL reads it from text.
fn array(value: &Value<'_>) -> Result<String, String> {
    Ok(match value {
        Value::List(values) => {
            let items: Result<Vec<String>, String> = values.iter().map(array).collect();
            format!("{{{}}}", items?.join(","))
        }
        Value::Text(text) | Value::Date(text) => {
            format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
        }
        Value::Object(_) => {
            let text = json(value).ok_or("its default is not known")?;
            format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
        }
        other => other.printed().ok_or("its default is not known")?,
    })
}

/// Seconds since 1970 of a date in the form of ISO 8601.
fn seconds(date: &str) -> Option<i64> {
    let number = |range: std::ops::Range<usize>| date.get(range)?.parse::<i64>().ok();
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let (hour, minute, second) = (number(11..13)?, number(14..16)?, number(17..19)?);
    // Days from civil, after Howard Hinnant.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    Some(days * 86_400 + hour * 3_600 + minute * 60 + second)
}
