//! What the house standard puts into new tables, and the names it gives to keys and indexes.

use crowfoot_dialect::{naming, naming::ConstraintKind, spec};
use crowfoot_model::{
    Column, ColumnId, DataType, DefaultValue, Dialect, IdSource, Index, IndexId, Table, UniqueConstraint,
    UniqueId,
};

/// The columns that stay at the end of a table when others are added.
const TRAILING: [&str; 3] = ["created_at", "updated_at", "deleted_at"];

/// The primary key column of the house standard.
pub(super) fn id_column(dialect: Dialect, ids: &mut IdSource) -> Column {
    Column::new(ids.fresh(), "id").with_type(spec(dialect).ulid_type()).required()
}

/// A required point in time that defaults to now.
pub(super) fn audit_column(dialect: Dialect, name: &str, ids: &mut IdSource) -> Column {
    Column::new(ids.fresh(), name)
        .with_type(DataType::TIMESTAMP_WITH_ZONE)
        .required()
        .with_default(DefaultValue::Expression(spec(dialect).now().to_owned()))
}

/// Where a new column goes: at the end, but before the audit columns that end the table.
pub(crate) fn insert_position(table: &Table) -> usize {
    let trailing = table.columns.iter().rev().take_while(|column| TRAILING.contains(&column.name.as_str()));
    table.columns.len() - trailing.count()
}

/// An index with the name of the house standard.
pub(crate) fn index_over(table: &Table, columns: &[ColumnId], id: IndexId) -> Index {
    let mut index = Index::over(id, columns.iter().copied());
    index.name = Some(naming::index_name(&table.name, &names_of(table, columns)));
    index
}

/// A unique constraint with the name of the house standard.
pub(crate) fn unique_over(table: &Table, columns: &[ColumnId], id: UniqueId) -> UniqueConstraint {
    let mut unique = UniqueConstraint::over(id, columns.to_vec());
    unique.name =
        Some(naming::constraint_name(&table.name, &names_of(table, columns), ConstraintKind::Unique));
    unique
}

/// The name of the house standard for a foreign key over columns.
pub(crate) fn foreign_key_name(table: &Table, columns: &[ColumnId]) -> String {
    naming::constraint_name(&table.name, &names_of(table, columns), ConstraintKind::ForeignKey)
}

/// After a table, a column or what a key is over was changed: keys and indexes that had the house name of before get
/// that of now.
pub(super) fn follow_rename(before: &Table, after: &mut Table) {
    let renamed = after.clone();
    for unique in &mut after.uniques {
        let Some(old) = before.unique(unique.id) else { continue };
        let house = |table: &Table, columns: &[ColumnId]| {
            naming::constraint_name(&table.name, &names_of(table, columns), ConstraintKind::Unique)
        };
        follow(&mut unique.name, &house(before, &old.columns), &|| house(&renamed, &unique.columns));
    }
    for key in &mut after.foreign_keys {
        let Some(old) = before.foreign_key(key.id) else { continue };
        let old = foreign_key_name(before, &old.columns);
        follow(&mut key.name, &old, &|| foreign_key_name(&renamed, &key.columns));
    }
    for index in &mut after.indexes {
        let Some(old) = before.index(index.id) else { continue };
        let house = |table: &Table, index: &Index| {
            let columns: Vec<ColumnId> = index.leading_columns().collect();
            naming::index_name(&table.name, &names_of(table, &columns))
        };
        let now = house(&renamed, index);
        follow(&mut index.name, &house(before, old), &|| now.clone());
    }
}

fn follow(name: &mut Option<String>, before: &str, after: &dyn Fn() -> String) {
    if name.as_deref() == Some(before) {
        *name = Some(after());
    }
}

fn names_of<'t>(table: &'t Table, columns: &[ColumnId]) -> Vec<&'t str> {
    columns.iter().filter_map(|id| table.column(*id)).map(|column| column.name.as_str()).collect()
}
