//! Indexes by name.

use crowfoot_dialect::naming::{engine_name, index_parts};
use crowfoot_dialect::script::GeneratedNames;
use crowfoot_dialect::spec;
use crowfoot_model::{Dialect, Index, Table, TableId};

use super::called::Part;
use super::mysql_names::{name_of_index, name_of_unique, retain_indexes};
use super::name::Key;
use super::{Catalog, Relation};
use crate::draft::Qualified;

impl Catalog {
    fn indexes_of(&mut self, owner: Relation) -> Option<&mut Vec<Index>> {
        match owner {
            Relation::Table(id) => self.tables.get_mut(&id).map(|table| &mut table.indexes),
            Relation::View(id) => self.views.get_mut(&id).map(|view| &mut view.indexes),
            Relation::Sequence(_) => None,
        }
    }

    /// Whether there is an index of this name. It disappears silently with its column, or as a constraint.
    pub(super) fn has_index(&self, key: &Key) -> bool {
        let indexes = match self.indexes.get(key) {
            Some(Relation::Table(id)) => self.tables.get(id).map(|table| &table.indexes),
            Some(Relation::View(id)) => self.views.get(id).map(|view| &view.indexes),
            _ => None,
        };
        indexes.is_some_and(|indexes| indexes.iter().any(|index| is_called(index, &key.1, self.dialect)))
    }

    /// Whether PostgreSQL rejects an index of this name for a table or view, because it is taken in its schema.
    pub(crate) fn is_index_name_taken(&self, owner: Relation, name: &str) -> bool {
        let schema = match owner {
            Relation::Table(id) => self.tables.get(&id).and_then(|table| table.schema),
            Relation::View(id) => self.views.get(&id).and_then(|view| view.schema),
            Relation::Sequence(_) => None,
        };
        let key = (schema, self.fold(name));
        self.has_index(&key) || self.relations.contains_key(&key)
    }

    /// Whether an index of a partition has a different name than PostgreSQL generates for a part of an index of its
    /// table.
    pub(crate) fn keeps_name_as_part(&self, whole: &Qualified, part: &Qualified) -> bool {
        let Some((of_whole, _)) = self.index_with_name(whole) else { return false };
        let Some((table, index)) = self.index_with_name(part) else { return false };
        let name = |of: &Table, index: &Index| {
            let parts = index_parts(of, index);
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            engine_name(&table.name, &parts, "idx")
        };
        let usual = name(table, index);
        let is_numbered = of_whole.indexes.iter().filter(|other| name(of_whole, other) == usual).count() > 1;
        is_numbered || index.name.as_ref() != Some(&usual)
    }

    fn index_with_name(&self, name: &Qualified) -> Option<(&Table, &Index)> {
        let Some(Relation::Table(id)) = self.index_owner(name) else { return None };
        let table = self.tables.get(&id)?;
        let index =
            table.indexes.iter().find(|index| is_called(index, &self.fold(&name.name), self.dialect))?;
        Some((table, index))
    }

    /// Whether a constraint has an index of this name.
    pub(crate) fn is_index_of_constraint(&self, name: &Qualified) -> bool {
        self.table_of_constraint_index(name).is_some()
    }

    fn table_of_constraint_index(&self, name: &Qualified) -> Option<TableId> {
        let schemas: Vec<_> = self.candidates(name).into_iter().map(|key| key.0).collect();
        let mut tables = self.tables.values().filter(|table| schemas.contains(&table.schema));
        let found = tables.find(|table| {
            let part = self.constraint_called(table.id, &name.name);
            matches!(part, Some(Part::Key | Part::Unique(_) | Part::Exclusion(_)))
        });
        found.map(|table| table.id)
    }

    /// Renames the index of a constraint; in PostgreSQL that renames the constraint.
    pub(crate) fn rename_constraint_index(&mut self, name: &Qualified, new: &str) -> bool {
        let table = self.table_of_constraint_index(name).filter(|_| self.server().tracks_dependents);
        table.is_some_and(|table| self.rename_constraint(table, &name.name, new))
    }

    fn forget_index(&mut self, name: &Qualified) -> Option<Relation> {
        self.name_index_called(name);
        let key = self.index_key(name)?;
        self.indexes.remove(&key)
    }

