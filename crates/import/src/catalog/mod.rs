//! The database after the statements so far, on which `CREATE`, `ALTER` and `DROP` act. Relations between tables are
//! kept by name until the last statement, since they may point forward.

mod called;
pub(crate) mod charset;
mod column;
mod constraint;
mod copy;
mod databases;
mod depending;
mod engine_names;
mod finish;
mod index;
mod mysql_names;
mod name;
mod object;
mod path;
mod remove;
mod rename;
mod serial;
mod settle;
mod table;

use crowfoot_dialect::script::{Clauses, Server, clauses, server};
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crowfoot_model::{
    ColumnId, CompositeId, CompositeType, Dialect, Domain, DomainId, EnumId, EnumType, ForeignKeyId,
    IdSource, IndexId, Schema, SchemaId, Sequence, SequenceId, Statement, Table, TableId, View, ViewId,
};

pub(crate) use name::Key;

use crate::draft::Qualified;
use crate::kind::Side;

/// A database under construction.
pub(crate) struct Catalog {
    pub(crate) dialect: Dialect,
    ids: IdSource,
    schemas: BTreeMap<SchemaId, Schema>,
    schema_names: HashMap<String, SchemaId>,
    tables: BTreeMap<TableId, Table>,
    views: BTreeMap<ViewId, View>,
    sequences: BTreeMap<SequenceId, Sequence>,
    enums: BTreeMap<EnumId, EnumType>,
    domains: BTreeMap<DomainId, Domain>,
    composites: BTreeMap<CompositeId, CompositeType>,
    /// Tables, views and sequences by name.
    relations: HashMap<Key, Relation>,
    /// Types by name.
    types: HashMap<Key, NamedType>,
    /// The tables of indexes, by name of the index.
    indexes: HashMap<Key, Relation>,
    /// Foreign keys whose targets are still names.
    references: BTreeMap<Key, Vec<Reference>>,
    /// Columns that a format declares nullable, even in a key of SQLite.
    pub(crate) nullable: BTreeSet<ColumnId>,
    /// The table that is being created.
    new_table: Option<TableId>,
    /// The number of inline foreign keys of each table, which SQLite puts before the others.
    inline_keys: BTreeMap<TableId, usize>,
    /// The parents of partitions and child tables.
    parents: BTreeMap<TableId, Vec<Parent>>,
    /// Inherited columns that were copied to child tables because a statement named them.
    taken_over: BTreeSet<ColumnId>,
    sequence_owners: BTreeMap<SequenceId, (Key, String)>,
    /// Renamed types, for columns and defaults from before the renaming.
    renamed_types: HashMap<Key, NamedType>,
    renamed_sequences: HashMap<Key, Relation>,
    /// Auto-increment columns by the original names of their sequences.
    numbering: HashMap<Key, (TableId, ColumnId)>,
    /// Whether a generated name of PostgreSQL had to be made explicit.
    names_are_written: bool,
    /// Indexes that MySQL creates for foreign keys and whose names had to be made explicit.
    made_indexes: BTreeSet<IndexId>,
    /// The character sets and collations of the databases of MySQL.
    charsets: BTreeMap<Option<SchemaId>, (Option<String>, Option<String>)>,
    /// Namespaces that exist even when empty.
    declared: BTreeSet<SchemaId>,
    statements: Vec<Kept>,
    /// The namespaces of functions by their names.
    functions: HashMap<String, BTreeSet<Option<SchemaId>>>,
    /// Types that are still text are not types of the document, whatever their names.
    pub(crate) types_are_known: bool,
    /// The schemas in which unqualified names are created and looked up.
    pub(crate) search_path: Vec<Option<SchemaId>>,
}

/// A table, a view or a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Table(TableId),
    View(ViewId),
    Sequence(SequenceId),
}

/// A type of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NamedType {
    Enum(EnumId),
    Domain(DomainId),
    Composite(CompositeId),
}

/// A foreign key that is resolved after the last statement.
#[derive(Clone, Debug)]
struct Reference {
    table: TableId,
    foreign_key: ForeignKeyId,
    /// As written.
    target: Qualified,
    columns: Vec<String>,
}

#[derive(Clone, Debug)]
struct Parent {
    parent: Key,
    /// The bounds, for a partition; `None` for `INHERITS`.
    bounds: Option<String>,
}

