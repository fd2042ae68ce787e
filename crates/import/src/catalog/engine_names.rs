//! Names that PostgreSQL generates for unnamed objects. They do not change when the table or a column is renamed, so
//! they must be made explicit then.

use std::collections::BTreeSet;

use crowfoot_dialect::naming::{column_words, engine_name, index_parts, numbered_label};
use crowfoot_model::{ColumnId, Table, TableId};

use super::{Catalog, Relation};
use crate::draft::Qualified;

impl Catalog {
    /// Names the unnamed parts of a table as the database does.
    pub(super) fn make_names_explicit(&mut self, id: TableId) {
        if !self.is_named_by_engine() {
            return;
        }
        self.names_are_written = true;
        self.make_sequences_explicit(id);
        let Some(mut table) = self.tables.remove(&id) else { return };
        self.name_parts(&mut table);
        self.tables.insert(id, table);
        self.settle_names(id);
    }

    /// Names an unnamed index if a statement uses its generated name.
    pub(super) fn name_index_called(&mut self, name: &Qualified) {
        if !self.is_named_by_engine() || self.index_owner(name).is_some() {
            return;
        }
        let schemas: Vec<_> = self.candidates(name).into_iter().map(|key| key.0).collect();
        let is_unnamed = |table: &&Table| table.indexes.iter().any(|index| index.name.is_none());
        // The name of the table may be truncated, but keeps its first letter.
        let is_like =
            |table: &&Table| schemas.contains(&table.schema) && name.name.get(..1) == table.name.get(..1);
        let tables = self.tables.values().filter(is_unnamed).filter(is_like);
        let tables: Vec<TableId> = tables.map(|table| table.id).collect();
        for id in tables {
            let Some(mut table) = self.tables.get(&id).cloned() else { continue };
            self.name_parts(&mut table);
            let given = table.indexes.iter().position(|index| index.name.as_ref() == Some(&name.name));
            let own = self.tables.get_mut(&id).and_then(|own| own.indexes.get_mut(given?));
            if let Some(index) = own {
                index.name = Some(name.name.clone());
                self.indexes.insert((table.schema, name.name.clone()), Relation::Table(id));
                return;
            }
        }
    }

    /// Names the parts of a table whose first generated name is taken: by a part of a table that had this name before.
    pub(crate) fn name_taken_parts(&mut self, id: TableId) {
        if !self.names_are_written || !self.is_named_by_engine() {
            return;
        }
        let Some(table) = self.tables.remove(&id) else { return };
        let (mut named, mut usual) = (table.clone(), table.clone());
        self.name_parts(&mut named);
        let mut own = BTreeSet::new();
        name_parts(&mut usual, &mut own, &|_| false);
        let differ = |one: &Option<String>, other: &Option<String>| one != other;
        let mut table = table;
        if let (Some(key), Some(one), Some(other)) =
            (&mut table.primary_key, &named.primary_key, &usual.primary_key)
            && differ(&one.name, &other.name)
        {
            key.name.clone_from(&one.name);
        }
        for ((part, one), other) in table.uniques.iter_mut().zip(&named.uniques).zip(&usual.uniques) {
            if differ(&one.name, &other.name) {
                part.name.clone_from(&one.name);
            }
        }
        for ((part, one), other) in table.indexes.iter_mut().zip(&named.indexes).zip(&usual.indexes) {
            if differ(&one.name, &other.name) {
                part.name.clone_from(&one.name);
                let key = part.name.clone().map(|name| (table.schema, name));
                self.indexes.extend(key.map(|key| (key, Relation::Table(id))));
            }
        }
        self.tables.insert(id, table);
    }

    /// Names the unnamed parts of a table.
    fn name_parts(&self, table: &mut Table) {
        let mut own: BTreeSet<String> = index_names(table).cloned().collect();
        own.extend(table.checks.iter().filter_map(|check| check.name.clone()));
        own.extend(table.foreign_keys.iter().filter_map(|key| key.name.clone()));
        let schema = table.schema;
        name_parts(table, &mut own, &|name| {
            let mut others = self.tables.values().filter(|other| other.schema == schema);
            others.any(|other| index_names(other).any(|own| own == name))
        });
    }
}

/// The names of keys and indexes.
fn index_names(table: &Table) -> impl Iterator<Item = &String> {
    let key = table.primary_key.iter().filter_map(|key| key.name.as_ref());
    let uniques = table.uniques.iter().filter_map(|unique| unique.name.as_ref());
    key.chain(uniques).chain(table.indexes.iter().filter_map(|index| index.name.as_ref()))
}

fn name_parts(table: &mut Table, own: &mut BTreeSet<String>, is_taken: &dyn Fn(&str) -> bool) {
    let of_table = table.name.clone();
    let name_of = |id: &ColumnId| {
        table.columns.iter().find(|column| column.id == *id).map_or("", |column| column.name.as_str())
    };
    let mut free = |columns: &[&str], label: &str| {
        let mut names = (0..).map(|number| engine_name(&of_table, columns, &numbered_label(label, number)));
        let name = names.find(|name| !own.contains(name) && !is_taken(name));
        own.extend(name.clone());
        name
    };
    if let Some(key) = table.primary_key.as_mut().filter(|key| key.name.is_none()) {
        key.name = free(&[], "pkey");
    }
    for unique in table.uniques.iter_mut().filter(|unique| unique.name.is_none()) {
        let columns: Vec<&str> = unique.columns.iter().chain(&unique.include).map(name_of).collect();
        unique.name = free(&columns, "key");
    }
    for check in table.checks.iter_mut().filter(|check| check.name.is_none()) {
        let mut columns: Vec<&str> = Vec::new();
        for word in column_words(&check.expression) {
            let column = table.columns.iter().find(|c| c.name == word || c.name == word.to_lowercase());
            if let Some(column) = column.filter(|column| !columns.contains(&column.name.as_str())) {
                columns.push(&column.name);
            }
        }
        check.name = free(if columns.len() == 1 { &columns } else { &[] }, "check");
    }
    for key in table.foreign_keys.iter_mut().filter(|key| key.name.is_none()) {
        let columns: Vec<&str> = key.columns.iter().map(name_of).collect();
        key.name = free(&columns, "fkey");
    }
    let parts: Vec<Vec<String>> = table.indexes.iter().map(|index| index_parts(table, index)).collect();
    for (index, parts) in table.indexes.iter_mut().zip(&parts).filter(|(index, _)| index.name.is_none()) {
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        index.name = free(&parts, "idx");
    }
}
