//! References to anything in a document that can be selected, reviewed or pointed at.

use crate::{
    AreaId, CheckId, ColumnId, CompositeId, DomainId, EnumId, ExclusionId, ForeignKeyId, IndexId, NodeId,
    NoteId, RecordKey, SchemaId, SequenceId, StatementId, TableId, UniqueId, ViewId,
};

macro_rules! objects {
    ($($kind:ident($id:ty) $number:literal $noun:literal;)+) => {
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
            $($kind($id),)+
        }

        impl RecordKey {
            /// The record as an object, if it can be selected, reviewed or pointed at.
            pub fn object(self) -> Option<ObjectRef> {
                match self {
                    Self::Settings => Some(ObjectRef::Document),
                    Self::Schema(id) => Some(ObjectRef::Schema(id)),
                    Self::Table(id) => Some(ObjectRef::Table(id)),
                    $(Self::$kind(id) => Some(ObjectRef::$kind(id)),)+
                    _ => None,
                }
            }
        }

        impl ObjectRef {
            /// The record that this is; `None` for parts of one.
            pub fn record(self) -> Option<RecordKey> {
                match self {
                    Self::Document => Some(RecordKey::Settings),
                    Self::Schema(id) => Some(RecordKey::Schema(id)),
                    Self::Table(id) => Some(RecordKey::Table(id)),
                    $(Self::$kind(id) => Some(RecordKey::$kind(id)),)+
                    _ => None,
                }
            }

            /// What kind of object it is, in the words of the interface: `unique constraint`, `composite type`.
            pub fn noun(self) -> &'static str {
                match self {
                    Self::Document => "design",
                    Self::Schema(_) => "schema",
                    Self::Table(_) => "table",
                    Self::Column(..) => "column",
                    Self::PrimaryKey(_) => "primary key",
                    Self::Unique(..) => "unique constraint",
                    Self::ForeignKey(..) => "foreign key",
                    Self::Check(..) => "check",
                    Self::Exclusion(..) => "exclusion constraint",
                    Self::Index(..) => "index",
                    $(Self::$kind(_) => $noun,)+
                }
            }

            /// Numbers that are the same in every version, and of no other object of the document.
            pub fn numbers(self) -> (u8, u64, u64) {
                match self {
                    Self::Document => (0, 0, 0),
                    Self::Schema(id) => (1, id.0, 0),
                    Self::Table(id) => (2, id.0, 0),
                    Self::Column(table, id) => (3, table.0, id.0),
                    Self::PrimaryKey(table) => (4, table.0, 0),
                    Self::Unique(table, id) => (5, table.0, id.0),
                    Self::ForeignKey(table, id) => (6, table.0, id.0),
                    Self::Check(table, id) => (7, table.0, id.0),
                    Self::Exclusion(table, id) => (8, table.0, id.0),
                    Self::Index(table, id) => (9, table.0, id.0),
                    $(Self::$kind(id) => ($number, id.0, 0),)+
                }
            }
        }
    };
}

// Kinds of records that can be selected, reviewed or pointed at: a number of its own for ever, and the noun for it.
objects! {
    Enum(EnumId) 10 "enum";
    Domain(DomainId) 11 "domain";
    Composite(CompositeId) 12 "composite type";
    Sequence(SequenceId) 13 "sequence";
    View(ViewId) 14 "view";
    Statement(StatementId) 15 "raw SQL";
    Note(NoteId) 16 "note";
    Area(AreaId) 17 "area";
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
