//! The document: all records by their ids.

use std::sync::Arc;

use crate::json::WriteJson;
use crate::record::kinds;
use crate::unknowns::Unknowns;
use crate::{
    DataType, DiagramId, ForeignKeyId, Line, NodeId, ObjectRef, Placement, Record, RecordKey, SchemaId,
    Settings, Table, TableId,
};
use crowfoot_compact::{VecMap, VecSet};

macro_rules! document {
    ($($(#[$doc:meta])* $kind:ident($part:ident: $id:ty $(, $other:ident: $of:ty)*) $type:ty, $list:ident
        $([$one:ident $($edit:ident)+])?;)+) => {
        /// A database design and its diagrams.
        ///
        /// Reading is by the public maps; the only way to change one is [`Document::apply`]. Maps are ordered by id,
        /// which is the order of creation, so that everything derived from a document is deterministic.
        #[derive(Clone, Debug, Default)]
        #[allow(unused_parens, reason = "a key of one part is no tuple")]
        pub struct Document {
            settings: Arc<Settings>,
            $($list: VecMap<($id $(, $of)*), Arc<$type>>,)+
            unknowns: Arc<Unknowns>,
            /// Derived: the foreign keys that refer to a table.
            incoming: VecMap<TableId, VecSet<(TableId, ForeignKeyId)>>,
        }

        impl PartialEq for Document {
            fn eq(&self, other: &Self) -> bool {
                // `incoming` follows from `tables`.
                self.settings == other.settings $(&& self.$list == other.$list)+ && self.is_as_unknown(other)
            }
        }

        impl Document {
            $(
                $(#[$doc])*
                pub fn $list(&self) -> impl DoubleEndedIterator<Item = &Arc<$type>> + ExactSizeIterator + Clone {
                    self.$list.values()
                }

                $(pub fn $one(&self, $part: $id) -> Option<&Arc<$type>> {
                    self.$list.get(&$part)
                })?
            )+

            /// The record under a key.
            pub fn record(&self, key: RecordKey) -> Option<Record> {
                Some(match key {
                    RecordKey::Settings => Record::Settings(Arc::clone(&self.settings)),
                    $(RecordKey::$kind($part $(, $other)*) => Record::$kind(Arc::clone(self.$list.get(&($part $(, $other)*))?)),)+
                })
            }

            /// The record under a key, as what it is in JSON.
            pub(crate) fn record_json(&self, key: RecordKey) -> Option<&dyn WriteJson> {
                Some(match key {
                    RecordKey::Settings => &*self.settings,
                    $(RecordKey::$kind($part $(, $other)*) => &**self.$list.get(&($part $(, $other)*))?,)+
                })
            }

            /// All keys of the document, in a fixed order that begins with the settings.
            #[allow(unused_parens, reason = "a key of one part is no tuple")]
            pub fn keys(&self) -> Vec<RecordKey> {
                let mut keys = vec![RecordKey::Settings];
                $(keys.extend(self.$list.keys().map(|($part $(, $other)*)| RecordKey::$kind(*$part $(, *$other)*)));)+
                keys
            }

            /// Puts a record in the place of the one under `key`, or takes that one out.
            pub(crate) fn set(&mut self, key: RecordKey, record: Option<&Record>) {
                if let RecordKey::Table(id) = key {
                    self.unlink(id);
                }
                if let Some(Record::Table(table)) = record {
                    self.link(table);
                }
                match (key, record) {
                    (RecordKey::Settings, Some(Record::Settings(new))) => self.settings = Arc::clone(new),
                    (RecordKey::Settings, _) => self.settings = Arc::default(),
                    $(
                        (RecordKey::$kind($part $(, $other)*), Some(Record::$kind(new))) => {
                            put(&mut self.$list, ($part $(, $other)*), new);
                        }
                        (RecordKey::$kind($part $(, $other)*), _) => drop(take(&mut self.$list, &($part $(, $other)*))),
                    )+
                }
            }
        }
    };
}

kinds!(document);

impl Document {
    pub fn settings(&self) -> &Arc<Settings> {
        &self.settings
    }

    /// The placements of one diagram.
    pub fn placements_on(&self, diagram: DiagramId) -> impl Iterator<Item = &Arc<Placement>> {
        let first = (diagram, NodeId::Table(TableId(0)));
        self.placements.range_from(&first).take_while(move |((on, _), _)| *on == diagram).map(|(_, p)| p)
    }

    /// The first diagram, which shows everything.
    pub fn first_diagram(&self) -> Option<DiagramId> {
        self.diagrams.keys().next().copied()
    }

    pub fn placement(&self, diagram: DiagramId, node: NodeId) -> Option<&Arc<Placement>> {
        self.placements.get(&(diagram, node))
    }

    /// Where a user has put the line of a foreign key on a diagram.
    pub fn line(&self, diagram: DiagramId, table: TableId, foreign_key: ForeignKeyId) -> Option<&Arc<Line>> {
        self.lines.get(&(diagram, table, foreign_key))
    }

    /// The foreign keys that refer to a table, with the tables that hold them.
    pub fn referring_to(&self, table: TableId) -> impl Iterator<Item = (TableId, ForeignKeyId)> + '_ {
        self.incoming.get(&table).into_iter().flatten().copied()
    }

    /// The first table with this name in this namespace. Linear: importers keep their own index.
    pub fn table_named(&self, schema: Option<SchemaId>, name: &str) -> Option<&Arc<Table>> {
        self.tables.values().find(|table| table.schema == schema && table.name == name)
    }

    /// `schema.name`, or the name alone where there is no schema.
    pub fn qualified_name(&self, schema: Option<SchemaId>, name: &str) -> String {
        match schema.and_then(|id| self.schemas.get(&id)) {
            Some(schema) => [schema.name.as_str(), ".", name].concat(),
            None => name.to_owned(),
        }
    }

    /// What an object is called, for messages: `orders.user_id`, `idx_orders_user_id`. Objects without a name
    /// of their own are called after their table.
    pub fn display_name(&self, object: ObjectRef) -> String {
        let table = object.table().and_then(|id| self.tables.get(&id));
        let table_name = || table.map_or(String::new(), |t| self.qualified_name(t.schema, &t.name));
        let own_or_table = |name: Option<&Option<String>>| match name {
            Some(Some(name)) => name.clone(),
            _ => table_name(),
        };
        match object {
            ObjectRef::Document => self.settings.name.clone(),
            ObjectRef::Table(_) => table_name(),
            ObjectRef::PrimaryKey(_) => {
                own_or_table(table.and_then(|t| t.primary_key.as_ref()).map(|key| &key.name))
            }
            ObjectRef::Column(_, id) => match table.and_then(|t| t.column(id)) {
                Some(column) => [table_name().as_str(), ".", &column.name].concat(),
                None => table_name(),
            },
            ObjectRef::Unique(_, id) => own_or_table(table.and_then(|t| t.unique(id)).map(|u| &u.name)),
            ObjectRef::ForeignKey(_, id) => {
                own_or_table(table.and_then(|t| t.foreign_key(id)).map(|f| &f.name))
            }
            ObjectRef::Check(_, id) => {
                own_or_table(table.and_then(|t| t.checks.iter().find(|c| c.id == id)).map(|c| &c.name))
            }
            ObjectRef::Exclusion(_, id) => {
                own_or_table(table.and_then(|t| t.exclusions.iter().find(|e| e.id == id)).map(|e| &e.name))
            }
            ObjectRef::Index(_, id) => own_or_table(table.and_then(|t| t.index(id)).map(|i| &i.name)),
            record => {
                let named = record.record().and_then(|key| self.record(key));
                named.as_ref().map_or(String::new(), |record| {
                    let (schema, name) = record.name();
                    self.qualified_name(schema, name)
                })
            }
        }
    }

    /// Whether any column, domain, field or array of the document has this type.
    pub fn uses_type(&self, wanted: &DataType) -> bool {
        let is = |data_type: &DataType| data_type.element() == wanted;
        self.tables.values().any(|t| t.columns.iter().any(|c| c.data_type.as_ref().is_some_and(is)))
            || self.domains.values().any(|domain| is(&domain.base))
            || self.composites.values().any(|c| c.fields.iter().any(|field| is(&field.data_type)))
    }

    /// Whether it has a record under a key.
    pub fn has(&self, key: RecordKey) -> bool {
        self.record(key).is_some()
    }

    /// Every id in use, of records and of their parts, also of those that a newer version has made.
    pub fn ids(&self) -> impl Iterator<Item = u64> {
        let records = self.keys().into_iter().filter_map(RecordKey::id);
        let parts = self.tables.values().flat_map(|table| table.part_ids());
        let indexes = self.views.values().flat_map(|view| view.indexes.iter().map(|index| index.id.0));
        records.chain(parts).chain(indexes).chain(self.unknowns.ids())
    }

    pub(crate) fn unknowns(&self) -> &Unknowns {
        &self.unknowns
    }

    pub(crate) fn unknowns_mut(&mut self) -> &mut Unknowns {
        Arc::make_mut(&mut self.unknowns)
    }

    /// Puts a record in, in the place of one with its id: for documents that are read. Who changes one that is in use
    /// makes a [`Diff`](crate::Diff).
    pub fn insert(&mut self, record: &Record) {
        self.set(record.key(), Some(record));
    }

    fn link(&mut self, table: &Table) {
        for foreign_key in &table.foreign_keys {
            if let Some(target) = foreign_key.target_table() {
                self.incoming.or_default(target).insert((table.id, foreign_key.id));
            }
        }
    }

    fn unlink(&mut self, id: TableId) {
        let Some(table) = self.tables.get(&id) else { return };
        for foreign_key in &table.foreign_keys {
            let Some(target) = foreign_key.target_table() else { continue };
            if let Some(incoming) = self.incoming.get_mut(&target) {
                incoming.remove(&(id, foreign_key.id));
                if incoming.is_empty() {
                    self.incoming.remove(&target);
                }
            }
        }
    }
}

/// Kept apart, since most maps share this code then: their keys and records are of one size.
#[inline(never)]
fn put<K: Ord, T>(map: &mut VecMap<K, Arc<T>>, key: K, record: &Arc<T>) {
    drop(swap(map, key, Arc::clone(record)));
}

#[inline(never)]
fn swap<K: Ord, V>(map: &mut VecMap<K, V>, key: K, value: V) -> Option<V> {
    map.insert(key, value)
}

#[inline(never)]
fn take<K: Ord, V>(map: &mut VecMap<K, V>, key: &K) -> Option<V> {
    map.remove(key)
}
