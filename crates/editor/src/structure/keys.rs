//! Primary keys and unique constraints.

use crowfoot_model::{ColumnId, Edit, IdSource, PrimaryKey, TableId};

use super::{column::is_unique, house};

/// Puts a column into the primary key, as its last column, or takes it out. Key columns become NOT NULL.
pub fn set_primary_key(edit: &mut Edit, table: TableId, column: ColumnId, wanted: bool) {
    let Some(table) = edit.table_mut(table) else { return };
    if table.is_in_primary_key(column) == wanted || table.column(column).is_none() {
        return;
    }
    if wanted {
        table.primary_key.get_or_insert_default().columns.push(column);
        if let Some(column) = table.column_mut(column) {
            column.not_null = true;
        }
    } else if let Some(key) = &mut table.primary_key {
        key.columns.retain(|other| *other != column);
        key.prefixes.retain(|prefix| prefix.column != column);
        if key.columns.is_empty() {
            table.primary_key = None;
        }
    }
}

/// Makes these columns, in this order, the primary key; none takes it away.
pub(crate) fn set_primary_key_columns(edit: &mut Edit, table: TableId, columns: Vec<ColumnId>) {
    let Some(table) = edit.table_mut(table) else { return };
    if columns.is_empty() {
        table.primary_key = None;
        return;
    }
    for column in &columns {
        if let Some(column) = table.column_mut(*column) {
            column.not_null = true;
        }
    }
    let key = table.primary_key.get_or_insert_with(PrimaryKey::default);
    key.prefixes.retain(|prefix| columns.contains(&prefix.column));
    key.columns = columns;
}

/// Makes a column unique by itself with a constraint of the house standard, or takes every constraint and plain
/// index away that makes it so.
pub fn set_unique(edit: &mut Edit, ids: &mut IdSource, table: TableId, column: ColumnId, wanted: bool) {
    let Some(table) = edit.table_mut(table) else { return };
    if is_unique(table, column) == wanted || table.column(column).is_none() {
        return;
    }
    if wanted {
        let unique = house::unique_over(table, &[column], ids.fresh());
        table.uniques.push(unique);
    } else {
        table.uniques.retain(|unique| unique.columns != [column]);
        table.indexes.retain(|index| {
            let plain = index.unique && index.predicate.is_none() && index.keys.len() == 1;
            !(plain && index.keys.iter().all(|key| key.as_column() == Some(column)))
        });
    }
}
