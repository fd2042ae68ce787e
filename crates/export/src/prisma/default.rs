//! Defaults: values where Prisma has them, `dbgenerated` with the SQL elsewhere.

use crowfoot_dialect::{is_now, translate_default};
use crowfoot_model::{Column, ColumnId, DefaultValue, Index, IndexKey, ObjectRef, Table};

use super::loss::Loss;
use super::provider::Numbering;
use super::scalar::{Kind, Scalar};
use super::{Writer, attribute};
use crate::drizzle::literal;

impl Writer<'_> {
    /// The argument of `@default(…)`.
    pub(super) fn default_value(
        &mut self,
        table: &Table,
        column: &Column,
        scalar: &Scalar,
    ) -> Option<String> {
        let object = ObjectRef::Column(table.id, column.id);
        if column.identity.is_some() {
            if self.numbers_rows(table, column, scalar) {
                return Some("autoincrement()".to_owned());
            }
            self.losses.add(Loss::Default, object, self.document.display_name(object));
            return None;
        }
        if column.generated.is_some() {
            return Some("dbgenerated()".to_owned());
        }
        let value = column.default.as_ref().filter(|value| **value != DefaultValue::Null)?;
        let found = if self.is_list(column) { None } else { self.value(value, scalar) };
        if let Some(found) = found {
            return Some(found);
        }
        let sql = self.sql(value);
        if sql.is_none() {
            self.losses.add(Loss::Default, object, self.document.display_name(object));
        }
        let sql = sql?;
        let is_empty_list = self.is_list(column)
            && !matches!(scalar.kind, Kind::Unsupported(_))
            && matches!(sql.split("::").next(), Some("'{}'" | "ARRAY[]"));
        if is_empty_list {
            return Some("[]".to_owned());
        }
        Some(attribute::call("dbgenerated", &[attribute::text(&sql)]))
    }

    fn numbers_rows(&self, table: &Table, column: &Column, scalar: &Scalar) -> bool {
        if self.is_list(column) || !matches!(scalar.kind, Kind::Int | Kind::BigInt) {
            return false;
        }
        match self.provider.numbering {
            Numbering::Any => true,
            Numbering::LeadingKey => {
                let is_first = table.columns.iter().find(|other| other.identity.is_some()) == Some(column);
                let leads = |columns: &[ColumnId]| columns.first() == Some(&column.id);
                let facts = self.models.get(&table.id);
                let has_key = facts.is_some_and(|facts| {
                    facts.id.as_deref().is_some_and(leads) || facts.uniques.iter().any(|key| leads(key))
                });
                is_first && (has_key || table.indexes.iter().any(|index| leads_index(index, column.id)))
            }
            Numbering::PrimaryKey => table.primary_key_columns() == [column.id] && scalar.kind == Kind::Int,
        }
    }

    /// A value of the field's type.
    fn value(&self, value: &DefaultValue, scalar: &Scalar) -> Option<String> {
        let from = self.document.settings().dialect;
        let plain = match value {
            DefaultValue::Expression(text) => {
                if scalar.kind == Kind::DateTime && is_now(text) && same_precision(text, scalar) {
                    return Some("now()".to_owned());
                }
                &literal(text, from)?
            }
            value => value,
        };
        let is_long_text =
            matches!(&scalar.native, Some(name) if name.contains("Text") || name.contains("Blob"));
        if is_long_text && !self.provider.defaults_of_long_text {
            return None;
        }
        match (plain, &scalar.kind) {
            (DefaultValue::Boolean(value), Kind::Boolean) => Some(value.to_string()),
            (DefaultValue::Boolean(value), Kind::Int | Kind::BigInt) => Some(u8::from(*value).to_string()),
            (DefaultValue::Number(text), Kind::Boolean) if text == "0" => Some("false".to_owned()),
            (DefaultValue::Number(text), Kind::Boolean) if text == "1" => Some("true".to_owned()),
            (DefaultValue::Number(text) | DefaultValue::Text(text), kind) if is_number_of(text, kind) => {
                Some(text.clone())
            }
            (DefaultValue::Text(text), Kind::String) => Some(attribute::text(text)),
            (DefaultValue::Text(text), Kind::Json) if self.provider.defaults_of_long_text => {
                crowfoot_model::json::parse(text).is_ok().then(|| attribute::text(text))
            }
            (DefaultValue::Text(text), Kind::Enum(id)) => {
                let found = self.document.enum_type(*id)?;
                let place = found.values.iter().position(|value| value == text)?;
                self.enum_name(*id)?.values.get(place).cloned()
            }
            (DefaultValue::Text(text), Kind::Values(_, values)) => {
                values.iter().find(|(_, value)| value == text).map(|(name, _)| name.clone())
            }
            (DefaultValue::Text(text), Kind::Boolean) => {
                matches!(text.as_str(), "true" | "false").then(|| text.clone())
            }
            _ => None,
        }
    }

    /// The SQL of a default in the provider's dialect.
    fn sql(&self, value: &DefaultValue) -> Option<String> {
        let from = self.document.settings().dialect;
        let spec = self.provider.spec();
        Some(match value {
            DefaultValue::Null => return None,
            DefaultValue::Boolean(true) => "true".to_owned(),
            DefaultValue::Boolean(false) => "false".to_owned(),
            DefaultValue::Number(text) => text.clone(),
            DefaultValue::Text(text) => {
                let literal = spec.text_literal(text);
                if self.provider.defaults_of_long_text { literal } else { ["(", &literal, ")"].concat() }
            }
            DefaultValue::Expression(text) => {
                let text = translate_default(text, from, self.target)?;
                let is_word = text.starts_with("CURRENT_") || text.starts_with(['(', '\'']);
                let is_word = is_word || text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
                if self.provider.wraps_expressions && !is_word && !is_now(&text) {
                    ["(", &text, ")"].concat()
                } else {
                    text
                }
            }
        })
    }
}

fn leads_index(index: &Index, column: ColumnId) -> bool {
    index.keys.first().and_then(IndexKey::as_column) == Some(column)
}

/// Whether a number is one that Prisma takes for the type.
fn is_number_of(text: &str, kind: &Kind) -> bool {
    match kind {
        Kind::Int => text.parse::<i32>().is_ok() && is_plain(text),
        Kind::BigInt => text.parse::<i64>().is_ok() && is_plain(text),
        Kind::Float | Kind::Decimal => is_plain(text),
        _ => false,
    }
}

/// `-1.50`, without a plus or an exponent.
fn is_plain(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all(whole) && all(fraction)
}

/// `CURRENT_TIMESTAMP(3)` is `now()` only for a type of that precision.
fn same_precision(text: &str, scalar: &Scalar) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let written = digits(text);
    let native = scalar.native.as_deref();
    written.is_empty() || written == native.map_or_else(|| "3".to_owned(), digits)
}
