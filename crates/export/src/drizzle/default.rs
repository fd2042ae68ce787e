//! Defaults: literals of TypeScript where they say the same, SQL elsewhere.

use crowfoot_dialect::script::{Backslashes, DefaultForm, lexis};
use crowfoot_dialect::{is_now, spec, translate_default};
use crowfoot_model::{Column, DefaultValue, Dialect, ObjectRef, Table};

use super::Writer;
use super::types::{Builder, Kind};
use crate::typescript::{Doc, quote};

impl Writer<'_> {
    /// `.default(…)` or one of its short forms; `None` where nothing has to be said.
    pub(super) fn default_value(&mut self, table: &Table, column: &Column, builder: &Builder) -> Option<Doc> {
        let object = ObjectRef::Column(table.id, column.id);
        if let Some(clause) = self.on_update_clause(column, builder) {
            let default = self.spelling.column_default(table, column).unwrap_or_else(|| "NULL".into());
            let sql = self.sql(&[default.as_str(), " ON UPDATE ", &clause].concat());
            return Some(Doc::call(".default", vec![sql]));
        }
        let value = match column.default.as_ref()? {
            DefaultValue::Null => return None,
            DefaultValue::Boolean(value) => match builder.kind {
                Kind::Boolean => Doc::text(if *value { "true" } else { "false" }),
                Kind::Number => Doc::text(if *value { "1" } else { "0" }),
                Kind::String if !builder.is_custom => {
                    self.text_or_sql(if *value { "true" } else { "false" }, builder)
                }
                _ => self.sql(if *value { "true" } else { "false" }),
            },
            // A number is no text where the column holds something else, such as a date.
            DefaultValue::Number(text) if builder.kind == Kind::String && !holds_text(column) => {
                self.sql(text)
            }
            DefaultValue::Number(text) => self.number_or_sql(text, builder),
            // Bytes are not written as text.
            DefaultValue::Text(text) if text.contains('\0') => {
                let written = self.spelling.column_default(table, column)?;
                self.sql(&written)
            }
            DefaultValue::Text(text) => self.text_or_sql(text, builder),
            DefaultValue::Expression(expression) => return self.expression(object, expression, builder),
        };
        Some(Doc::call(".default", vec![value]))
    }

    /// `CURRENT_TIMESTAMP(3)`, where the line has no other place for ON UPDATE than the default.
    fn on_update_clause(&self, column: &Column, builder: &Builder) -> Option<String> {
        let expression = column.on_update.as_ref().filter(|text| self.package.on_update && is_now(text))?;
        if column.not_null && column.default.is_none() {
            return None;
        }
        let has_fsp = expression.contains(|c: char| c.is_ascii_digit());
        let has_call =
            if self.line.is_one() { builder.has_fsp } else { builder.has_on_update_now && !has_fsp };
        (!has_call).then(|| expression.clone())
    }

    fn expression(&mut self, object: ObjectRef, expression: &str, builder: &Builder) -> Option<Doc> {
        let from = self.document.settings().dialect;
        if builder.has_default_now && self.is_default_now(expression) {
            return Some(Doc::call(".defaultNow", Vec::new()));
        }
        if builder.kind == Kind::Array && is_empty_array(expression) {
            return Some(Doc::call(".default", vec![Doc::text("[]")]));
        }
        let Some(text) = translate_default(expression, from, self.target) else {
            let name = self.document.display_name(object);
            let dialect = spec(self.target).name();
            let message = [
                "The default of ",
                &name,
                " is omitted: ",
                dialect,
                " has no equivalent of ",
                expression,
                ".",
            ];
            self.notice(object, message.concat());
            return None;
        };
        if builder.is_uuid && text.replace('"', "").eq_ignore_ascii_case("gen_random_uuid()") {
            return Some(Doc::call(".defaultRandom", Vec::new()));
        }
        let value = match literal(expression, from) {
            Some(DefaultValue::Text(literal)) => self.text_or_sql(&literal, builder),
            Some(DefaultValue::Number(literal)) => self.number_or_sql(&literal, builder),
            Some(DefaultValue::Boolean(value)) if builder.kind == Kind::Boolean => {
                Doc::text(if value { "true" } else { "false" })
            }
            _ => self.sql(&self.standing_alone(&text)),
        };
        Some(Doc::call(".default", vec![value]))
    }

    /// Whether `.defaultNow()` makes the same default. In PostgreSQL `now()` is not shown as CURRENT_TIMESTAMP is.
    fn is_default_now(&self, expression: &str) -> bool {
        let plain = expression.trim().to_ascii_lowercase().replace('"', "");
        match plain.as_str() {
            "now()" | "pg_catalog.now()" => true,
            "current_timestamp" | "current_timestamp()" => {
                !self.package.named_keys || self.document.settings().dialect != self.target
            }
            _ => {
                self.document.settings().dialect != self.target
                    && is_now(expression)
                    && !expression.contains(|c: char| c.is_ascii_digit())
            }
        }
    }

    /// Some databases take an expression as a default only between parentheses.
    fn standing_alone(&self, text: &str) -> String {
        let plain = text.starts_with(['(', '\'', '-', '+'])
            || text.starts_with(|c: char| c.is_ascii_digit())
            || ["CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME", "NULL", "TRUE", "FALSE"]
                .iter()
                .any(|word| text.eq_ignore_ascii_case(word));
        // The kit of 1.0 takes off the casts at the end.
        let loses_cast = self.line.is_one()
            && self.package.named_keys
            && !text.starts_with('\'')
            && text.rsplit_once("::").is_some_and(|(_, cast)| !cast.contains(')') || cast.ends_with(')'));
        if loses_cast {
            return ["(", text, ")"].concat();
        }
        let form = self.package.spec().script().writing.defaults;
        if form == DefaultForm::Literal && !plain { ["(", text, ")"].concat() } else { text.to_owned() }
    }

    fn number_or_sql(&mut self, text: &str, builder: &Builder) -> Doc {
        match builder.kind {
            Kind::Number => match number(text) {
                Some(number) => Doc::Text(number),
                None => self.sql(text),
            },
            Kind::Decimal => Doc::Text(quote(text)),
            Kind::String => self.text_or_sql(text, builder),
            Kind::Boolean if text == "0" => Doc::text("false"),
            Kind::Boolean if text == "1" => Doc::text("true"),
            _ => self.sql(text),
        }
    }

    fn text_or_sql(&mut self, text: &str, builder: &Builder) -> Doc {
        let is_value = builder.values.as_ref().is_none_or(|values| values.iter().any(|value| value == text));
        match builder.kind {
            _ if builder.is_custom => self.sql(&spec(self.target).text_literal(text)),
            // The kit of 1.0 takes an empty value of an enumeration for none.
            Kind::String if text.is_empty() && builder.values.is_some() && self.line.is_one() => {
                self.sql(&spec(self.target).text_literal(text))
            }
            // It writes what is binary as a number, `0x` where it is empty.
            Kind::String if builder.is_binary && self.line.is_one() => {
                self.sql(&spec(self.target).text_literal(text))
            }
            Kind::String if is_value => Doc::Text(quote(text)),
            Kind::Number | Kind::Decimal | Kind::Boolean if number(text).is_some() => {
                self.number_or_sql(text, builder)
            }
            Kind::Json if text == "{}" || text == "[]" => Doc::text(text),
            Kind::Array if text == "{}" || text == "[]" => Doc::text("[]"),
            _ => {
                let literal = spec(self.target).text_literal(text);
                // Where a type has no literals, its default is an expression.
                let form = self.package.spec().script().writing.defaults;
                let wrap =
                    form == DefaultForm::Expression && matches!(builder.kind, Kind::Json | Kind::Array);
                self.sql(&if wrap { ["(", &literal, ")"].concat() } else { literal })
            }
        }
    }
}