#[derive(Clone, Debug)]
struct Kept {
    statement: Statement,
    /// The MySQL database in which it is created.
    database: Option<SchemaId>,
    side: Side,
}

impl Catalog {
    pub(crate) fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            ids: IdSource::new(),
            schemas: BTreeMap::new(),
            schema_names: HashMap::new(),
            tables: BTreeMap::new(),
            views: BTreeMap::new(),
            sequences: BTreeMap::new(),
            enums: BTreeMap::new(),
            domains: BTreeMap::new(),
            composites: BTreeMap::new(),
            relations: HashMap::new(),
            types: HashMap::new(),
            indexes: HashMap::new(),
            references: BTreeMap::new(),
            nullable: BTreeSet::new(),
            made_indexes: BTreeSet::new(),
            names_are_written: false,
            new_table: None,
            inline_keys: BTreeMap::new(),
            parents: BTreeMap::new(),
            taken_over: BTreeSet::new(),
            sequence_owners: BTreeMap::new(),
            renamed_types: HashMap::new(),
            renamed_sequences: HashMap::new(),
            numbering: HashMap::new(),
            charsets: BTreeMap::new(),
            declared: BTreeSet::new(),
            statements: Vec::new(),
            functions: HashMap::new(),
            types_are_known: false,
            search_path: vec![None],
        }
    }

    /// A catalog for a format that resolves column types itself.
    pub(crate) fn with_known_types(dialect: Dialect) -> Self {
        Self { types_are_known: true, ..Self::new(dialect) }
    }

    /// The implicit behaviour of the server.
    pub(crate) fn server(&self) -> &'static Server {
        server(self.dialect)
    }

    /// The clauses of its scripts.
    pub(crate) fn clauses(&self) -> &'static Clauses {
        clauses(self.dialect)
    }

    /// Whether this table is being created.
    pub(super) fn is_new(&self, table: TableId) -> bool {
        self.new_table == Some(table)
    }

    pub(crate) fn table_mut(&mut self, id: TableId) -> Option<&mut Table> {
        self.tables.get_mut(&id)
    }

    /// Makes all foreign keys such that only programs know them.
    pub(crate) fn make_keys_logical(&mut self) {
        for key in self.tables.values_mut().flat_map(|table| &mut table.foreign_keys) {
            key.logical = true;
            key.indexes_before = None;
        }
    }

    /// Keeps a statement verbatim.
    pub(crate) fn keep(&mut self, kind: &str, text: &str, side: Side) {
        self.note_function(kind, text);
        let statement = Statement {
            id: self.ids.fresh(),
            dialect: self.dialect,
            kind: kind.to_owned(),
            text: self.with_path(kind, text),
            order: self.statements.last().map_or(0, |kept| kept.statement.order.saturating_add(1)),
            before_tables: side == Side::Before,
        };
        let database = self.default_schema().filter(|_| self.clauses().schemas_are_databases);
        self.statements.push(Kept { statement, database, side });
    }

    /// The virtual table (SQLite) whose module stores its data in a table of this name.
    pub(crate) fn virtual_owner(&self, table: &str) -> Option<&str> {
        const ENDINGS: [&str; 12] = [
            "data", "idx", "content", "docsize", "config", "segments", "segdir", "stat", "node", "parent",
            "rowid", "instance",
        ];
        let (owner, ending) = table.rsplit_once('_')?;
        if !ENDINGS.contains(&ending) {
            return None;
        }
        let kept = self.statements.iter().map(|kept| &kept.statement);
        kept.filter(|statement| statement.kind == "CREATE VIRTUAL TABLE").find_map(|statement| {
            let (head, _) =
                statement.text.split_once(" USING ").or_else(|| statement.text.split_once(" using "))?;
            let name = head.split_whitespace().next_back()?.trim_matches(['"', '`', '\'', '[', ']']);
            name.eq_ignore_ascii_case(owner).then_some(name)
        })
    }

    /// Removes kept statements. Returns whether there were any.
    pub(crate) fn forget(&mut self, is_gone: &dyn Fn(&Statement) -> bool) -> bool {
        let before = self.statements.len();
        self.statements.retain(|kept| !is_gone(&kept.statement));
        self.statements.len() < before
    }
}
