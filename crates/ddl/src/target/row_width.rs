//! Tables whose rows would be longer than the database allows, which is a limit of MySQL.

use crowfoot_model::{ColumnId, DataType, LogicalType, Table};

use crate::{Spelled, Spelling};

/// Bytes that unlimited text takes in the row itself.
const POINTER_BYTES: u64 = 12;

impl Spelling<'_> {
    /// The places of the columns of limited text that have to become unlimited so that a row fits, the longest first. Those
    /// in keys and indexes stay. Tables that were made for the database fit as they are.
    pub(super) fn too_wide(&self, table: &Table, spelled: &[Spelled]) -> Vec<usize> {
        let Some(most) = self.spec.limits().row_bytes.filter(|_| !self.is_at_home()) else {
            return Vec::new();
        };
        let mut total = 0;
        let mut widths: Vec<(u64, usize)> = Vec::new();
        for (at, (column, spelled)) in table.columns.iter().zip(spelled).enumerate() {
            let bytes = match self.spec.parse_type(&spelled.text) {
                DataType::Logical(LogicalType::Varchar { length: Some(length) }) => {
                    let bytes = u64::from(length) * 4 + 2;
                    if !is_keyed(table, column.id) {
                        widths.push((bytes, at));
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
        while total > most {
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
