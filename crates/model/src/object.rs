//! References to anything in a document that can be selected, reviewed or pointed at.

use crate::{
    AreaId, CheckId, ColumnId, CompositeId, DomainId, EnumId, ExclusionId, ForeignKeyId, IndexId, NodeId,
    NoteId, SchemaId, SequenceId, StatementId, TableId, UniqueId, ViewId,
};

/// An object of a document. Parts of a table name their table, so that finding them is not a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectRef {
    Document,
    Schema(SchemaId),
    Table(TableId),
    Column(TableId, ColumnId),
    PrimaryKey(TableId),
    Unique(TableId, UniqueId),
    ForeignKey(TableId, ForeignKeyId),
    Check(TableId, CheckId),
    Exclusion(TableId, ExclusionId),
    Index(TableId, IndexId),
    Enum(EnumId),
    Domain(DomainId),
    Composite(CompositeId),
    Sequence(SequenceId),
    View(ViewId),
    Statement(StatementId),
    Note(NoteId),
    Area(AreaId),
}

impl ObjectRef {
    /// The table that this is or belongs to.
    pub fn table(self) -> Option<TableId> {
        match self {
            Self::Table(table)
            | Self::Column(table, _)
            | Self::PrimaryKey(table)
            | Self::Unique(table, _)
            | Self::ForeignKey(table, _)
            | Self::Check(table, _)
            | Self::Exclusion(table, _)
            | Self::Index(table, _) => Some(table),
            _ => None,
        }
    }

    /// The node of a diagram that shows this.
    pub fn node(self) -> Option<NodeId> {
        match self {
            Self::Enum(id) => Some(NodeId::Enum(id)),
            Self::View(id) => Some(NodeId::View(id)),
            Self::Note(id) => Some(NodeId::Note(id)),
            Self::Area(id) => Some(NodeId::Area(id)),
            _ => self.table().map(NodeId::Table),
        }
    }

    /// The id of the part of the table that this is; `None` for whole records and for the primary key.
    pub fn part(self) -> Option<u64> {
        match self {
            Self::Column(_, id) => Some(id.0),
            Self::Unique(_, id) => Some(id.0),
            Self::ForeignKey(_, id) => Some(id.0),
            Self::Check(_, id) => Some(id.0),
            Self::Exclusion(_, id) => Some(id.0),
            Self::Index(_, id) => Some(id.0),
            _ => None,
        }
    }
}

impl From<NodeId> for ObjectRef {
    fn from(node: NodeId) -> Self {
        match node {
            NodeId::Table(id) => Self::Table(id),
            NodeId::View(id) => Self::View(id),
            NodeId::Enum(id) => Self::Enum(id),
            NodeId::Note(id) => Self::Note(id),
            NodeId::Area(id) => Self::Area(id),
        }
    }
}
