//! Rows for the tables of a design.

use crowfoot_dialect::{DialectSpec, logical_of, spec};
use crowfoot_model::{Column, DataType, Document, LogicalType, Table};

use crate::chance::Chance;

/// Values for the columns of each table that take any, as literals of the design's own dialect: attempts, of which a
/// server refuses those that break a constraint. Values are few, so that foreign keys find what they reference.
pub fn rows(
    seed: u64,
    document: &Document,
) -> Vec<(crowfoot_model::TableId, Vec<(crowfoot_model::ColumnId, String)>)> {
    let mut chance = Chance(seed ^ 0x0072_6f77);
    let spec = spec(document.settings().dialect);
    let mut found = Vec::new();
    // Tables that reference others get a second chance when these have rows.
    for _ in 0..2 {
        for table in document.tables() {
            for _ in 0..4 {
                found.push((table.id, row(&mut chance, spec, document, table)));
            }
        }
    }
    found
}

fn row(
    chance: &mut Chance,
    spec: &dyn DialectSpec,
    document: &Document,
    table: &Table,
) -> Vec<(crowfoot_model::ColumnId, String)> {
    let mut values = Vec::new();
    for column in &table.columns {
        if column.generated.is_some()
            || column.identity.is_some()
            || column.default.is_some() && chance.one_in(4)
        {
            continue;
        }
        let may_be_null = !column.not_null && !table.is_in_primary_key(column.id);
        if may_be_null && chance.one_in(4) {
            values.push((column.id, "NULL".to_owned()));
        } else if let Some(value) = value(chance, spec, document, column) {
            values.push((column.id, value));
        }
    }
    values
}

fn value(
    chance: &mut Chance,
    spec: &dyn DialectSpec,
    document: &Document,
    column: &Column,
) -> Option<String> {
    let text = |text: &str| spec.text_literal(text);
    match column.data_type.as_ref()? {
        DataType::Enum(id) => {
            let found = document.enum_type(*id)?;
            Some(text(&chance.pick(&found.values)))
        }
        DataType::InlineEnum(values) => Some(text(&chance.pick(values))),
        DataType::Domain(id) => {
            let base = document.domain(*id)?.base.clone();
            let inner = Column { data_type: Some(base), ..column.clone() };
            value(chance, spec, document, &inner)
        }
        DataType::Array(_) => Some(text("{}")),
        other => Some(match logical_of(other)? {
            LogicalType::Boolean => chance.pick(&["true", "false"]).to_owned(),
            LogicalType::Integer { .. } => (1 + chance.below(9)).to_string(),
            LogicalType::Decimal { .. } | LogicalType::Float { .. } => {
                chance.pick(&["1.5", "2", "7.25"]).to_owned()
            }
            LogicalType::Char { length } | LogicalType::Varchar { length: Some(length) } => {
                let most = usize::try_from(length).unwrap_or(1);
                let long: String =
                    chance.pick(&["b", "c", "d", "a longer text, it's ü"]).chars().take(most).collect();
                text(&long)
            }
            LogicalType::Varchar { length: None } | LogicalType::Text => {
                text(chance.pick(&["b", "c", "d", "a longer text, it's ü"]))
            }
            LogicalType::Date => text(chance.pick(&["2024-02-29", "2025-01-01"])),
            LogicalType::Timestamp { .. } => {
                text(chance.pick(&["2024-02-29 12:00:00", "2025-01-01 00:00:01"]))
            }
            LogicalType::Json { .. } => text("{\"a\": 1}"),
            LogicalType::Uuid => text("0190d3a2-7c3b-7f00-8000-00000000000a"),
            _ => return None,
        }),
    }
}
