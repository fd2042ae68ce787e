//! The columns that the parts of a table need.

use crowfoot_model::{
    ColumnId, Dialect, Document, ForeignKeyTarget, IndexKey, KeyTarget, ObjectRef, Table, TableId,
};

use crate::renamed::columns_in;

/// The columns of its own table that a part is over, also those that its expressions name.
pub(crate) fn columns_of(table: &Table, part: ObjectRef, dialect: Dialect) -> Vec<ColumnId> {
    let mut found = Vec::new();
    let keys = |keys: &mut dyn Iterator<Item = &IndexKey>, found: &mut Vec<ColumnId>| {
        for key in keys {
            match &key.on {
                KeyTarget::Column(id) => found.push(*id),
                KeyTarget::Expression(text) => found.extend(columns_in(table, dialect, text)),
            }
        }
    };
    match part {
        ObjectRef::PrimaryKey(_) => {
            if let Some(key) = &table.primary_key {
                found.extend(key.columns.iter().chain(&key.include));
            }
        }
        ObjectRef::Unique(_, id) => {
            if let Some(unique) = table.unique(id) {
                found.extend(unique.columns.iter().chain(&unique.include));
            }
        }
        ObjectRef::ForeignKey(_, id) => {
            if let Some(key) = table.foreign_key(id) {
                found.extend(key.columns.iter().chain(&key.on_delete_columns));
            }
        }
        ObjectRef::Check(_, id) => {
            if let Some(check) = table.checks.iter().find(|check| check.id == id) {
                found.extend(columns_in(table, dialect, &check.expression));
                found.extend(check.column);
            }
        }
        ObjectRef::Exclusion(_, id) => {
            if let Some(exclusion) = table.exclusions.iter().find(|exclusion| exclusion.id == id) {
                keys(&mut exclusion.elements.iter().map(|element| &element.key), &mut found);
                found.extend(exclusion.predicate.iter().flat_map(|text| columns_in(table, dialect, text)));
            }
        }
        ObjectRef::Index(_, id) => {
            if let Some(index) = table.index(id) {
                keys(&mut index.keys.iter(), &mut found);
                found.extend(&index.include);
                found.extend(index.predicate.iter().flat_map(|text| columns_in(table, dialect, text)));
            }
        }
        ObjectRef::Column(_, id) => found.push(id),
        _ => {}
    }
    found
}

/// The keys of a table that a foreign key may reference.
pub(crate) fn keys_of(table: &Table) -> Vec<ObjectRef> {
    let mut found = vec![ObjectRef::PrimaryKey(table.id)];
    found.extend(table.uniques.iter().map(|unique| ObjectRef::Unique(table.id, unique.id)));
    found.extend(
        table.indexes.iter().filter(|index| index.unique).map(|index| ObjectRef::Index(table.id, index.id)),
    );
    found
}

/// Whether a part names columns in an expression.
pub(crate) fn has_expression(table: &Table, part: ObjectRef) -> bool {
    let is_expression = |key: &IndexKey| matches!(key.on, KeyTarget::Expression(_));
    match part {
        ObjectRef::Check(..) | ObjectRef::Column(..) => true,
        ObjectRef::Exclusion(_, id) => table.exclusions.iter().any(|exclusion| {
            exclusion.id == id
                && (exclusion.predicate.is_some()
                    || exclusion.elements.iter().any(|element| is_expression(&element.key)))
        }),
        ObjectRef::Index(_, id) => table
            .index(id)
            .is_some_and(|index| index.predicate.is_some() || index.keys.iter().any(is_expression)),
        _ => false,
    }
}

/// The table and columns that a foreign key references.
pub(crate) fn referenced(
    document: &Document,
    table: &Table,
    part: ObjectRef,
) -> Option<(TableId, Vec<ColumnId>)> {
    let ObjectRef::ForeignKey(_, id) = part else { return None };
    let ForeignKeyTarget::Table { table: target, columns } = &table.foreign_key(id)?.target else {
        return None;
    };
    let columns = match columns.as_slice() {
        [] => document.table(*target)?.primary_key_columns().to_vec(),
        columns => columns.to_vec(),
    };
    Some((*target, columns))
}
