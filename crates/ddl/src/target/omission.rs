//! Objects that a target has no place for.

use std::collections::BTreeMap;

use crowfoot_dialect::spec;
use crowfoot_model::{Dialect, Document, ObjectRef};

use super::Format;

/// Why an object is not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omission {
    /// A partition, where partitions are no tables of their own.
    Partition,
    /// A table without columns.
    NoColumns,
    /// Raw SQL or a query for another database.
    OtherDialect,
    /// Something that the database does not have at all.
    Unsupported,
    /// A check that cannot be one there. What was changed tells why.
    Check,
}

/// The objects of a document that are omitted for what they are.
pub(super) fn of(document: &Document, dialect: Dialect, format: Format) -> BTreeMap<ObjectRef, Omission> {
    let able = spec(dialect).capabilities();
    let is_script = format == Format::Script;
    let mut omitted = BTreeMap::new();
    for table in document.tables() {
        if table.partition_of.is_some() && !(is_script && able.partitions_are_tables) {
            omitted.insert(ObjectRef::Table(table.id), Omission::Partition);
        } else if table.columns.is_empty() && !able.empty_tables {
            omitted.insert(ObjectRef::Table(table.id), Omission::NoColumns);
        }
        for exclusion in table.exclusions.iter().filter(|_| !able.exclusions) {
            omitted.insert(ObjectRef::Exclusion(table.id, exclusion.id), Omission::Unsupported);
        }
    }
    for view in document.views().filter(|view| view.dialect != dialect) {
        omitted.insert(ObjectRef::View(view.id), Omission::OtherDialect);
    }
    for sequence in document.sequences().filter(|_| !able.sequences) {
        omitted.insert(ObjectRef::Sequence(sequence.id), Omission::Unsupported);
    }
    for statement in document.statements().filter(|statement| statement.dialect != dialect) {
        omitted.insert(ObjectRef::Statement(statement.id), Omission::OtherDialect);
    }
    omitted
}
