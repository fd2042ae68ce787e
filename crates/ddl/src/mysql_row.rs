//! MySQL: tables whose rows would be longer than it allows.

use crowfoot_model::{ColumnId, DataType, Dialect, LogicalType, Table};

use crate::Spelling;

/// The most bytes of a row, not counting unlimited text and bytes.
const MAX_ROW_BYTES: u64 = 65_535;
/// Bytes that unlimited text takes in the row itself.
const POINTER_BYTES: u64 = 12;

impl Spelling<'_> {
    /// The columns of limited text that have to become unlimited so that a row fits, the longest first. Those in keys
    /// and indexes stay. Tables that were made for MySQL fit as they are.
    pub(crate) fn too_wide(&self, table: &Table) -> Vec<ColumnId> {
        if self.dialect != Dialect::Mysql || self.source() == Dialect::Mysql {
            return Vec::new();
        }
        let mut total = 0;
        let mut widths: Vec<(u64, ColumnId)> = Vec::new();
        for column in &table.columns {
            let bytes = match self.spec.parse_type(&self.written_type(table, column)) {
                DataType::Logical(LogicalType::Varchar { length: Some(length) }) => {
                    let bytes = u64::from(length) * 4 + 2;
                    if !is_keyed(table, column.id) {
                        widths.push((bytes, column.id));
                    }
                    bytes
                }
                DataType::Logical(LogicalType::Char { length }) => u64::from(length) * 4,
                DataType::Logical(LogicalType::Binary { length }) => u64::from(length),
                DataType::Logical(LogicalType::Decimal { precision, .. }) => {
                    u64::from(precision.unwrap_or(65)) / 2 + 2
                }
                _ => POINTER_BYTES,
            };
            total += bytes;
        }
        let mut found = Vec::new();
        while total > MAX_ROW_BYTES {
            let Some(longest) = widths.iter().map(|(bytes, _)| *bytes).max() else { break };
            let Some(at) = widths.iter().position(|(bytes, _)| *bytes == longest) else { break };
            found.push(widths.swap_remove(at).1);
            total = total.saturating_sub(longest.saturating_sub(POINTER_BYTES));
        }
        found
    }
}

/// Whether a column is part of a key, a foreign key or an index.
fn is_keyed(table: &Table, column: ColumnId) -> bool {
    table.is_in_primary_key(column)
        || table.is_in_foreign_key(column)
        || table.uniques.iter().any(|unique| unique.columns.contains(&column))
        || table.indexes.iter().any(|index| {
            index.include.contains(&column) || index.keys.iter().any(|key| key.as_column() == Some(column))
        })
}
