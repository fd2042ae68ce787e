//! DDL for the dialects: a document as statements, each with what it creates and its place in a script.
//!
//! * [`statements`] makes a [`Script`] of [`Statement`]s. Missing features of the dialect are emulated where that is sound;
//!   each loss is a [`Notice`].
//! * [`Target`] adapts a document to a dialect, in one pass that scripts and Drizzle share.
//! * [`pieces`] takes a script apart, for what changes a database that is there.
//! * [`Spelling`] writes the names, types and expressions of a document in a dialect. Formats that contain SQL, such as
//!   Drizzle, use it too.
//! * [`faults`] lists typed SQL that the database will reject.

mod again;
mod column;
mod default;
mod expression;
mod extension;
pub mod faults;
mod foreign_key;
mod fork;
mod generated;
mod index;
mod kept;
mod key;
mod letters;
mod mysql_index;
mod named_types;
mod names;
mod needs;
mod notice;
mod numbering;
mod on_update;
mod options;
mod order;
mod partition;
mod pieces;
mod remove;
mod routine;
mod scope;
mod scratch;
mod script;
mod spelled_default;
mod spelling;
mod statement;
mod table;
mod table_body;
mod table_option;
mod target;
mod text;
mod types;
mod view;
mod writer;

pub use names::Names;
pub use notice::Notice;
pub use options::Options;
pub use pieces::{ColumnPiece, Line, Pieces, TablePieces, pieces};
pub use scope::schema_of;
pub use spelling::Spelling;
pub use statement::{Phase, Script, Statement};
pub use target::{Format, MAX_KEY_CHARACTERS, Omission, Target, is_unlimited};
pub use types::Spelled;
use writer::Writer;

use crowfoot_model::{Dialect, Document};

/// A document as a script for one dialect, with what that omits or changes.
pub fn statements(document: &Document, dialect: Dialect, options: &Options) -> Script {
    let (mut target, names, notices) = Target::new(document, dialect, Format::Script, options);
    let changes = std::mem::take(&mut target.changes);
    Writer::new(Spelling::new(&target, names, options), changes, notices).write()
}
