//! The kinds of records, as the file keeps them apart.

use std::sync::Arc;

use crate::json::{Node, ReadJson, Reader, WriteJson};
use crate::{Record, RecordKey};

/// A kind of record.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Settings,
    Schema,
    Enum,
    Domain,
    Composite,
    Sequence,
    Table,
    View,
    Statement,
    Note,
    Area,
    Diagram,
    Placement,
    Line,
}

impl Kind {
    /// The lists of the file in their order, which is that of [`crate::Document::keys`].
    pub(super) const LISTS: [(&str, Self); 13] = [
        ("schemas", Self::Schema),
        ("enums", Self::Enum),
        ("domains", Self::Domain),
        ("composites", Self::Composite),
        ("sequences", Self::Sequence),
        ("tables", Self::Table),
        ("views", Self::View),
        ("statements", Self::Statement),
        ("notes", Self::Note),
        ("areas", Self::Area),
        ("diagrams", Self::Diagram),
        ("placements", Self::Placement),
        ("lines", Self::Line),
    ];

    pub(super) fn of(key: RecordKey) -> Self {
        match key {
            RecordKey::Settings => Self::Settings,
            RecordKey::Schema(_) => Self::Schema,
            RecordKey::Enum(_) => Self::Enum,
            RecordKey::Domain(_) => Self::Domain,
            RecordKey::Composite(_) => Self::Composite,
            RecordKey::Sequence(_) => Self::Sequence,
            RecordKey::Table(_) => Self::Table,
            RecordKey::View(_) => Self::View,
            RecordKey::Statement(_) => Self::Statement,
            RecordKey::Note(_) => Self::Note,
            RecordKey::Area(_) => Self::Area,
            RecordKey::Diagram(_) => Self::Diagram,
            RecordKey::Placement(..) => Self::Placement,
            RecordKey::Line(..) => Self::Line,
        }
    }

    /// The list of the file that this kind is in.
    pub(super) fn list(self) -> &'static str {
        Self::LISTS.iter().find(|(_, own)| *own == self).map_or("settings", |(name, _)| *name)
    }

    /// Reads a record of this kind.
    pub(super) fn read(self, node: &Node, reader: &mut Reader) -> Record {
        match self {
            Self::Settings => Record::Settings(read(node, reader)),
            Self::Schema => Record::Schema(read(node, reader)),
            Self::Enum => Record::Enum(read(node, reader)),
            Self::Domain => Record::Domain(read(node, reader)),
            Self::Composite => Record::Composite(read(node, reader)),
            Self::Sequence => Record::Sequence(read(node, reader)),
            Self::Table => Record::Table(read(node, reader)),
            Self::View => Record::View(read(node, reader)),
            Self::Statement => Record::Statement(read(node, reader)),
            Self::Note => Record::Note(read(node, reader)),
            Self::Area => Record::Area(read(node, reader)),
            Self::Diagram => Record::Diagram(read(node, reader)),
            Self::Placement => Record::Placement(read(node, reader)),
            Self::Line => Record::Line(read(node, reader)),
        }
    }
}

fn read<T: ReadJson>(node: &Node, reader: &mut Reader) -> Arc<T> {
    let mut record = T::blank();
    record.read(node, reader);
    Arc::new(record)
}

/// The record as what it is in JSON.
pub(super) fn as_json(record: &Record) -> &dyn WriteJson {
    match record {
        Record::Settings(record) => &**record,
        Record::Schema(record) => &**record,
        Record::Enum(record) => &**record,
        Record::Domain(record) => &**record,
        Record::Composite(record) => &**record,
        Record::Sequence(record) => &**record,
        Record::Table(record) => &**record,
        Record::View(record) => &**record,
        Record::Statement(record) => &**record,
        Record::Note(record) => &**record,
        Record::Area(record) => &**record,
        Record::Diagram(record) => &**record,
        Record::Placement(record) => &**record,
        Record::Line(record) => &**record,
    }
}
