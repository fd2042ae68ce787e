//! The document of a catalog.

use crowfoot_dialect::script::GeneratedNames;
use std::collections::{BTreeSet, HashMap, HashSet};

use crowfoot_dialect::{Quoting, spec};
use crowfoot_model::{
    ColumnId, Diagram, Document, Edit, ForeignKeyTarget, PartitionOf, SchemaId, Settings, Table, TableId,
};

use super::mysql_names::has_index;
use super::settle::words;
use super::table::is_rowid_key;
use super::{Catalog, Key, Reference, Relation};
use crate::kind::Side;

impl Catalog {
    /// Resolves the remaining names and creates a document with this name.
    pub(crate) fn finish(mut self, name: &str) -> Document {
        self.settle();
        self.name_beside_generated_names();
        self.resolve_parents();
        self.drop_repeated_columns();
        self.resolve_references();
        self.tables.values_mut().for_each(clear_index_positions);
        if self.server().nullable_keys && self.types_are_known {
            self.tables.values_mut().for_each(|table| require_keys(table, &self.nullable));
        }
        self.place_routines();
        self.forget_schemas();
        let diagram = Diagram::new(self.ids.fresh(), "Main");
        let empty = Document::default();
        let mut edit = Edit::new(&empty);
        let named_by_engine = self.is_named_by_engine();
        edit.put(Settings {
            name: name.to_owned(),
            dialect: self.dialect,
            named_by_engine,
            ..Settings::default()
        });
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

    /// Whether unnamed objects have a name in the database that the script was written for.
    pub(super) fn is_named_by_engine(&self) -> bool {
        self.server().generated_names == GeneratedNames::OfColumns && !self.types_are_known
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
                let text = resolved.as_ref().and_then(|target| self.target_text(&reference, target));
                let Some(table) = self.tables.get_mut(&reference.table) else { continue };
                let foreign_key =
                    table.foreign_keys.iter_mut().find(|other| other.id == reference.foreign_key);
                if let Some(foreign_key) = foreign_key {
                    foreign_key.target_text = text;
                    foreign_key.target = resolved.unwrap_or(ForeignKeyTarget::Unresolved {
                        schema: reference.target.schema,
                        table: reference.target.name,
                        columns: reference.columns,
                    });
                }
            }
        }
    }

    /// The target of a SQLite foreign key in the spelling of its script, if the letter case differs from the table.
    fn target_text(&self, reference: &Reference, target: &ForeignKeyTarget) -> Option<String> {
        let ForeignKeyTarget::Table { table, columns } = target else { return None };
        let table = self.tables.get(table).filter(|_| self.server().keeps_text)?;
        let names = columns.iter().filter_map(|id| table.column(*id)).map(|column| &column.name);
        if reference.target.name == table.name && names.eq(&reference.columns) {
            return None;
        }
        let quote = |name: &String| spec(self.dialect).quote(name, Quoting::WhenNeeded);
        let columns: Vec<String> = reference.columns.iter().map(quote).collect();
        let list = if columns.is_empty() { String::new() } else { [" (", &columns.join(", "), ")"].concat() };
        Some(quote(&reference.target.name) + &list)
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
            // An unqualified name from before its table was created.
            None if references.iter().any(|reference| reference.target.schema.is_none()) => {
                by_name.get(&key.1).copied().flatten()
            }
            None => None,
        }
    }

    /// The columns that a foreign key references: those that it names, or else the primary key.
    fn target_columns(
        &self,
        target: TableId,
        reference: &Reference,
        maps: &mut HashMap<TableId, HashMap<String, ColumnId>>,
    ) -> Option<Vec<ColumnId>> {
        let table = self.tables.get(&target)?;
        if reference.columns.is_empty() {
            let is_shown = self.server().keeps_text;
            return Some(if is_shown { Vec::new() } else { table.primary_key_columns().to_vec() });
        }
        let map = maps.entry(target).or_insert_with(|| {
            table.columns.iter().map(|column| (self.fold(&column.name), column.id)).collect()
        });
        reference.columns.iter().map(|name| map.get(&self.fold(name)).copied()).collect()
    }

    /// Functions that name a table come after the tables, all others before them, since defaults and checks may call
    /// them.
    fn place_routines(&mut self) {
        let tables = self.tables.values().map(|table| table.name.to_lowercase());
        let views = self.views.values().map(|view| view.name.to_lowercase());
        let names: HashSet<String> = tables.chain(views).collect();
        for kept in self.statements.iter_mut().filter(|kept| kept.side == Side::Routine) {
            kept.statement.before_tables =
                !words(&kept.statement.text).any(|word| names.contains(&word.to_lowercase()));
        }
    }

    /// Removes empty namespaces, and that of MySQL if there is only one database.
    fn forget_schemas(&mut self) {
        let mut used: BTreeSet<SchemaId> = std::mem::take(&mut self.declared);
        used.extend(self.tables.values().filter_map(|table| table.schema));
        used.extend(self.views.values().filter_map(|view| view.schema));
        used.extend(self.enums.values().filter_map(|named| named.schema));
        used.extend(self.domains.values().filter_map(|named| named.schema));
        used.extend(self.composites.values().filter_map(|named| named.schema));
        used.extend(self.sequences.values().filter_map(|sequence| sequence.schema));
        let are_databases = self.clauses().schemas_are_databases;
        if are_databases && used.len() < 2 {
            used.clear();
            self.tables.values_mut().for_each(|table| table.schema = None);
            self.views.values_mut().for_each(|view| view.schema = None);
        } else if are_databases {
            self.name_databases();
        }
        self.schemas.retain(|id, _| used.contains(id));
    }
}

/// Key columns are NOT NULL, but SQLite needs to be told, except for a rowid.
fn require_keys(table: &mut Table, nullable: &BTreeSet<ColumnId>) {
    if is_rowid_key(table) {
        return;
    }
    for id in table.primary_key_columns().to_vec() {
        if let Some(column) = table.column_mut(id).filter(|_| !nullable.contains(&id)) {
            column.not_null = true;
        }
    }
}

/// Clears the position of foreign keys among indexes, which matters only if MySQL creates an index for the key and other
/// indexes follow.
fn clear_index_positions(table: &mut Table) {
    let last = u32::try_from(table.indexes.len()).unwrap_or(u32::MAX);
    for at in 0..table.foreign_keys.len() {
        let Some(key) = table.foreign_keys.get(at) else { continue };
        let has_index = has_index(table, key);
        if let Some(key) = table.foreign_keys.get_mut(at)
            && (has_index || key.indexes_before == Some(last))
        {
            key.indexes_before = None;
        }
    }
}
