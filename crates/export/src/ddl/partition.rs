//! Partitions: what of them is their own, and what they have from the table that they are a part of.

use crowfoot_model::{Column, ColumnId, DefaultValue, Identity, IndexKey, Table};

/// A partition without the keys, constraints and indexes that PostgreSQL gives it because its parent has them.
pub(super) fn own_parts(partition: &Table, parent: &Table) -> Table {
    let mut own = partition.clone();
    let columns = |one: &[ColumnId], other: &[ColumnId]| same(partition, one, parent, other);
    if parent.primary_key.is_some() {
        own.primary_key = None;
    }
    own.uniques.retain(|unique| !parent.uniques.iter().any(|other| columns(&unique.columns, &other.columns)));
    own.checks.retain(|check| !parent.checks.iter().any(|other| other.expression == check.expression));
    own.foreign_keys
        .retain(|key| !parent.foreign_keys.iter().any(|other| columns(&key.columns, &other.columns)));
    own.exclusions.clear();
    own.indexes.retain(|index| {
        !parent.indexes.iter().any(|other| same_keys(partition, &index.keys, parent, &other.keys))
    });
    own
}

/// Whether a partition says of a column what its parent does not: that it is NOT NULL, or another default.
pub(super) fn differs(column: &Column, of_parent: &Column) -> (bool, bool) {
    let from_sequence =
        matches!(&column.default, Some(DefaultValue::Expression(text)) if text.contains("nextval"));
    let is_serial = of_parent.identity == Some(Identity::Serial);
    let other_default = column.generated.is_none()
        && column.identity.is_none()
        && column.default != of_parent.default
        && column.default.is_some()
        && !(is_serial && from_sequence);
    (column.not_null && !of_parent.not_null, other_default)
}

/// Whether two keys of different tables have columns of the same names.
fn same(one: &Table, columns: &[ColumnId], other: &Table, others: &[ColumnId]) -> bool {
    let name = |table: &Table, id: &ColumnId| table.column(*id).map(|column| column.name.clone());
    columns.len() == others.len() && columns.iter().zip(others).all(|(a, b)| name(one, a) == name(other, b))
}

fn same_keys(one: &Table, keys: &[IndexKey], other: &Table, others: &[IndexKey]) -> bool {
    let columns = |keys: &[IndexKey]| keys.iter().map(IndexKey::as_column).collect::<Option<Vec<ColumnId>>>();
    match (columns(keys), columns(others)) {
        (Some(a), Some(b)) => same(one, &a, other, &b),
        (None, None) => keys.len() == others.len() && keys.iter().zip(others).all(|(a, b)| a.on == b.on),
        _ => false,
    }
}
