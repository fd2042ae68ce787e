//! Finding columns by name, and adding them.

use std::collections::BTreeSet;

use crowfoot_dialect::naming::engine_name;
use crowfoot_model::{Column, ColumnId, Table, TableId};

use super::Catalog;
use crate::draft::{ColumnDraft, Position};

/// Inheritance over more generations is a cycle.
const DEEPEST: usize = 16;

impl Catalog {
    /// The column of this name. A child of `INHERITS` that names a column of its parent gets a copy of it, which
    /// PostgreSQL merges with the inherited one.
    pub(crate) fn column(&mut self, table: TableId, name: &str) -> Option<ColumnId> {
        let own = self.tables.get(&table)?;
        if let Some(column) = own.columns.iter().find(|column| self.same_name(&column.name, name)) {
            return Some(column.id);
        }
        let mut column = self.inherited_column(table, name, 0)?;
        column.id = self.ids.fresh();
        // Comments are not inherited.
        column.comment = None;
        column.inherited = true;
        let id = column.id;
        self.taken_over.insert(id);
        self.tables.get_mut(&table)?.columns.push(column);
        Some(id)
    }

    /// The column of this name that a child of `INHERITS` inherits, directly or not.
    fn inherited_column(&self, table: TableId, name: &str, depth: usize) -> Option<Column> {
        for parent in self.parents.get(&table).into_iter().flatten().filter(|_| depth < DEEPEST) {
            let Some(super::Relation::Table(id)) = self.relations.get(&parent.parent) else { continue };
            let columns = self.tables.get(id).map_or(&[][..], |table| &table.columns);
            let own = columns.iter().find(|column| self.same_name(&column.name, name)).cloned();
            let found = own.or_else(|| self.inherited_column(*id, name, depth + 1));
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Removes columns from child tables that equal those of their parents and are in no key or index: a dump repeats
    /// inherited columns.
    pub(super) fn drop_repeated_columns(&mut self) {
        let mut given: Vec<(TableId, ColumnId)> = Vec::new();
        for table in self.tables.values() {
            let used = used_columns(table);
            for column in table.columns.iter().filter(|column| self.taken_over.contains(&column.id)) {
                let is_inherited =
                    table.inherits.iter().filter_map(|parent| self.tables.get(parent)).any(|parent| {
                        parent.columns.iter().any(|other| {
                            Column { id: column.id, comment: None, inherited: true, ..other.clone() }
                                == *column
                        })
                    });
                if is_inherited && !used.contains(&column.id) {
                    given.push((table.id, column.id));
                }
            }
        }
        for (table, column) in given {
            if let Some(table) = self.tables.get_mut(&table) {
                table.columns.retain(|other| other.id != column);
            }
        }
    }

    /// The ids of all these columns, or `None` if one of them is unknown.
    pub(crate) fn columns(&mut self, table: TableId, names: &[String]) -> Option<Vec<ColumnId>> {
        names.iter().map(|name| self.column(table, name)).collect()
    }

    /// Adds a column with its inline constraints. False if the table already has one of this name.
    pub(crate) fn add_column(&mut self, table: TableId, draft: ColumnDraft, notes: &mut Vec<String>) -> bool {
        let ColumnDraft { mut column, constraints, position } = draft;
        let Some(own) = self.tables.get(&table) else { return false };
        if own.columns.iter().any(|other| self.same_name(&other.name, &column.name)) {
            return false;
        }
        let id: ColumnId = self.ids.fresh();
        column.id = id;
        // PostgreSQL generates the same name.
        let usual = engine_name(&own.name, &[&column.name], "not_null");
        let usual = crate::read::column::not_null_clause(Some(&usual), "");
        column.clauses.retain(|clause| Some(clause) != usual.as_ref());
        self.insert_column(table, column, position);
        self.note_sequence(table, id);
        for constraint in constraints {
            self.add_constraint(table, constraint, notes);
        }
        true
    }

    /// Applies a partition's options to an inherited column. False if there is no such column.
    pub(crate) fn refine_column(&mut self, table: TableId, said: &Column) -> bool {
        let Some(id) = self.column(table, &said.name) else { return false };
        let Some(own) = self.tables.get_mut(&table).and_then(|table| table.column_mut(id)) else {
            return false;
        };
        own.not_null |= said.not_null;
        if said.default.is_some() {
            own.default.clone_from(&said.default);
        }
        if said.generated.is_some() {
            own.generated.clone_from(&said.generated);
        }
        true
    }

    pub(crate) fn insert_column(&mut self, table: TableId, column: Column, position: Option<Position>) {
        let Some(own) = self.tables.get(&table) else { return };
        let last = own.columns.len();
        let at = match position {
            None => last,
            Some(Position::First) => 0,
            Some(Position::After(name)) => own
                .columns
                .iter()
                .position(|other| self.same_name(&other.name, &name))
                .map_or(last, |at| at + 1),
        };
        if let Some(own) = self.tables.get_mut(&table) {
            own.columns.insert(at.min(last), column);
        }
    }
}

/// The columns that are in keys, constraints or indexes of a table.
fn used_columns(table: &Table) -> BTreeSet<ColumnId> {
    let mut used: BTreeSet<ColumnId> = table.primary_key_columns().iter().copied().collect();
    used.extend(table.primary_key.iter().flat_map(|key| &key.include));
    used.extend(table.uniques.iter().flat_map(|unique| unique.columns.iter().chain(&unique.include)));
    used.extend(table.foreign_keys.iter().flat_map(|key| key.columns.iter().chain(&key.on_delete_columns)));
    used.extend(table.indexes.iter().flat_map(|index| &index.include));
    let keys = table.indexes.iter().flat_map(|index| &index.keys);
    let elements = table.exclusions.iter().flat_map(|exclusion| &exclusion.elements);
    used.extend(keys.chain(elements.map(|element| &element.key)).filter_map(|key| key.as_column()));
    used
}
