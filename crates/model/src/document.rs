//! The document: all records by their ids.

use std::sync::Arc;

use crate::json::WriteJson;
use crate::unknowns::Unknowns;
use crate::{
    Area, AreaId, CompositeId, CompositeType, DataType, Diagram, DiagramId, Domain, DomainId, EnumId,
    EnumType, ForeignKeyId, Line, NodeId, Note, NoteId, ObjectRef, Placement, Record, RecordKey, Schema,
    SchemaId, Sequence, SequenceId, Settings, Statement, StatementId, Table, TableId, View, ViewId,
};
use crowfoot_compact::{VecMap, VecSet};

/// A database design and its diagrams.
///
/// Reading is by the public maps; the only way to change one is [`Document::apply`]. Maps are ordered by id,
/// which is the order of creation, so that everything derived from a document is deterministic.
#[derive(Clone, Debug, Default)]
pub struct Document {
    settings: Arc<Settings>,
    schemas: VecMap<SchemaId, Arc<Schema>>,
    enums: VecMap<EnumId, Arc<EnumType>>,
    domains: VecMap<DomainId, Arc<Domain>>,
    composites: VecMap<CompositeId, Arc<CompositeType>>,
    sequences: VecMap<SequenceId, Arc<Sequence>>,
    tables: VecMap<TableId, Arc<Table>>,
    views: VecMap<ViewId, Arc<View>>,
    statements: VecMap<StatementId, Arc<Statement>>,
    notes: VecMap<NoteId, Arc<Note>>,
    areas: VecMap<AreaId, Arc<Area>>,
    diagrams: VecMap<DiagramId, Arc<Diagram>>,
    placements: VecMap<(DiagramId, NodeId), Arc<Placement>>,
    lines: VecMap<(DiagramId, TableId, ForeignKeyId), Arc<Line>>,
    unknowns: Arc<Unknowns>,
    /// Derived: the foreign keys that refer to a table.
    incoming: VecMap<TableId, VecSet<(TableId, ForeignKeyId)>>,
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        // `incoming` follows from `tables`.
        self.settings == other.settings
            && self.schemas == other.schemas
            && self.enums == other.enums
            && self.domains == other.domains
            && self.composites == other.composites
            && self.sequences == other.sequences
            && self.tables == other.tables
            && self.views == other.views
            && self.statements == other.statements
            && self.notes == other.notes
            && self.areas == other.areas
            && self.diagrams == other.diagrams
            && self.placements == other.placements
            && self.lines == other.lines
            && self.is_as_unknown(other)
    }
}

