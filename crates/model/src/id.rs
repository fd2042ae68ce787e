//! Stable ids: every record and every part of one (a column, an index) has a number that is unique in its
//! document and never changes, so that renames are facts instead of guesses.

use crowfoot_compact::VecSet;

use crate::Document;
use crate::json::{Node, ReadJson, Reader, WriteJson, Writer, serde_by_node};
use crate::record::KeyPart;

/// Ids above this are refused by the file reader: they would not survive a trip through JavaScript numbers.
pub const MAX_ID: u64 = (1 << 53) - 1;

/// Bits of an id that count within its block.
const BLOCK_BITS: u32 = 10;
/// Every id of this block can be read.
const LAST_BLOCK: u64 = (MAX_ID >> BLOCK_BITS) - 1;
/// The random distance between two blocks of a session: bits of it.
const STEP_BITS: u32 = 32;
/// Where counting on leaves too little room above.
const NEARLY_FULL: u64 = MAX_ID - (1 << 40);

/// Hands out ids that nothing in the document has.
///
/// New documents and importers count from 1, so that their output is the same each time. An editing session takes
/// blocks of 1,024 ids, each at a random distance of up to 2^32 blocks above everything that it knows. Two tabs on one design, or
/// two branches of one file, would have to draw the same number of 32 bits to give one id to two things. Blocks stay in
/// the order of time for some four thousand sessions; from then on any free one is taken.
#[derive(Clone, Debug)]
pub struct IdSource {
    next: u64,
    /// The end of the block.
    end: u64,
    /// Blocks with an id in use.
    taken: VecSet<u64>,
    random: u64,
}

impl IdSource {
    /// Ids from 1: for new documents and for importers, whose output has to be the same each time.
    pub fn new() -> Self {
        Self { next: 1, end: MAX_ID, taken: VecSet::new(), random: 0 }
    }

    /// Ids above `highest`.
    pub fn after(highest: u64) -> Self {
        Self { next: highest.saturating_add(1).min(MAX_ID), ..Self::new() }
    }

    /// Ids that count on from a document: for what is made once and in one place, the same each time.
    pub fn following(document: &Document) -> Self {
        match document.ids().max().unwrap_or_default() {
            highest if highest < NEARLY_FULL => Self::after(highest),
            _ => Self::in_blocks(document, 0),
        }
    }

    /// Ids for a session that edits a document. Sessions with different `random` numbers can edit copies of it and
    /// bring what they made together.
    pub fn in_blocks(document: &Document, random: u64) -> Self {
        let mut taken = VecSet::new();
        for id in document.ids() {
            taken.insert(id >> BLOCK_BITS);
        }
        Self { next: 0, end: 0, taken, random }
    }

    /// The next free number, as the id type that is asked for.
    pub fn fresh<I: From<u64>>(&mut self) -> I {
        if self.next >= self.end {
            self.begin_block();
        }
        let id = self.next;
        self.next += 1;
        I::from(id)
    }

    /// Keeps clear of an id that came from elsewhere.
    pub fn note(&mut self, id: u64) {
        let block = id >> BLOCK_BITS;
        self.taken.insert(block);
        if self.next < self.end && self.next >> BLOCK_BITS == block {
            self.next = self.end;
        }
    }

    fn begin_block(&mut self) {
        let step = 1 + (self.draw() & ((1 << STEP_BITS) - 1));
        let mut block = self.taken.last().copied().unwrap_or_default().saturating_add(step);
        while block > LAST_BLOCK || self.taken.contains(&block) {
            block = 1 + self.draw() % LAST_BLOCK;
        }
        self.taken.insert(block);
        self.next = block << BLOCK_BITS;
        self.end = self.next + (1 << BLOCK_BITS);
    }

    /// The next number of SplitMix64 (Steele, Lea and Flood 2014).
    fn draw(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
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

        impl WriteJson for $name {
            fn write<'t>(&'t self, writer: &mut Writer<'t>) {
                self.0.write(writer);
            }
        }

        impl ReadJson for $name {
            fn blank() -> Self {
                Self(0)
            }

            fn read(&mut self, node: &Node, reader: &mut Reader) {
                self.0.read(node, reader);
            }
        }

        serde_by_node!($name);

        impl KeyPart for $name {
            fn write(&self, words: &mut String) {
                words.push_str(&self.0.to_string());
            }

            fn of_words(words: &mut dyn Iterator<Item = &str>) -> Option<Self> {
                Some(Self(words.next()?.parse().ok()?))
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

#[cfg(test)]
mod tests {
    use super::{IdSource, MAX_ID};
    use crate::{Document, Table, TableId};

    fn with_tables(ids: &[u64]) -> Document {
        let mut document = Document::default();
        for id in ids {
            document.insert(&Table::new(TableId(*id), "t").into());
        }
        document
    }

    #[test]
    fn sessions_on_copies_of_a_document_never_meet() {
        let mut document = with_tables(&[1, 2, 3]);
        // Twenty visits by three tabs each; every visit begins with all that was made before.
        for visit in 0..20_u64 {
            let mut made = Vec::new();
            for tab in 0..3 {
                let mut ids = IdSource::in_blocks(&document, visit * 3 + tab);
                made.extend((0..1_100).map(|_| ids.fresh::<u64>()));
            }
            for id in made {
                assert!(id <= MAX_ID && document.table(TableId(id)).is_none(), "{id} twice");
                document.insert(&Table::new(TableId(id), "t").into());
            }
        }
    }

    #[test]
    fn there_is_room_above_the_highest_id_that_can_be_read() {
        for highest in [MAX_ID, MAX_ID - 1, MAX_ID - 2_000] {
            let document = with_tables(&[1, highest]);
            for mut ids in [IdSource::following(&document), IdSource::in_blocks(&document, 7)] {
                let mut made: Vec<u64> = (0..5_000).map(|_| ids.fresh()).collect();
                made.sort_unstable();
                assert!(made.iter().all(|id| *id <= MAX_ID && document.table(TableId(*id)).is_none()));
                assert!(made.windows(2).all(|pair| pair[0] != pair[1]));
            }
        }
    }

    #[test]
    fn keeps_clear_of_what_comes_from_elsewhere() {
        let mut ids = IdSource::in_blocks(&Document::default(), 7);
        let first: u64 = ids.fresh();
        ids.note(first + 1);
        let next: u64 = ids.fresh();
        assert!(next > first + 1);
    }

    #[test]
    fn importers_count() {
        let mut ids = IdSource::following(&with_tables(&[1, 41]));
        assert_eq!([ids.fresh::<u64>(), ids.fresh()], [42, 43]);
    }
}
