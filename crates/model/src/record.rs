//! Records: the units in which a document is stored and changed.

use std::sync::Arc;

use crate::{
    Area, AreaId, CompositeId, CompositeType, Diagram, DiagramId, Domain, DomainId, EnumId, EnumType,
    ForeignKeyId, Line, NodeId, Note, NoteId, Placement, Schema, SchemaId, Sequence, SequenceId, Settings,
    Statement, StatementId, Table, TableId, View, ViewId,
};

/// Names a record of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKey {
    Settings,
    Schema(SchemaId),
    Enum(EnumId),
    Domain(DomainId),
    Composite(CompositeId),
    Sequence(SequenceId),
    Table(TableId),
    View(ViewId),
    Statement(StatementId),
    Note(NoteId),
    Area(AreaId),
    Diagram(DiagramId),
    Placement(DiagramId, NodeId),
    Line(DiagramId, TableId, ForeignKeyId),
}

impl RecordKey {
    /// The record's own id; none of what is named by the ids of others.
    pub fn id(self) -> Option<u64> {
        Some(match self {
            Self::Settings | Self::Placement(..) | Self::Line(..) => return None,
            Self::Schema(id) => id.0,
            Self::Enum(id) => id.0,
            Self::Domain(id) => id.0,
            Self::Composite(id) => id.0,
            Self::Sequence(id) => id.0,
            Self::Table(id) => id.0,
            Self::View(id) => id.0,
            Self::Statement(id) => id.0,
            Self::Note(id) => id.0,
            Self::Area(id) => id.0,
            Self::Diagram(id) => id.0,
        })
    }
}

/// A record. Cloning one copies a pointer.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    Settings(Arc<Settings>),
    Schema(Arc<Schema>),
    Enum(Arc<EnumType>),
    Domain(Arc<Domain>),
    Composite(Arc<CompositeType>),
    Sequence(Arc<Sequence>),
    Table(Arc<Table>),
    View(Arc<View>),
    Statement(Arc<Statement>),
    Note(Arc<Note>),
    Area(Arc<Area>),
    Diagram(Arc<Diagram>),
    Placement(Arc<Placement>),
    Line(Arc<Line>),
}

impl Record {
    /// The key under which a document keeps this record.
    pub fn key(&self) -> RecordKey {
        match self {
            Self::Settings(_) => RecordKey::Settings,
            Self::Schema(schema) => RecordKey::Schema(schema.id),
            Self::Enum(enum_type) => RecordKey::Enum(enum_type.id),
            Self::Domain(domain) => RecordKey::Domain(domain.id),
            Self::Composite(composite) => RecordKey::Composite(composite.id),
            Self::Sequence(sequence) => RecordKey::Sequence(sequence.id),
            Self::Table(table) => RecordKey::Table(table.id),
            Self::View(view) => RecordKey::View(view.id),
            Self::Statement(statement) => RecordKey::Statement(statement.id),
            Self::Note(note) => RecordKey::Note(note.id),
            Self::Area(area) => RecordKey::Area(area.id),
            Self::Diagram(diagram) => RecordKey::Diagram(diagram.id),
            Self::Placement(placement) => RecordKey::Placement(placement.diagram, placement.node),
            Self::Line(line) => RecordKey::Line(line.diagram, line.table, line.foreign_key),
        }
    }
}

macro_rules! records_from {
    ($($variant:ident: $type:ty),+ $(,)?) => {$(
        impl From<$type> for Record {
            fn from(record: $type) -> Self {
                Self::$variant(Arc::new(record))
            }
        }
    )+};
}

records_from! {
    Settings: Settings,
    Schema: Schema,
    Enum: EnumType,
    Domain: Domain,
    Composite: CompositeType,
    Sequence: Sequence,
    Table: Table,
    View: View,
    Statement: Statement,
    Note: Note,
    Area: Area,
    Diagram: Diagram,
    Placement: Placement,
    Line: Line,
}
