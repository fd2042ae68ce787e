//! The input of a check. Reads beyond its own record are tracked, so that the review knows when to check again.

use std::cell::RefCell;

use crowfoot_dialect::script::GeneratedNames;
use crowfoot_dialect::{DialectSpec, logical_of, spec};
use crowfoot_model::{
    DataType, Dialect, Document, Domain, DomainId, EnumId, EnumType, ForeignKeyId, LogicalType, ObjectRef,
    RecordKey, SchemaId, Settings, Table, TableId,
};

use crate::diagnostic::Applicability;
use crate::graph::Graph;
use crate::names::{NameIndex, NameKey, Space};
use crate::option::{RuleOption, RuleOptionKind};
use crate::preset::preset_of;
use crate::style::{Habit, Lean, Style};

/// Something that a check has read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Dependency {
    Record(RecordKey),
    /// The part of a table that its neighbours see.
    Face(TableId),
    /// Which foreign keys refer to a table.
    Incoming(TableId),
    /// Which objects have a name.
    Name(NameKey),
    /// What most tables do.
    Habit(Habit),
}

/// What a review knows of a document as a whole.
#[derive(Clone, Debug, Default)]
pub(crate) struct Knowledge {
    pub(crate) names: NameIndex,
    pub(crate) graph: Graph,
    pub(crate) style: Style,
}

impl Knowledge {
    pub(crate) fn new(document: &Document) -> Self {
        Self { names: NameIndex::new(document), graph: Graph::new(document), style: Style::new(document) }
    }
}

/// How a design is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stance {
    /// Programs and rows rely on it.
    pub(crate) is_in_use: bool,
    /// Its own style counts, not the house standard.
    pub(crate) is_learned: bool,
    /// It comes from a language that names no database, so that the dialect is a guess of ours.
    pub(crate) is_guessed: bool,
}

impl Stance {
    pub(crate) fn of(settings: &Settings) -> Self {
        let is_learned = preset_of(settings).learns;
        // A script that names things as its database does has made a database.
        // A script for the database that names what has no name says so; other scripts name a database of their own.
        let names = crowfoot_dialect::spec(settings.dialect).script().server.generated_names;
        let is_guessed = is_learned && names == GeneratedNames::OfColumns && !settings.named_by_engine;
        Self { is_in_use: is_learned || settings.named_by_engine, is_learned, is_guessed }
    }
}

/// A document as a check sees it.
pub(crate) struct Context<'d> {
    document: &'d Document,
    knowledge: &'d Knowledge,
    pub(crate) dialect: Dialect,
    pub(crate) spec: &'static dyn DialectSpec,
    /// The values of the options of the rule that checks, where they are not the defaults.
    values: &'d [(&'static str, String)],
    /// The design is one that exists: see [`Context::is_in_use`].
    stance: Stance,
    read: RefCell<Vec<Dependency>>,
}

impl<'d> Context<'d> {
    pub(crate) fn new(document: &'d Document, knowledge: &'d Knowledge) -> Self {
        let dialect = document.settings().dialect;
        let read = RefCell::new(Vec::new());
        let stance = Stance::of(document.settings());
        Self { document, knowledge, dialect, spec: spec(dialect), values: &[], stance, read }
    }

