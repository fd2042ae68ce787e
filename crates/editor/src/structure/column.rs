//! Columns: adding, renaming, ordering, their types and defaults.

use crowfoot_model::{Column, ColumnId, DataType, Edit, ForeignKeyTarget, Table, TableId};

use super::{house, identity, table::change_names, type_text};

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
pub(crate) fn move_column(edit: &mut Edit, table: TableId, column: ColumnId, to: usize) {
    let Some(table) = edit.table_mut(table) else { return };
    let Some(from) = table.columns.iter().position(|other| other.id == column) else { return };
    let column = table.columns.remove(from);
    let to = to.min(table.columns.len());
    table.columns.insert(to, column);
}

/// Sets the type from what the user typed; nothing typed takes the type away. `serial`, `auto_increment` and the like
/// let the column number its rows.
pub(crate) fn set_type_text(edit: &mut Edit, table: TableId, column: ColumnId, text: &str) {
    let (text, numbering) = identity::split(text);
    let data_type = type_text::parse(edit.base(), text);
    set_type(edit, table, column, data_type.as_ref());
    let Some(column) = edit.table_mut(table).and_then(|table| table.column_mut(column)) else { return };
    if numbering.is_some() {
        column.identity = numbering;
        column.not_null = true;
        column.default = None;
    } else if !identity::fits(data_type.as_ref()) {
        column.identity = None;
    }
}

/// Sets the type of a column. Columns that refer to it and had the same type follow, and those that refer to them.
pub fn set_type(edit: &mut Edit, table: TableId, column: ColumnId, data_type: Option<&DataType>) {
    let own = edit.table(table).and_then(|table| table.column(column));
    let Some(before) = own.map(|column| column.data_type.clone()) else { return };
    let mut changing = vec![(table, column)];
    let mut changed = Vec::new();
    while let Some((table, column)) = changing.pop() {
        let Some(own) = edit.table(table).and_then(|table| table.column(column)) else { continue };
        if own.data_type != before || changed.contains(&(table, column)) {
            continue;
        }
        changed.push((table, column));
        changing.extend(referring(edit, table, column));
        if let Some(own) = edit.table_mut(table).and_then(|table| table.column_mut(column)) {
            own.data_type = data_type.cloned();
        }
    }
}

/// The columns that refer to a column, with their tables.
fn referring(edit: &Edit, table: TableId, column: ColumnId) -> Vec<(TableId, ColumnId)> {
    let Some(parent) = edit.table(table) else { return Vec::new() };
    let mut found = Vec::new();
    for (child, key) in edit.base().referring_to(table) {
        let Some(key) = edit.table(child).and_then(|child| child.foreign_key(key)) else { continue };
        let ForeignKeyTarget::Table { columns, .. } = &key.target else { continue };
        let targets = if columns.is_empty() { parent.primary_key_columns() } else { columns };
        let pairs = targets.iter().zip(&key.columns);
        found.extend(pairs.filter(|(target, _)| **target == column).map(|(_, own)| (child, *own)));
    }
    found
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
