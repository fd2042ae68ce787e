//! Partitions: what of them is their own, and what they have from the table that they are a part of.

use std::collections::BTreeSet;

use crowfoot_dialect::naming::{engine_name, index_parts};
use crowfoot_model::{
    Column, ColumnId, DefaultValue, Document, Identity, Index, IndexId, IndexKey, Table, TableId,
};

/// How many levels of partitions are looked through.
const DEEPEST: usize = 16;

/// A partition without the keys, constraints and indexes that PostgreSQL gives it because its parent has them. An index
/// that has another name there stays.
pub(crate) fn own_parts(document: &Document, partition: &Table, parent: &Table) -> Table {
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
        let mut above = above(document, partition);
        let found =
            above.find(|parent| parent.indexes.iter().any(|other| is_same(partition, index, parent, other)));
        found.is_none_or(|parent| !has_usual_name(partition, index, parent))
    });
    own
}

/// The indexes of partitioned tables that come after their partitions: PostgreSQL makes those that are there already
/// parts of them, with the names that they have.
pub(crate) fn late_indexes(document: &Document) -> BTreeSet<(TableId, IndexId)> {
    let mut found = BTreeSet::new();
    for partition in document.tables().filter(|table| table.partition_of.is_some()) {
        for index in &partition.indexes {
            let same = above(document, partition).filter_map(|parent| {
                let other = parent.indexes.iter().find(|other| is_same(partition, index, parent, other))?;
                Some((parent, other))
            });
            let same: Vec<(&Table, &Index)> = same.collect();
            if same.first().is_some_and(|(parent, _)| !has_usual_name(partition, index, parent)) {
                found.extend(same.iter().map(|(parent, other)| (parent.id, other.id)));
            }
        }
    }
    found
}

/// The table that a table is a partition of, that of which that is one, and so on.
fn above<'d>(document: &'d Document, partition: &Table) -> impl Iterator<Item = &'d Table> {
    let parent = |table: &Table| document.table(table.partition_of.as_ref()?.table).map(|found| &**found);
    std::iter::successors(parent(partition), move |table| parent(table)).take(DEEPEST)
}

/// Whether an index of a partition is what an index of its parent makes there.
fn is_same(partition: &Table, index: &Index, parent: &Table, other: &Index) -> bool {
    index.unique == other.unique
        && index.predicate == other.predicate
        && same(partition, &index.include, parent, &other.include)
        && same_keys(partition, &index.keys, parent, &other.keys)
}

/// Whether PostgreSQL calls an index of a partition so by itself. What it numbers depends on when it was made.
fn has_usual_name(partition: &Table, index: &Index, parent: &Table) -> bool {
    let name = |table: &Table, index: &Index| {
        let parts = index_parts(table, index);
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        engine_name(&partition.name, &parts, "idx")
    };
    let usual = name(partition, index);
    index.name.as_ref().is_none_or(|own| *own == usual)
        && parent.indexes.iter().filter(|other| name(parent, other) == usual).count() < 2
}

/// Whether a partition says of a column what its parent does not: that it is NOT NULL, or another default.
pub(crate) fn differs(column: &Column, of_parent: &Column) -> (bool, bool) {
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