    /// Removes an index. False if there is none of this name.
    pub(crate) fn drop_index(&mut self, name: &Qualified) -> bool {
        let Some(owner) = self.forget_index(name) else { return false };
        let wanted = self.fold(&name.name);
        let dialect = self.dialect;
        let Some(indexes) = self.indexes_of(owner) else { return false };
        let before = indexes.len();
        indexes.retain(|index| !is_called(index, &wanted, dialect));
        indexes.len() < before
    }

    /// The index of this name on this table (MySQL), which may also be a unique constraint or a foreign key's.
    pub(crate) fn drop_index_of(&mut self, table: TableId, name: &str) -> bool {
        let wanted = self.fold(name);
        let dialect = self.dialect;
        let Some(own) = self.tables.get_mut(&table) else { return false };
        let is = |name: Option<&str>| name.is_some_and(|name| folded(name, dialect) == wanted);
        let indexes: Vec<_> =
            own.indexes.iter().filter(|index| is(name_of_index(own, index))).map(|index| index.id).collect();
        let uniques: Vec<_> =
            own.uniques.iter().filter(|unique| is(name_of_unique(own, unique))).map(|own| own.id).collect();
        retain_indexes(own, |index| !indexes.contains(&index.id));
        own.uniques.retain(|unique| !uniques.contains(&unique.id));
        !indexes.is_empty() || !uniques.is_empty()
    }

    /// The index of a table with this name, even one that MySQL has created.
    pub(crate) fn index_called(&self, table: TableId, name: &str) -> Option<usize> {
        let own = self.tables.get(&table)?;
        let are_named = self.server().generated_names == GeneratedNames::OfKeys;
        own.indexes.iter().position(|index| {
            let found = if are_named { name_of_index(own, index) } else { index.name.as_deref() };
            found.is_some_and(|found| self.same_name(found, name))
        })
    }

    /// The clauses of the index or unique constraint of a MySQL table with this name, explicit or generated.
    pub(crate) fn clauses_of_key(&mut self, table: TableId, name: &str) -> Option<&mut Vec<String>> {
        if let Some(at) = self.index_called(table, name) {
            return Some(&mut self.tables.get_mut(&table)?.indexes.get_mut(at)?.clauses);
        }
        let own = self.tables.get(&table)?;
        let is = |found: Option<&str>| found.is_some_and(|found| self.same_name(found, name));
        let at = own.uniques.iter().position(|unique| is(name_of_unique(own, unique)))?;
        Some(&mut self.tables.get_mut(&table)?.uniques.get_mut(at)?.clauses)
    }

    pub(crate) fn rename_index(&mut self, name: &Qualified, new: &str) -> bool {
        let Some(owner) = self.forget_index(name) else { return false };
        let wanted = self.fold(&name.name);
        let dialect = self.dialect;
        let schema = match owner {
            Relation::Table(id) => self.tables.get(&id).and_then(|table| table.schema),
            Relation::View(id) => self.views.get(&id).and_then(|view| view.schema),
            Relation::Sequence(_) => None,
        };
        let Some(indexes) = self.indexes_of(owner) else { return false };
        let Some(index) = indexes.iter_mut().find(|index| is_called(index, &wanted, dialect)) else {
            return false;
        };
        index.name = Some(new.to_owned());
        let key = (schema, self.fold(new));
        self.indexes.insert(key, owner);
        true
    }

    pub(crate) fn set_index_comment(&mut self, name: &Qualified, comment: Option<String>) -> bool {
        self.name_index_called(name);
        let Some(owner) = self.index_owner(name) else { return false };
        let wanted = self.fold(&name.name);
        let dialect = self.dialect;
        let Some(indexes) = self.indexes_of(owner) else { return false };
        let Some(index) = indexes.iter_mut().find(|index| is_called(index, &wanted, dialect)) else {
            return false;
        };
        index.comment = comment;
        true
    }
}

fn is_called(index: &Index, wanted: &str, dialect: Dialect) -> bool {
    index.name.as_deref().is_some_and(|name| folded(name, dialect) == wanted)
}

fn folded(name: &str, dialect: Dialect) -> String {
    spec(dialect).folded(name)
}
