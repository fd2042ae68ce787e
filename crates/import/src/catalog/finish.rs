//! The document of a catalog.

use std::collections::{BTreeSet, HashMap, HashSet};

use crowfoot_model::{
    ColumnId, Diagram, Dialect, Document, Edit, ForeignKeyTarget, PartitionOf, SchemaId, Settings, TableId,
};

use super::settle::words;
use super::{Catalog, Key, Reference, Relation};
use crate::kind::Side;

impl Catalog {
    /// Resolves what is still by name and makes a document with this name.
    pub(crate) fn finish(mut self, name: &str) -> Document {
        self.settle();
        self.resolve_parents();
        self.give_back_columns();
        self.resolve_references();
        self.place_routines();
        self.forget_schemas();
        let diagram = Diagram::new(self.ids.fresh(), "Main");
        let empty = Document::default();
        let mut edit = Edit::new(&empty);
        edit.put(Settings { name: name.to_owned(), dialect: self.dialect, ..Settings::default() });
        self.schemas.into_values().for_each(|record| edit.put(record));
        self.enums.into_values().for_each(|record| edit.put(record));
        self.domains.into_values().for_each(|record| edit.put(record));
        self.composites.into_values().for_each(|record| edit.put(record));
        self.sequences.into_values().for_each(|record| edit.put(record));
        self.tables.into_values().for_each(|record| edit.put(record));
        self.views.into_values().for_each(|record| edit.put(record));
        self.statements.into_iter().for_each(|kept| edit.put(kept.statement));
        edit.put(diagram);
        let diff = edit.finish();
        let mut document = Document::default();
        document.apply(&diff);
        document
    }

    fn resolve_parents(&mut self) {
        for (child, parents) in std::mem::take(&mut self.parents) {
            for parent in parents {
                let Some(Relation::Table(id)) = self.relations.get(&parent.parent).copied() else { continue };
                let Some(table) = self.tables.get_mut(&child).filter(|_| id != child) else { continue };
                match parent.bounds {
                    Some(bounds) => table.partition_of = Some(PartitionOf { table: id, bounds }),
                    None => table.inherits.push(id),
                }
            }
        }
    }

    fn resolve_references(&mut self) {
        let mut by_name: HashMap<String, Option<TableId>> = HashMap::new();
        for table in self.tables.values() {
            let name = self.fold(&table.name);
            by_name.entry(name).and_modify(|found| *found = None).or_insert(Some(table.id));
        }
        let mut column_maps: HashMap<TableId, HashMap<String, ColumnId>> = HashMap::new();
        for (key, references) in std::mem::take(&mut self.references) {
            let target = self.target_of(&key, &by_name, &references);
            for reference in references {
                let resolved =
                    target.filter(|_| self.tables.contains_key(&reference.table)).and_then(|target| {
                        let columns = self.target_columns(target, &reference, &mut column_maps)?;
                        Some(ForeignKeyTarget::Table { table: target, columns })
                    });
                let Some(table) = self.tables.get_mut(&reference.table) else { continue };
                let foreign_key =
                    table.foreign_keys.iter_mut().find(|other| other.id == reference.foreign_key);
                if let Some(foreign_key) = foreign_key {
                    foreign_key.target = resolved.unwrap_or(ForeignKeyTarget::Unresolved {
                        schema: reference.target.schema,
                        table: reference.target.name,
                        columns: reference.columns,
                    });
                }
            }
        }
    }

    fn target_of(
        &self,
        key: &Key,
        by_name: &HashMap<String, Option<TableId>>,
        references: &[Reference],
    ) -> Option<TableId> {
        match self.relations.get(key) {
            Some(Relation::Table(id)) => Some(*id),
            Some(_) => None,
            // A name without a schema that was written before its table was made.
            None if references.iter().any(|reference| reference.target.schema.is_none()) => {
                by_name.get(&key.1).copied().flatten()
            }
            None => None,
        }
    }

    /// The columns that a foreign key refers to: those that it names, or else the primary key.
    fn target_columns(
        &self,
        target: TableId,
        reference: &Reference,
        maps: &mut HashMap<TableId, HashMap<String, ColumnId>>,
    ) -> Option<Vec<ColumnId>> {
        let table = self.tables.get(&target)?;
        if reference.columns.is_empty() {
            return Some(table.primary_key_columns().to_vec());
        }
        let map = maps.entry(target).or_insert_with(|| {
            table.columns.iter().map(|column| (self.fold(&column.name), column.id)).collect()
        });
        reference.columns.iter().map(|name| map.get(&self.fold(name)).copied()).collect()
    }

    /// A function that names a table comes after the tables, any other before them: defaults and checks may call it.
    fn place_routines(&mut self) {
        let tables = self.tables.values().map(|table| table.name.to_lowercase());
        let views = self.views.values().map(|view| view.name.to_lowercase());
        let names: HashSet<String> = tables.chain(views).collect();
        for kept in self.statements.iter_mut().filter(|kept| kept.side == Side::Routine) {
            kept.statement.before_tables =
                !words(&kept.statement.text).any(|word| names.contains(&word.to_lowercase()));
        }
    }

    /// Takes out namespaces that nothing is in, and MySQL's when there is only one database.
    fn forget_schemas(&mut self) {
        let mut used: BTreeSet<SchemaId> = std::mem::take(&mut self.declared);
        used.extend(self.tables.values().filter_map(|table| table.schema));
        used.extend(self.views.values().filter_map(|view| view.schema));
        used.extend(self.enums.values().filter_map(|named| named.schema));
        used.extend(self.domains.values().filter_map(|named| named.schema));
        used.extend(self.composites.values().filter_map(|named| named.schema));
        used.extend(self.sequences.values().filter_map(|sequence| sequence.schema));
        if self.dialect == Dialect::Mysql && used.len() < 2 {
            used.clear();
            self.tables.values_mut().for_each(|table| table.schema = None);
            self.views.values_mut().for_each(|view| view.schema = None);
        }
        self.schemas.retain(|id, _| used.contains(id));
    }
}
