//! Keys, constraints and indexes.

use crowfoot_model::{
    ColumnId, Dialect, ForeignKey, ForeignKeyTarget, Index, IndexKey, KeyTarget, ObjectRef, SortOrder, Table,
};

use super::Search;

fn names(table: &Table, columns: &[ColumnId]) -> Vec<String> {
    columns.iter().filter_map(|id| table.column(*id)).map(|column| column.name.clone()).collect()
}

/// Whether a unique constraint has the columns of the primary key or of one before it.
fn repeats(table: &Table, at: usize, columns: &[ColumnId]) -> bool {
    table.primary_key_columns() == columns
        || table.uniques.iter().take(at).any(|other| other.columns == columns)
}

impl Search<'_> {
    pub(super) fn keys(&mut self, table: &Table, other: &Table) {
        if let Some(key) = &table.primary_key {
            let object = ObjectRef::PrimaryKey(table.id);
            match &other.primary_key {
                None => self.demand(object, false, "is gone"),
                Some(found) => {
                    let is_same = self.same_columns(table, &key.columns, other, &found.columns);
                    self.demand(object, is_same, "is over other columns");
                    self.demand(object, key.include.is_empty() == found.include.is_empty(), "has no INCLUDE");
                    self.demand(object, key.deferrable == found.deferrable, "is not deferrable");
                    self.comment(object, &key.comment, &found.comment);
                }
            }
        }
        // Of keys over the same columns, SQLite makes one.
        let uniques: Vec<_> = (table.uniques.iter().enumerate())
            .filter(|(at, unique)| !repeats(table, *at, &unique.columns))
            .map(|(_, unique)| unique)
            .collect();
        for unique in uniques {
            let object = ObjectRef::Unique(table.id, unique.id);
            match other.uniques.iter().find(|found| found.name == unique.name) {
                None => self.demand(object, false, "is gone"),
                Some(found) => {
                    let is_same = self.same_columns(table, &unique.columns, other, &found.columns);
                    self.demand(object, is_same, "is over other columns");
                    self.demand(object, unique.prefixes.len() == found.prefixes.len(), "has no prefix");
                    self.demand(
                        object,
                        unique.include.is_empty() == found.include.is_empty(),
                        "has no INCLUDE",
                    );
                    self.demand(
                        object,
                        unique.nulls_not_distinct == found.nulls_not_distinct,
                        "lets NULLs repeat",
                    );
                    self.demand(object, unique.deferrable == found.deferrable, "is not deferrable");
                    self.comment(object, &unique.comment, &found.comment);
                }
            }
        }
        for check in &table.checks {
            let object = ObjectRef::Check(table.id, check.id);
            match other.checks.iter().find(|found| found.name == check.name) {
                None => self.demand(object, false, "is gone"),
                Some(found) => {
                    self.demand(object, check.not_enforced == found.not_enforced, "is enforced");
                    self.comment(object, &check.comment, &found.comment);
                }
            }
        }
        for exclusion in &table.exclusions {
            self.demand(ObjectRef::Exclusion(table.id, exclusion.id), false, "is gone");
        }
    }

    pub(super) fn foreign_keys(&mut self, table: &Table, other: &Table) {
        for key in &table.foreign_keys {
            let object = ObjectRef::ForeignKey(table.id, key.id);
            let Some(found) = other.foreign_keys.iter().find(|found| found.name == key.name) else {
                self.demand(object, false, "is gone");
                continue;
            };
            let is_same = self.same_columns(table, &key.columns, other, &found.columns);
            self.demand(object, is_same, "is of other columns");
            let target = |key: &ForeignKey| matches!(key.target, ForeignKeyTarget::Table { .. });
            self.demand(object, target(key) == target(found), "refers to nothing");
            self.demand(object, key.on_delete == found.on_delete, "does something else on delete");
            self.demand(object, key.on_update == found.on_update, "does something else on update");
            self.demand(object, key.match_type == found.match_type, "matches in another way");
            self.demand(
                object,
                key.on_delete_columns.len() == found.on_delete_columns.len(),
                "sets all columns",
            );
            self.demand(object, key.deferrable == found.deferrable, "is not deferrable");
            self.comment(object, &key.comment, &found.comment);
        }
    }

    pub(super) fn indexes(&mut self, table: &Table, other: &Table) {
        for index in &table.indexes {
            let object = ObjectRef::Index(table.id, index.id);
            let Some(found) = other.indexes.iter().find(|found| found.name == index.name) else {
                self.demand(object, false, "is gone");
                continue;
            };
            self.demand(object, index.unique == found.unique, "is not unique");
            self.demand(object, index.method == found.method, "has another method");
            self.demand(object, index.predicate.is_some() == found.predicate.is_some(), "covers other rows");
            self.demand(object, index.include.is_empty() == found.include.is_empty(), "has no INCLUDE");
            self.demand(object, index.nulls_not_distinct == found.nulls_not_distinct, "lets NULLs repeat");
            // Every index is one everywhere, said or not.
            let said = |clauses: &[String]| clauses.iter().filter(|clause| *clause != "USING BTREE").count();
            self.demand(object, said(&index.clauses) == said(&found.clauses), "has no clauses");
            self.index_keys(object, index, found);
            self.comment(object, &index.comment, &found.comment);
        }
    }

    fn index_keys(&mut self, object: ObjectRef, index: &Index, found: &Index) {
        self.demand(object, index.keys.len() == found.keys.len(), "has other keys");
        for (one, other) in index.keys.iter().zip(&found.keys) {
            let is_column = |key: &IndexKey| matches!(key.on, KeyTarget::Column(_));
            self.demand(object, is_column(one) == is_column(other), "has a key of another kind");
            let descends = |key: &IndexKey| key.order == Some(SortOrder::Descending);
            self.demand(object, descends(one) == descends(other), "has another order");
            self.demand(object, one.nulls == other.nulls, "has its NULLs elsewhere");
            self.demand(object, one.operator_class == other.operator_class, "has no operator class");
            self.demand(object, one.collation == other.collation, "has no collation");
            self.demand(object, one.prefix_length == other.prefix_length, "has another prefix");
        }
    }

    fn comment(&mut self, object: ObjectRef, one: &Option<String>, other: &Option<String>) {
        self.demand(object, one == other || self.target() == Dialect::Sqlite, "has another comment");
    }

    /// Columns by their names, where those are the same.
    fn same_columns(&self, table: &Table, one: &[ColumnId], others: &Table, other: &[ColumnId]) -> bool {
        let is_renamed = |id: &ColumnId| self.noted.contains(&ObjectRef::Column(table.id, *id));
        one.len() == other.len() && (one.iter().any(is_renamed) || names(table, one) == names(others, other))
    }
}
