//! A column as a field of an entity.

use crowfoot_dialect::script::Numbering;
use crowfoot_dialect::{is_now, logical_of, spec, translate_default};
use crowfoot_model::{Column, DataType, DefaultValue, Document, Identity, LogicalType, Table};

use super::Builder;
use crate::drizzle::ColumnShape;
use crate::repositories::checks::{self, Read, Rules};
use crate::repositories::plan::{Field, Fill, Origin};
use crate::repositories::types::Ts;
use crate::typescript::{pascal_case, quote};

impl Builder<'_> {
    pub(super) fn field(
        &mut self,
        table: &Table,
        column: &Column,
        shape: &ColumnShape,
        entity: &str,
        read: &Read,
    ) -> Field {
        let ts = Ts::of(shape);
        let logical = base(self.document, column.data_type.as_ref()).and_then(|base| logical_of(&base));
        let in_key = table.is_in_primary_key(column.id);
        let is_only_key = table.primary_key_columns() == [column.id];
        let numbers_itself = shape.is_numbered && matches!(ts, Ts::Number | Ts::BigInt);
        let not_null = column.not_null || in_key || numbers_itself;
        let rules = self.rules(column, logical, read, &ts);
        let generated = column.generated.is_some();
        let mut field = Field {
            column: column.id,
            name: column.name.clone(),
            key: shape.key.clone(),
            type_name: ts.name(),
            origin: Origin::BuiltIn,
            nullable: !not_null,
            row_nullable: !(column.not_null || is_only_key || numbers_itself),
            fill: None,
            generated,
            always: numbers_itself && self.is_always(column),
            comment: column.comment.clone().filter(|text| !text.trim().is_empty()),
            max_length: rules.max_length,
            bits: match logical {
                Some(LogicalType::Integer { bits, .. }) => u32::from(bits),
                _ => 32,
            },
            is_uuid: logical == Some(LogicalType::Uuid),
            form: form(logical, &shape.builder, &ts),
            rules,
            ts,
        };
        field.fill = if numbers_itself { Some(Fill::Number) } else { self.fill(column, &field, in_key) };
        // Rows are known by their keys, so that the application makes those that the database does not give back.
        if in_key && (!is_only_key || matches!(field.fill, Some(Fill::Literal(_) | Fill::Null | Fill::Now))) {
            field.fill = None;
        }
        let wish = [entity, &pascal_case(&column.name)].concat();
        self.typed(column, &mut field, is_only_key, entity, &wish);
        if let (Origin::Enum(_) | Origin::Own { .. }, Some(Fill::Literal(text))) =
            (&field.origin, &field.fill)
        {
            let is_value = match &field.origin {
                Origin::Enum(at) => self.enums[*at].values.iter().any(|value| quote(value) == *text),
                _ => true,
            };
            field.fill = match field.origin {
                _ if !is_value => None,
                Origin::Own { .. } => Some(Fill::Literal([text, " as ", &field.type_name].concat())),
                _ => field.fill,
            };
        }
        field
    }

    fn typed(&mut self, column: &Column, field: &mut Field, is_key: bool, entity: &str, wish: &str) {
        if let Ts::List { element, .. } = &mut field.ts {
            let mut inner = column.data_type.as_ref();
            while let Some(DataType::Array(of)) = inner {
                inner = Some(of);
            }
            if let Some(at) = self.values_of(inner, wish) {
                element.clone_from(&self.enums[at].type_name);
                field.origin = Origin::Enum(at);
                field.type_name = field.ts.name();
            }
            return;
        }
        if field.ts == Ts::Text
            && !is_key
            && let Some(at) = self.values_of(column.data_type.as_ref(), wish)
        {
            field.type_name.clone_from(&self.enums[at].type_name);
            field.origin = Origin::Enum(at);
            return;
        }
        if is_key && field.ts.is_comparable() {
            let wish = [entity, "Id"].concat();
            let type_name = self.scope.type_name(&wish);
            let function = self.scope.function(&type_name);
            field.type_name = type_name;
            field.origin = Origin::Own { function, is_id: true };
        } else if !field.rules.is_empty() && !field.generated {
            if field.rules.values.is_empty() {
                let type_name = self.scope.type_name(wish);
                let function = self.scope.function(&type_name);
                field.type_name = type_name;
                field.origin = Origin::Own { function, is_id: false };
            } else {
                let type_name = self.scope.type_name(wish);
                let values = field.rules.values.clone();
                let enumeration = self.scope.enumeration(type_name, values);
                self.enums.push(enumeration);
                field.type_name.clone_from(&self.enums[self.enums.len() - 1].type_name);
                field.origin = Origin::Enum(self.enums.len() - 1);
            }
        }
    }

    /// The conditions of the type, its domain and the checks, as far as they fit the type in TypeScript.
    fn rules(&self, column: &Column, logical: Option<LogicalType>, read: &Read, ts: &Ts) -> Rules {
        let mut rules = read.columns.get(&column.name).cloned().unwrap_or_default();
        if let Some(DataType::Domain(id)) = &column.data_type
            && let Some(domain) = self.document.domain(*id)
        {
            let mut own = Read::default();
            for check in &domain.checks {
                checks::read(&check.expression, &mut own);
            }
            let value = own.columns.into_iter().find(|(name, _)| name.eq_ignore_ascii_case("value"));
            if rules.is_empty() {
                rules = value.map(|(_, rules)| rules).unwrap_or_default();
            }
        }
        match ts {
            Ts::Text => {
                let length = match logical {
                    Some(LogicalType::Varchar { length }) => length,
                    Some(LogicalType::Char { length }) => Some(length),
                    _ => None,
                };
                rules.max_length = [rules.max_length, length].into_iter().flatten().min();
                (rules.minimum, rules.maximum) = (None, None);
            }
            Ts::Decimal | Ts::Number | Ts::BigInt => {
                rules = Rules { minimum: rules.minimum, maximum: rules.maximum, ..Rules::default() };
                if *ts == Ts::BigInt {
                    let is_whole = |bound: &(String, bool)| bound.0.parse::<i64>().is_ok();
                    rules.minimum = rules.minimum.filter(is_whole);
                    rules.maximum = rules.maximum.filter(is_whole);
                }
            }
            _ => rules = Rules::default(),
        }
        rules
    }

    /// Drizzle's builder leaves no place for values of such a column.
    fn is_always(&self, column: &Column) -> bool {
        matches!(column.identity, Some(Identity::Always(_)))
            && spec(self.flavor.dialect()).script().writing.numbering == Numbering::Identity
    }

    fn fill(&self, column: &Column, field: &Field, in_key: bool) -> Option<Fill> {
        let nothing = || field.nullable.then_some(Fill::Null);
        let literal = |text: &str| Some(Fill::Literal(text.to_owned()));
        match column.default.as_ref() {
            None | Some(DefaultValue::Null) => nothing(),
            Some(DefaultValue::Boolean(value)) => match field.ts {
                Ts::Boolean => literal(if *value { "true" } else { "false" }),
                _ => nothing(),
            },
            Some(DefaultValue::Number(text)) => self.number(text, field).or_else(nothing),
            Some(DefaultValue::Text(text)) => self.text(text, field).or_else(nothing),
            Some(DefaultValue::Expression(text)) => {
                let from = self.document.settings().dialect;
                if translate_default(text, from, self.flavor.dialect()).is_none() {
                    return nothing();
                }
                if is_now(text) && matches!(field.ts, Ts::Date | Ts::Text) && field.max_length.is_none() {
                    return Some(Fill::Now);
                }
                let is_made = text.to_ascii_lowercase().contains("uuid") && field.ts == Ts::Text;
                if is_made && (self.flavor.returns || !in_key) {
                    return Some(Fill::Uuid);
                }
                match crate::drizzle::literal(text, from) {
                    Some(DefaultValue::Text(text)) => self.text(&text, field),
                    Some(DefaultValue::Number(text)) => self.number(&text, field),
                    _ => None,
                }
                .or_else(nothing)
            }
        }
    }

    fn number(&self, text: &str, field: &Field) -> Option<Fill> {
        let plain = text.strip_prefix('-').unwrap_or(text);
        let digits = plain.bytes().all(|byte| byte.is_ascii_digit());
        let is_plain = !plain.is_empty()
            && plain.len() < 16
            && plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            && plain.matches('.').count() <= 1
            && !plain.starts_with('.')
            && !plain.ends_with('.')
            && (plain.len() == 1 || !plain.starts_with('0') || plain.starts_with("0."));
        let literal = match field.ts {
            _ if !is_plain => return None,
            Ts::Number => text.to_owned(),
            Ts::BigInt if digits => [text, "n"].concat(),
            Ts::Decimal | Ts::Text => quote(text),
            Ts::Boolean if text == "0" => "false".to_owned(),
            Ts::Boolean if text == "1" => "true".to_owned(),
            _ => return None,
        };
        Some(Fill::Literal(literal))
    }

    fn text(&self, text: &str, field: &Field) -> Option<Fill> {
        match &field.ts {
            Ts::Text if field.form.is_none() => Some(Fill::Literal(quote(text))),
            Ts::Json if text == "{}" || text == "[]" => Some(Fill::Literal(text.to_owned())),
            Ts::List { .. } if text == "{}" || text == "[]" => Some(Fill::Literal("[]".to_owned())),
            Ts::Number | Ts::Decimal | Ts::BigInt | Ts::Boolean => self.number(text, field),
            _ => None,
        }
    }
}

