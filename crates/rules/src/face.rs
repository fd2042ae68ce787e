//! The part of a table that its neighbours see.

use crowfoot_compact::VecSet;
use crowfoot_model::{Column, ColumnId, Document, ForeignKeyTarget, Table};

use crate::facts::columns::is_deleted;

/// Whether a table looks the same to those that read it through [`crate::context::Context::neighbour`]. A column that
/// is no key, that nothing refers to and that does not mark deleted rows is its own business.
pub(crate) fn same_face(document: &Document, before: &Table, after: &Table) -> bool {
    if before.name != after.name
        || before.schema != after.schema
        || before.primary_key != after.primary_key
        || before.uniques != after.uniques
        || before.indexes != after.indexes
        || before.foreign_keys != after.foreign_keys
        || before.partition_of != after.partition_of
        || before.columns.len() != after.columns.len()
    {
        return false;
    }
    let referred = referred(document, after);
    let seen = |column: &Column| referred.contains(&column.id) || is_deleted(column);
    let pairs = before.columns.iter().zip(&after.columns);
    pairs.into_iter().all(|(a, b)| a.id == b.id && (a == b || (!seen(a) && !seen(b))))
}

/// The columns of the primary key, and those that foreign keys name.
fn referred(document: &Document, table: &Table) -> VecSet<ColumnId> {
    let mut referred: VecSet<ColumnId> = table.primary_key_columns().iter().copied().collect();
    for (child, key) in document.referring_to(table.id) {
        let key = document.table(child).and_then(|child| child.foreign_key(key));
        if let Some(ForeignKeyTarget::Table { columns, .. }) = key.map(|key| &key.target) {
            referred.extend(columns);
        }
    }
    referred
}
