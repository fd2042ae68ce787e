//! Name resolution.

use crowfoot_dialect::spec;
use crowfoot_model::{Schema, SchemaId, Table, TableId};

use super::{Catalog, NamedType, Relation};
use crate::draft::Qualified;

/// A name in a namespace, in the form in which names are compared.
pub(crate) type Key = (Option<SchemaId>, String);

impl Catalog {
    /// Folds a name to the form in which the dialect compares names.
    pub(crate) fn fold(&self, name: &str) -> String {
        let folded = spec(self.dialect).folded(name);
        // Only a server truncates names, and formats other than SQL have none: each name is an object of its own.
        let is_truncated = folded.len() < name.len() && name.starts_with(&folded);
        if self.types_are_known && is_truncated { name.to_owned() } else { folded }
    }

    pub(crate) fn same_name(&self, one: &str, other: &str) -> bool {
        spec(self.dialect).is_same_name(one, other)
            && (!self.types_are_known || self.fold(one) == self.fold(other))
    }

    /// The namespace of this name, created if needed; none for `public` in PostgreSQL and `main` in SQLite.
    pub(crate) fn schema(&mut self, name: &str) -> Option<SchemaId> {
        let folded = self.fold(name);
        if self.server().default_schema == Some(folded.as_str()) {
            return None;
        }
        if let Some(id) = self.schema_names.get(&folded) {
            return Some(*id);
        }
        let id: SchemaId = self.ids.fresh();
        self.schema_names.insert(folded, id);
        self.schemas.insert(id, Schema { id, name: name.to_owned(), comment: None });
        Some(id)
    }

    /// The namespace of this name, if it is known.
    pub(super) fn known_schema(&self, name: &str) -> Option<Option<SchemaId>> {
        let folded = self.fold(name);
        if self.server().default_schema == Some(folded.as_str()) {
            return Some(None);
        }
        self.schema_names.get(&folded).map(|id| Some(*id))
    }

    pub(crate) fn default_schema(&self) -> Option<SchemaId> {
        self.search_path.first().copied().flatten()
    }

    /// The key under which an object of this name is created.
    pub(crate) fn new_key(&mut self, name: &Qualified) -> Key {
        let schema = match &name.schema {
            Some(schema) => self.schema(schema),
            None => self.default_schema(),
        };
        (schema, self.fold(&name.name))
    }

    /// The keys under which an object of this name may be found, best first.
    pub(super) fn candidates(&self, name: &Qualified) -> Vec<Key> {
        let folded = self.fold(&name.name);
        match &name.schema {
            Some(schema) => self.known_schema(schema).map(|id| (id, folded)).into_iter().collect(),
            None => {
                let mut keys: Vec<Key> = self.search_path.iter().map(|id| (*id, folded.clone())).collect();
                if !self.search_path.contains(&None) {
                    keys.push((None, folded));
                }
                keys
            }
        }
    }

    pub(crate) fn relation_key(&self, name: &Qualified) -> Option<Key> {
        self.candidates(name).into_iter().find(|key| self.relations.contains_key(key))
    }

    pub(crate) fn relation(&self, name: &Qualified) -> Option<Relation> {
        self.relations.get(&self.relation_key(name)?).copied()
    }

    /// Whether a relation is a table that has a column of this name.
    pub(crate) fn has_column(&self, relation: Relation, name: &str) -> bool {
        let Relation::Table(id) = relation else { return false };
        self.tables.get(&id).is_some_and(|table| table.columns.iter().any(|column| column.name == name))
    }

    pub(crate) fn table(&self, name: &Qualified) -> Option<TableId> {
        match self.relation(name)? {
            Relation::Table(id) => Some(id),
            _ => None,
        }
    }

    pub(crate) fn type_key(&self, name: &Qualified) -> Option<Key> {
        self.candidates(name).into_iter().find(|key| self.types.contains_key(key))
    }

    pub(crate) fn named_type(&self, name: &Qualified) -> Option<NamedType> {
        self.types.get(&self.type_key(name)?).copied()
    }

    pub(crate) fn index_key(&self, name: &Qualified) -> Option<Key> {
        self.candidates(name).into_iter().find(|key| self.indexes.contains_key(key))
    }

    /// The table or view that has an index of this name.
    pub(crate) fn index_owner(&self, name: &Qualified) -> Option<Relation> {
        let key = self.candidates(name).into_iter().find(|key| self.has_index(key))?;
        self.indexes.get(&key).copied()
    }

    pub(crate) fn key_of(&self, table: &Table) -> Key {
        (table.schema, self.fold(&table.name))
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use crate::{Format, Source, import};

    #[test]
    fn long_names_of_other_formats_are_not_truncated() {
        let start = "a".repeat(70);
        let text = format!(
            "erDiagram\n {start}one {{\n text {start}x\n text {start}y\n }}\n {start}two {{\n text b\n }}"
        );
        let source = Source { name: "schema.mmd", text: &text };
        let imported = import(&[source], Format::from_key("mermaid"), &mut |_| ControlFlow::Continue(()));
        let document = imported.unwrap_or_else(|error| panic!("{error}")).document;
        let columns: Vec<usize> = document.tables().map(|table| table.columns.len()).collect();
        assert_eq!(columns, [2, 1]);
    }
}
