//! Columns that the database numbers.

use crowfoot_dialect::DialectSpec;
use crowfoot_model::{Column, DataType, DefaultValue, LogicalType, Table};

/// Whether the database numbers the column by itself.
pub(crate) fn is_numbered(spec: &dyn DialectSpec, table: &Table, column: &Column) -> bool {
    if column.identity.is_some() {
        return true;
    }
    if let Some(DefaultValue::Expression(expression)) = &column.default
        && expression.trim_start().to_ascii_lowercase().starts_with("nextval(")
    {
        return true;
    }
    is_row_id(spec, table, column) && !table.is_in_foreign_key(column.id)
}

/// Whether the column is SQLite's row number: a single key of exactly this type, whatever else is said of it.
pub(crate) fn is_row_id(spec: &dyn DialectSpec, table: &Table, column: &Column) -> bool {
    spec.script().server.row_ids
        && table.primary_key_columns() == [column.id]
        && is_sqlite_integer(column.data_type.as_ref())
        && table.option("WITHOUT ROWID").is_none()
}

fn is_sqlite_integer(data_type: Option<&DataType>) -> bool {
    match data_type {
        Some(DataType::Logical(LogicalType::Integer { .. })) => true,
        Some(DataType::Native { text, .. }) => text.trim().eq_ignore_ascii_case("integer"),
        _ => false,
    }
}
