//! References as they are typed.

use crowfoot_model::{ColumnId, Document, ForeignKey, ForeignKeyTarget, Table};

use super::scan::{quoted, unquote};
use crate::structure::find_table;

/// Finds what `users`, `users.id`, `app.users.id` or `users(id)` names.
pub(super) fn find<'d>(document: &'d Document, text: &str) -> Option<(&'d Table, Option<ColumnId>)> {
    if let Some((table, column)) = text.strip_suffix(')').and_then(|text| text.split_once('(')) {
        return Some(with_column(find_table(document, &unquote(table.trim()))?, column));
    }
    if let Some(table) = find_table(document, &unquote(text)) {
        return Some((table, None));
    }
    let (table, column) = text.rsplit_once('.')?;
    Some(with_column(find_table(document, &unquote(table))?, column))
}

/// Returns the message for a reference to a column that its table lacks. The reference would point to the primary key.
pub(super) fn unknown_column(document: &Document, text: &str) -> Option<String> {
    let (table, column) = match text.strip_suffix(')').and_then(|text| text.split_once('(')) {
        Some(both) => both,
        None if find_table(document, &unquote(text)).is_some() => return None,
        None => text.rsplit_once('.')?,
    };
    let (table, column) = (find_table(document, &unquote(table.trim()))?, unquote(column.trim()));
    let is_known = column.is_empty() || table.column_named(&column).is_some();
    (!is_known).then(|| [table.name.as_str(), " has no column ", &column, "."].concat())
}

/// The reference of a foreign key over one column, as it is typed. The column is left out where it is the whole key.
pub(super) fn text(document: &Document, key: &ForeignKey) -> String {
    match &key.target {
        ForeignKeyTarget::Table { table, columns } => {
            let Some(table) = document.table(*table) else { return String::new() };
            let name = match table.schema {
                None => quoted(&table.name),
                Some(_) => document.qualified_name(table.schema, &table.name),
            };
            match columns.as_slice() {
                [column] if table.primary_key_columns() != [*column] => {
                    let column = table.column(*column).map_or("", |column| column.name.as_str());
                    [name.as_str(), ".", &quoted(column)].concat()
                }
                _ => name,
            }
        }
        ForeignKeyTarget::Unresolved { table, columns, .. } => match columns.as_slice() {
            [column] => [quoted(table).as_str(), ".", &quoted(column)].concat(),
            _ => quoted(table),
        },
    }
}

fn with_column<'d>(table: &'d Table, column: &str) -> (&'d Table, Option<ColumnId>) {
    let name = unquote(column.trim());
    (table, table.column_named(&name).map(|column| column.id))
}