    /// The same for a rule with options.
    pub(crate) fn with_values(self, values: &'d [(&'static str, String)]) -> Self {
        Self { values, ..self }
    }

    /// Whether the design exists already, so that programs rely on its names and rows on its columns: nothing that
    /// changes either is safe.
    pub(crate) fn is_in_use(&self) -> bool {
        self.stance.is_in_use
    }

    /// Whether the design's own style counts, and not the house standard.
    pub(crate) fn is_learned(&self) -> bool {
        self.stance.is_learned
    }

    /// Whether nobody has said which database the design is for.
    pub(crate) fn is_guessed(&self) -> bool {
        self.stance.is_guessed
    }

    /// What most of the design does.
    pub(crate) fn lean(&self, habit: Habit) -> Lean {
        self.note(Dependency::Habit(habit));
        self.knowledge.style.verdict(habit).0
    }

    /// Whether more than half of the design does it.
    pub(crate) fn most(&self, habit: Habit) -> bool {
        self.note(Dependency::Habit(habit));
        self.knowledge.style.verdict(habit).1
    }

    /// Whether the design has this, of what it could.
    pub(crate) fn has_any(&self, habit: Habit) -> bool {
        self.note(Dependency::Habit(habit));
        self.knowledge.style.has_any(habit)
    }

    /// The word that nearly all tables begin with.
    pub(crate) fn prefix(&self) -> Option<&'d str> {
        self.note(Dependency::Habit(Habit::Prefix));
        self.knowledge.style.prefix()
    }

    /// All of the style, for checks of the design as a whole only: nothing is noted.
    pub(crate) fn style(&self) -> &'d Style {
        &self.knowledge.style
    }

    /// [`Applicability::Safe`] for a change that a design in use would feel.
    pub(crate) fn safe_unless_in_use(&self) -> Applicability {
        if self.is_in_use() { Applicability::Unsafe } else { Applicability::Safe }
    }

    /// The value of an option that is a number.
    pub(crate) fn number(&self, option: &RuleOption) -> usize {
        let value = self.values.iter().find(|(key, _)| *key == option.key);
        let default = match option.kind {
            RuleOptionKind::Number { default, .. } => default,
            _ => 0,
        };
        value.and_then(|(_, value)| value.parse().ok()).unwrap_or(default) as usize
    }

    pub(crate) fn table(&self, id: TableId) -> Option<&'d Table> {
        self.note(Dependency::Record(RecordKey::Table(id)));
        self.document.table(id).map(|table| &**table)
    }

    /// A table that another one relates to. Only what [`crate::face::same_face`] compares may be read of it.
    pub(crate) fn neighbour(&self, id: TableId) -> Option<&'d Table> {
        self.note(Dependency::Face(id));
        self.document.table(id).map(|table| &**table)
    }

    pub(crate) fn enum_type(&self, id: EnumId) -> Option<&'d EnumType> {
        self.note(Dependency::Record(RecordKey::Enum(id)));
        self.document.enum_type(id).map(|e| &**e)
    }

    pub(crate) fn domain(&self, id: DomainId) -> Option<&'d Domain> {
        self.note(Dependency::Record(RecordKey::Domain(id)));
        self.document.domain(id).map(|domain| &**domain)
    }

    /// Whether the document has the record.
    pub(crate) fn has(&self, key: RecordKey) -> bool {
        self.note(Dependency::Record(key));
        match key {
            RecordKey::Table(id) => self.document.table(id).is_some(),
            _ => self.document.record(key).is_some(),
        }
    }

    /// The foreign keys that refer to a table.
    pub(crate) fn referring_to(&self, id: TableId) -> Vec<(TableId, ForeignKeyId)> {
        self.note(Dependency::Incoming(id));
        self.document.referring_to(id).collect()
    }

    /// The objects with a name in a namespace of the document's dialect.
    pub(crate) fn named(&self, space: Space, schema: Option<SchemaId>, name: &str) -> &'d [ObjectRef] {
        self.with_key(NameKey::new(self.dialect, space, schema, name))
    }

    /// The objects with a name.
    pub(crate) fn with_key(&self, key: NameKey) -> &'d [ObjectRef] {
        let objects = self.knowledge.names.objects(&key);
        self.note(Dependency::Name(key));
        objects
    }

    /// [`Applicability::Safe`] for a change of a name or an object that no view or kept statement mentions.
    pub(crate) fn safe_unless_mentioned(&self, name: Option<&str>) -> Applicability {
        match name {
            Some(name) if !self.named(Space::Mention, None, name).is_empty() => Applicability::Unsafe,
            _ => Applicability::Safe,
        }
    }

    /// The table with a name, in a schema.
    pub(crate) fn table_named(&self, schema: Option<SchemaId>, name: &str) -> Option<&'d Table> {
        let objects = self.named(Space::Relation, schema, name);
        objects.iter().find_map(|object| match object {
            ObjectRef::Table(id) => self.neighbour(*id),
            _ => None,
        })
    }

    /// All foreign keys as a graph. For checks of the graph only: nothing is noted.
    pub(crate) fn graph(&self) -> &'d Graph {
        &self.knowledge.graph
    }

    /// The name of an object in messages.
    pub(crate) fn name(&self, object: ObjectRef) -> String {
        if let Some(table) = object.table()
            && let Some(schema) = self.owner(object, table).and_then(|table| table.schema)
        {
            self.note(Dependency::Record(RecordKey::Schema(schema)));
        }
        match object {
            ObjectRef::Document
            | ObjectRef::Table(_)
            | ObjectRef::Statement(_)
            | ObjectRef::Note(_)
            | ObjectRef::Area(_) => {}
            _ => object.record().into_iter().for_each(|key| self.note(Dependency::Record(key))),
        }
        let name = self.document.display_name(object);
        if name.is_empty() { "(unnamed)".to_owned() } else { name }
    }

    /// The type without domains around it.
    pub(crate) fn bare_type<'t>(&self, data_type: &'t DataType) -> &'t DataType
    where
        'd: 't,
    {
        let mut bare = data_type;
        // Domains over domains are legal; a cycle of them is not and ends here.
        for _ in 0..8 {
            match bare {
                DataType::Domain(id) => match self.domain(*id) {
                    Some(domain) => bare = &domain.base,
                    None => break,
                },
                _ => break,
            }
        }
        bare
    }

    /// The logical type, through domains and native spellings.
    pub(crate) fn logical(&self, data_type: &DataType) -> Option<LogicalType> {
        logical_of(self.bare_type(data_type))
    }

    /// The logical type of a column.
    pub(crate) fn logical_of_column(&self, column: &crowfoot_model::Column) -> Option<LogicalType> {
        column.data_type.as_ref().and_then(|data_type| self.logical(data_type))
    }

    /// A type as messages call it.
    pub(crate) fn type_label(&self, data_type: &DataType) -> String {
        match data_type.element() {
            DataType::Enum(id) => self.note(Dependency::Record(RecordKey::Enum(*id))),
            DataType::Domain(id) => self.note(Dependency::Record(RecordKey::Domain(*id))),
            DataType::Composite(id) => self.note(Dependency::Record(RecordKey::Composite(*id))),
            _ => {}
        }
        crowfoot_dialect::type_label(self.document, data_type)
    }

    /// The dependencies that the check has read, without duplicates.
    pub(crate) fn into_read(self) -> Vec<Dependency> {
        let mut read = self.read.into_inner();
        read.sort();
        read.dedup();
        read
    }

    /// The document, for a fix: fixes are made once and need no dependencies.
    pub(crate) fn document(&self) -> &'d Document {
        self.document
    }

    /// The table of an object that is named. Of a table itself its neighbours see the name.
    fn owner(&self, object: ObjectRef, table: TableId) -> Option<&'d Table> {
        match object {
            ObjectRef::Table(_) => self.neighbour(table),
            _ => self.table(table),
        }
    }

    fn note(&self, dependency: Dependency) {
        self.read.borrow_mut().push(dependency);
    }
}
