//! Which names have to differ, and how a database compares them.
//!
//! The review and the exporters ask the same questions here, so that a design without duplicates is written with the names
//! that it has.

use crowfoot_model::{ForeignKey, ObjectRef, Table};

/// What has a name, as far as names of things are kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    Schema,
    /// Tables and views.
    Relation,
    Sequence,
    /// Enums, domains and composite types.
    Type,
    Column,
    PrimaryKey,
    Unique,
    Exclusion,
    Check,
    ForeignKey,
    Index,
    Trigger,
    Routine,
}

/// Names that have to differ from each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Space {
    Schemas,
    Relations,
    Types,
    Columns,
    Constraints,
    ForeignKeys,
    Checks,
    Indexes,
    Triggers,
    Routines,
}

/// How far a namespace reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    Database,
    Schema,
    Table,
}

/// A namespace of a dialect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Namespace {
    pub space: Space,
    pub extent: Extent,
}

impl Namespace {
    pub(crate) const fn in_schema(space: Space) -> Self {
        Self { space, extent: Extent::Schema }
    }

    pub(crate) const fn in_table(space: Space) -> Self {
        Self { space, extent: Extent::Table }
    }

    pub(crate) const fn in_database(space: Space) -> Self {
        Self { space, extent: Extent::Database }
    }
}

impl Named {
    /// What an object is; `None` for what has no name in the database.
    pub fn of(object: ObjectRef) -> Option<Self> {
        Some(match object {
            ObjectRef::Schema(_) => Self::Schema,
            ObjectRef::Table(_) | ObjectRef::View(_) => Self::Relation,
            ObjectRef::Sequence(_) => Self::Sequence,
            ObjectRef::Enum(_) | ObjectRef::Domain(_) | ObjectRef::Composite(_) => Self::Type,
            ObjectRef::Column(..) => Self::Column,
            ObjectRef::PrimaryKey(_) => Self::PrimaryKey,
            ObjectRef::Unique(..) => Self::Unique,
            ObjectRef::Exclusion(..) => Self::Exclusion,
            ObjectRef::Check(..) => Self::Check,
            ObjectRef::ForeignKey(..) => Self::ForeignKey,
            ObjectRef::Index(..) => Self::Index,
            _ => return None,
        })
    }
}

/// Whether a key or an index of the table begins with the columns of a foreign key, so that a database which indexes
/// foreign keys makes none of the same name.
pub fn has_index_for(table: &Table, key: &ForeignKey) -> bool {
    table.primary_key_columns().starts_with(&key.columns)
        || table.uniques.iter().any(|unique| unique.columns.starts_with(&key.columns))
        || (table.indexes.iter())
            .any(|index| index.leading_columns().take(key.columns.len()).eq(key.columns.iter().copied()))
}

/// A name up to a number of bytes, which is all that the database keeps of it.
pub(crate) fn cut(name: &str, bytes: usize) -> &str {
    name.get(..name.floor_char_boundary(bytes)).unwrap_or(name)
}
