//! Columns: adding, renaming, ordering, their types and defaults.

use crowfoot_model::{Column, ColumnId, Edit, Table, TableId};

use super::{default_value, house, table::change_names, type_text};

/// Adds a column before the trailing audit columns, or at a place.
pub fn add_column(edit: &mut Edit, table: TableId, column: Column, at: Option<usize>) {
    let Some(table) = edit.table_mut(table) else { return };
    let at = at.unwrap_or_else(|| house::insert_position(table)).min(table.columns.len());
    table.columns.insert(at, column);
}

/// Renames a column, with the house names that were made from its name. An empty name changes nothing.
pub fn rename_column(edit: &mut Edit, table: TableId, column: ColumnId, name: &str) {
    change_names(edit, table, |table| {
        if let Some(column) = table.column_mut(column).filter(|_| !name.is_empty()) {
            name.clone_into(&mut column.name);
        }
    });
}

/// Moves a column so that it has `to` others before it.
pub fn move_column(edit: &mut Edit, table: TableId, column: ColumnId, to: usize) {
    let Some(table) = edit.table_mut(table) else { return };
    let Some(from) = table.columns.iter().position(|other| other.id == column) else { return };
    let column = table.columns.remove(from);
    let to = to.min(table.columns.len());
    table.columns.insert(to, column);
}

/// Sets the type from what the user typed; nothing typed takes the type away.
pub fn set_type_text(edit: &mut Edit, table: TableId, column: ColumnId, text: &str) {
    let data_type = type_text::parse(edit.base(), text);
    if let Some(column) = edit.table_mut(table).and_then(|table| table.column_mut(column)) {
        column.data_type = data_type;
    }
}

/// Sets the default from what the user typed; nothing typed takes the default away.
pub fn set_default_text(edit: &mut Edit, table: TableId, column: ColumnId, text: &str) {
    let document = edit.base();
    if let Some(column) = edit.table_mut(table).and_then(|table| table.column_mut(column)) {
        column.default = default_value::parse(document, column.data_type.as_ref(), text);
    }
}

/// Whether the column is unique by itself, through a constraint or an index.
pub fn is_unique(table: &Table, column: ColumnId) -> bool {
    table.uniques.iter().any(|unique| unique.columns == [column])
        || table.indexes.iter().any(|index| {
            index.unique
                && index.predicate.is_none()
                && index.keys.len() == 1
                && index.keys[0].as_column() == Some(column)
        })
}
