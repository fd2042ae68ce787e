//! Designs that their dialect supports completely, in the form in which their scripts are imported.

mod column;
mod foreign_key;
mod index;
mod key;
mod maker;
mod named;
mod partition;
mod program;
mod table;
mod types;

use crowfoot_model::{Dialect, Document, Edit, Settings};

use maker::Maker;

/// A random design of a dialect, from a seed. Every feature of the dialect occurs in some of them, names and texts try
/// to break out of their quotes, and a server can create all of it.
pub fn valid(seed: u64, dialect: Dialect) -> Document {
    let mut maker = Maker::new(seed, dialect);
    maker.named();
    maker.tables();
    maker.foreign_keys();
    maker.partitions();
    maker.programs();
    let name = maker.chance.text();
    let empty = Document::default();
    let mut edit = Edit::new(&empty);
    edit.put(Settings { name, dialect, ..Settings::default() });
    maker.schemas.into_iter().for_each(|record| edit.put(record));
    maker.enums.into_iter().for_each(|record| edit.put(record));
    maker.domains.into_iter().for_each(|record| edit.put(record));
    maker.composites.into_iter().for_each(|record| edit.put(record));
    maker.sequences.into_iter().for_each(|record| edit.put(record));
    maker.tables.into_iter().for_each(|record| edit.put(record));
    maker.views.into_iter().for_each(|record| edit.put(record));
    maker.statements.into_iter().for_each(|record| edit.put(record));
    let diff = edit.finish();
    let mut document = Document::default();
    document.apply(&diff);
    document
}