fn holds_text(column: &Column) -> bool {
    use crowfoot_model::{DataType, LogicalType};
    matches!(
        column.data_type,
        None | Some(
            DataType::Logical(LogicalType::Text | LogicalType::Char { .. } | LogicalType::Varchar { .. })
                | DataType::Enum(_)
                | DataType::InlineEnum(_)
        )
    )
}

/// `'{}'::text[]` and `ARRAY[]::integer[]`.
fn is_empty_array(expression: &str) -> bool {
    let value = expression.split("::").next().unwrap_or("").trim();
    value == "'{}'" || value.eq_ignore_ascii_case("array[]")
}

/// The literal that an expression is, without casts: `'open'::order_status` is the text `open`.
pub(crate) fn literal(expression: &str, from: Dialect) -> Option<DefaultValue> {
    // Any other database in which a text is plain to read.
    let is_plain = |to: &Dialect| *to != from && lexis(*to).backslashes != Backslashes::InText;
    let text = translate_default(expression, from, Dialect::ALL.into_iter().rev().find(is_plain)?)?;
    if let Some(inner) = text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        return Some(DefaultValue::Text(inner.replace("''", "'")));
    }
    match text.as_str() {
        "true" => Some(DefaultValue::Boolean(true)),
        "false" => Some(DefaultValue::Boolean(false)),
        _ => number(&text).map(|_| DefaultValue::Number(text)),
    }
}

/// A number as TypeScript writes it; `None` for what it would not hold exactly.
fn number(text: &str) -> Option<String> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if digits.is_empty() || digits == "." || !all_digits(whole) || !all_digits(fraction) || digits.len() > 15
    {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    Some([sign, whole, point, fraction].concat())
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_are_written_as_typescript_does() {
        for (sql, expected) in
            [("0", "0"), ("007", "7"), ("1.50", "1.5"), ("-.5", "-0.5"), ("+3", "3"), ("1.0", "1")]
        {
            assert_eq!(super::number(sql).as_deref(), Some(expected), "{sql}");
        }
        for sql in ["", ".", "-", "12345678901234567890", "1e5", "0x1", "a"] {
            assert_eq!(super::number(sql), None, "{sql}");
        }
    }
}
