//! Stable ids: every record and every part of one (a column, an index) has a number that is unique in its
//! document and never changes, so that renames are facts instead of guesses.

use crate::json::{Json, Reader, Writer};

/// Ids above this are refused by the file reader: they would not survive a trip through JavaScript numbers.
pub const MAX_ID: u64 = (1 << 53) - 1;

/// Hands out ids. New documents count from 1; a session that edits an existing document starts at a random
/// block, so that two branches of one file seldom give the same id to different things.
#[derive(Clone, Debug)]
pub struct IdSource {
    next: u64,
}

impl IdSource {
    /// Ids from 1: for new documents and for importers, whose output has to be the same each time.
    pub fn new() -> Self {
        Self { next: 1 }
    }

    /// Ids above `highest`, which is normally [`crate::Document::highest_id`].
    pub fn after(highest: u64) -> Self {
        Self { next: highest.saturating_add(1).min(MAX_ID) }
    }

    /// Ids from a block of 4,096 chosen by `random`, above `highest` in any case.
    pub fn in_block(random: u32, highest: u64) -> Self {
        let block = (u64::from(random) & 0x003f_ffff) << 12;
        Self::after(highest.max(block))
    }

    /// The next free number, as the id type that is asked for.
    pub fn fresh<I: From<u64>>(&mut self) -> I {
        let id = self.next;
        self.next = (self.next + 1).min(MAX_ID);
        I::from(id)
    }
}

impl Default for IdSource {
    fn default() -> Self {
        Self::new()
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u64);

        impl From<u64> for $name {
            fn from(id: u64) -> Self {
                Self(id)
            }
        }

        impl From<$name> for u64 {
            fn from(id: $name) -> u64 {
                id.0
            }
        }

        impl Json for $name {
            fn blank() -> Self {
                Self(0)
            }

            fn write(&self, writer: &mut Writer) {
                self.0.write(writer);
            }

            fn read(&mut self, reader: &mut Reader) {
                self.0.read(reader);
            }
        }
    )+};
}

ids! {
    /// A namespace (`CREATE SCHEMA`; a database in MySQL).
    SchemaId,
    /// A table.
    TableId,
    /// A column; unique in the document, not only in its table.
    ColumnId,
    /// A unique constraint.
    UniqueId,
    /// A foreign key.
    ForeignKeyId,
    /// A check constraint.
    CheckId,
    /// An exclusion constraint.
    ExclusionId,
    /// An index.
    IndexId,
    /// An enumerated type.
    EnumId,
    /// A domain.
    DomainId,
    /// A composite type.
    CompositeId,
    /// A sequence.
    SequenceId,
    /// A view or materialized view.
    ViewId,
    /// A statement that is kept verbatim.
    StatementId,
    /// A sticky note on a diagram.
    NoteId,
    /// A coloured rectangle that groups tables.
    AreaId,
    /// A diagram: one arrangement of the model.
    DiagramId,
    /// A declared access pattern.
    AccessPatternId,
}