macro_rules! accessors {
    ($($(#[$doc:meta])* $all:ident, $one:ident: $id:ty => $type:ty;)+) => {$(
        $(#[$doc])*
        pub fn $all(&self) -> impl DoubleEndedIterator<Item = &Arc<$type>> + ExactSizeIterator + Clone {
            self.$all.values()
        }

        pub fn $one(&self, id: $id) -> Option<&Arc<$type>> {
            self.$all.get(&id)
        }
    )+};
}

impl Document {
    pub fn settings(&self) -> &Arc<Settings> {
        &self.settings
    }

    accessors! {
        /// Namespaces, in order of their ids.
        schemas, schema: SchemaId => Schema;
        /// Enumerated types, in order of their ids.
        enums, enum_type: EnumId => EnumType;
        /// Domains, in order of their ids.
        domains, domain: DomainId => Domain;
        /// Composite types, in order of their ids.
        composites, composite: CompositeId => CompositeType;
        /// Sequences that stand by themselves, in order of their ids.
        sequences, sequence: SequenceId => Sequence;
        /// Tables, in order of their ids.
        tables, table: TableId => Table;
        /// Views, in order of their ids.
        views, view: ViewId => View;
        /// Kept statements, in order of their ids; sort by `order` to write them out.
        statements, statement: StatementId => Statement;
        /// Notes, in order of their ids.
        notes, note: NoteId => Note;
        /// Areas, in order of their ids.
        areas, area: AreaId => Area;
        /// Diagrams, in order of their ids.
        diagrams, diagram: DiagramId => Diagram;
    }

    /// All placements of all diagrams.
    pub fn placements(&self) -> impl Iterator<Item = &Arc<Placement>> {
        self.placements.values()
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

    /// The lines that users have put in their place, of all diagrams.
    pub fn lines(&self) -> impl Iterator<Item = &Arc<Line>> {
        self.lines.values()
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
            ObjectRef::Schema(id) => self.schemas.get(&id).map_or(String::new(), |s| s.name.clone()),
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
            ObjectRef::Enum(id) => {
                self.enums.get(&id).map_or(String::new(), |e| self.qualified_name(e.schema, &e.name))
            }
            ObjectRef::Domain(id) => {
                self.domains.get(&id).map_or(String::new(), |d| self.qualified_name(d.schema, &d.name))
            }
            ObjectRef::Composite(id) => {
                self.composites.get(&id).map_or(String::new(), |c| self.qualified_name(c.schema, &c.name))
            }
            ObjectRef::Sequence(id) => {
                self.sequences.get(&id).map_or(String::new(), |s| self.qualified_name(s.schema, &s.name))
            }
            ObjectRef::View(id) => {
                self.views.get(&id).map_or(String::new(), |v| self.qualified_name(v.schema, &v.name))
            }
            ObjectRef::Statement(id) => self.statements.get(&id).map_or(String::new(), |s| s.kind.clone()),
            ObjectRef::Note(id) => self.notes.get(&id).map_or(String::new(), |n| n.text.clone()),
            ObjectRef::Area(id) => self.areas.get(&id).map_or(String::new(), |a| a.name.clone()),
        }
    }

    /// Whether any column, domain, field or array of the document has this type.
    pub fn uses_type(&self, wanted: &DataType) -> bool {
        let is = |data_type: &DataType| data_type.element() == wanted;
        self.tables.values().any(|t| t.columns.iter().any(|c| c.data_type.as_ref().is_some_and(is)))
            || self.domains.values().any(|domain| is(&domain.base))
            || self.composites.values().any(|c| c.fields.iter().any(|field| is(&field.data_type)))
    }

    /// The record under a key.
    pub fn record(&self, key: RecordKey) -> Option<Record> {
        Some(match key {
            RecordKey::Settings => Record::Settings(Arc::clone(&self.settings)),
            RecordKey::Schema(id) => Record::Schema(Arc::clone(self.schemas.get(&id)?)),
            RecordKey::Enum(id) => Record::Enum(Arc::clone(self.enums.get(&id)?)),
            RecordKey::Domain(id) => Record::Domain(Arc::clone(self.domains.get(&id)?)),
            RecordKey::Composite(id) => Record::Composite(Arc::clone(self.composites.get(&id)?)),
            RecordKey::Sequence(id) => Record::Sequence(Arc::clone(self.sequences.get(&id)?)),
            RecordKey::Table(id) => Record::Table(Arc::clone(self.tables.get(&id)?)),
            RecordKey::View(id) => Record::View(Arc::clone(self.views.get(&id)?)),
            RecordKey::Statement(id) => Record::Statement(Arc::clone(self.statements.get(&id)?)),
            RecordKey::Note(id) => Record::Note(Arc::clone(self.notes.get(&id)?)),
            RecordKey::Area(id) => Record::Area(Arc::clone(self.areas.get(&id)?)),
            RecordKey::Diagram(id) => Record::Diagram(Arc::clone(self.diagrams.get(&id)?)),
            RecordKey::Placement(diagram, node) => {
                Record::Placement(Arc::clone(self.placements.get(&(diagram, node))?))
            }
            RecordKey::Line(diagram, table, key) => {
                Record::Line(Arc::clone(self.lines.get(&(diagram, table, key))?))
            }
        })
    }

    /// The record under a key, as what it is in JSON.
    pub(crate) fn record_json(&self, key: RecordKey) -> Option<&dyn WriteJson> {
        Some(match key {
            RecordKey::Settings => &*self.settings,
            RecordKey::Schema(id) => &**self.schemas.get(&id)?,
            RecordKey::Enum(id) => &**self.enums.get(&id)?,
            RecordKey::Domain(id) => &**self.domains.get(&id)?,
            RecordKey::Composite(id) => &**self.composites.get(&id)?,
            RecordKey::Sequence(id) => &**self.sequences.get(&id)?,
            RecordKey::Table(id) => &**self.tables.get(&id)?,
            RecordKey::View(id) => &**self.views.get(&id)?,
            RecordKey::Statement(id) => &**self.statements.get(&id)?,
            RecordKey::Note(id) => &**self.notes.get(&id)?,
            RecordKey::Area(id) => &**self.areas.get(&id)?,
            RecordKey::Diagram(id) => &**self.diagrams.get(&id)?,
            RecordKey::Placement(diagram, node) => &**self.placements.get(&(diagram, node))?,
            RecordKey::Line(diagram, table, key) => &**self.lines.get(&(diagram, table, key))?,
        })
    }

    /// All keys of the document, in a fixed order that begins with the settings.
    pub fn keys(&self) -> Vec<RecordKey> {
        let mut keys = vec![RecordKey::Settings];
        keys.extend(self.schemas.keys().map(|id| RecordKey::Schema(*id)));
        keys.extend(self.enums.keys().map(|id| RecordKey::Enum(*id)));
        keys.extend(self.domains.keys().map(|id| RecordKey::Domain(*id)));
        keys.extend(self.composites.keys().map(|id| RecordKey::Composite(*id)));
        keys.extend(self.sequences.keys().map(|id| RecordKey::Sequence(*id)));
        keys.extend(self.tables.keys().map(|id| RecordKey::Table(*id)));
        keys.extend(self.views.keys().map(|id| RecordKey::View(*id)));
        keys.extend(self.statements.keys().map(|id| RecordKey::Statement(*id)));
        keys.extend(self.notes.keys().map(|id| RecordKey::Note(*id)));
        keys.extend(self.areas.keys().map(|id| RecordKey::Area(*id)));
        keys.extend(self.diagrams.keys().map(|id| RecordKey::Diagram(*id)));
        keys.extend(self.placements.keys().map(|(diagram, node)| RecordKey::Placement(*diagram, *node)));
        keys.extend(self.lines.keys().map(|(diagram, table, key)| RecordKey::Line(*diagram, *table, *key)));
        keys
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

    /// Puts a record in the place of the one under `key`, or takes that one out.
    pub(crate) fn set(&mut self, key: RecordKey, record: Option<&Record>) {
        if let RecordKey::Table(id) = key {
            self.unlink(id);
        }
        match (key, record) {
            (RecordKey::Settings, Some(Record::Settings(new))) => self.settings = Arc::clone(new),
            (RecordKey::Settings, _) => self.settings = Arc::default(),
            (RecordKey::Schema(id), Some(Record::Schema(new))) => put(&mut self.schemas, id, new),
            (RecordKey::Schema(id), _) => drop(self.schemas.remove(&id)),
            (RecordKey::Enum(id), Some(Record::Enum(new))) => put(&mut self.enums, id, new),
            (RecordKey::Enum(id), _) => drop(self.enums.remove(&id)),
            (RecordKey::Domain(id), Some(Record::Domain(new))) => put(&mut self.domains, id, new),
            (RecordKey::Domain(id), _) => drop(self.domains.remove(&id)),
            (RecordKey::Composite(id), Some(Record::Composite(new))) => put(&mut self.composites, id, new),
            (RecordKey::Composite(id), _) => drop(self.composites.remove(&id)),
            (RecordKey::Sequence(id), Some(Record::Sequence(new))) => put(&mut self.sequences, id, new),
            (RecordKey::Sequence(id), _) => drop(self.sequences.remove(&id)),
            (RecordKey::Table(id), Some(Record::Table(new))) => {
                self.link(new);
                put(&mut self.tables, id, new);
            }
            (RecordKey::Table(id), _) => drop(self.tables.remove(&id)),
            (RecordKey::View(id), Some(Record::View(new))) => put(&mut self.views, id, new),
            (RecordKey::View(id), _) => drop(self.views.remove(&id)),
            (RecordKey::Statement(id), Some(Record::Statement(new))) => put(&mut self.statements, id, new),
            (RecordKey::Statement(id), _) => drop(self.statements.remove(&id)),
            (RecordKey::Note(id), Some(Record::Note(new))) => put(&mut self.notes, id, new),
            (RecordKey::Note(id), _) => drop(self.notes.remove(&id)),
            (RecordKey::Area(id), Some(Record::Area(new))) => put(&mut self.areas, id, new),
            (RecordKey::Area(id), _) => drop(self.areas.remove(&id)),
            (RecordKey::Diagram(id), Some(Record::Diagram(new))) => put(&mut self.diagrams, id, new),
            (RecordKey::Diagram(id), _) => drop(self.diagrams.remove(&id)),
            (RecordKey::Placement(diagram, node), Some(Record::Placement(new))) => {
                put(&mut self.placements, (diagram, node), new);
            }
            (RecordKey::Placement(diagram, node), _) => drop(self.placements.remove(&(diagram, node))),
            (RecordKey::Line(diagram, table, key), Some(Record::Line(new))) => {
                put(&mut self.lines, (diagram, table, key), new);
            }
            (RecordKey::Line(diagram, table, key), _) => drop(self.lines.remove(&(diagram, table, key))),
        }
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

fn put<K: Ord, T>(map: &mut VecMap<K, Arc<T>>, key: K, record: &Arc<T>) {
    map.insert(key, Arc::clone(record));
}