/// The type under domains.
fn base(document: &Document, data_type: Option<&DataType>) -> Option<DataType> {
    let mut data_type = data_type?.clone();
    for _ in 0..8 {
        match &data_type {
            DataType::Domain(id) => data_type = document.domain(*id)?.base.clone(),
            _ => return Some(data_type),
        }
    }
    None
}

/// A sample of a text that has to look like something.
fn form(logical: Option<LogicalType>, builder: &str, ts: &Ts) -> Option<&'static str> {
    let is_text = *ts == Ts::Text;
    let callee = builder.split('(').next().unwrap_or("");
    match logical {
        Some(LogicalType::Date) if is_text => Some("2024-01-15"),
        Some(LogicalType::Time { .. }) if is_text => Some("12:00:00"),
        Some(LogicalType::Timestamp { .. }) if is_text => Some("2024-01-15 12:00:00"),
        Some(LogicalType::Interval) if is_text => Some("01:00:00"),
        Some(
            LogicalType::Text | LogicalType::Varchar { .. } | LogicalType::Char { .. } | LogicalType::Uuid,
        ) => None,
        _ => match callee {
            "inet" => Some("10.0.0.1"),
            "cidr" => Some("10.0.0.0/8"),
            "macaddr" => Some("08:00:2b:01:02:03"),
            "macaddr8" => Some("08:00:2b:01:02:03:04:05"),
            "time" if is_text => Some("12:00:00"),
            "interval" => Some("01:00:00"),
            "date" if is_text => Some("2024-01-15"),
            "xml" => Some("<a/>"),
            "tsvector" => Some("'a'"),
            _ => None,
        },
    }
}
