//! What becomes of a design in another database: one pass over the model, for all formats that write the design for it.
//!
//! The pass changes the document wherever the model can say the result: columns are written out, features that the
//! database lacks are taken off, keys get the order that it wants. What the model cannot say stands beside the document:
//! the names, the types that columns get, and the objects that are omitted. [`Spelling`] puts that into SQL.

mod checks;
mod columns;
mod constraints;
mod inheritance;
mod key_order;
mod key_type;
mod logical;
mod omission;
mod row_width;
mod sequences;
mod tables;
mod types;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crowfoot_dialect::spec;
use crowfoot_dialect::syntax::OfDocument;
use crowfoot_model::{ColumnId, Dialect, Diff, Document, Edit, ObjectRef, TableId};

use crate::{Names, Notice, Options, Spelled, Spelling};
pub(crate) use constraints::lost_clauses;
pub(crate) use inheritance::{all_columns, inherited_columns};
pub(crate) use key_order::leads_index;
pub use key_type::{MAX_KEY_CHARACTERS, is_unlimited};
pub use omission::Omission;

/// A design as it is in one database.
pub struct Target<'d> {
    /// The design with everything changed that the model can say.
    pub document: Cow<'d, Document>,
    pub dialect: Dialect,
    /// The objects of it that are not written, and why.
    pub omitted: BTreeMap<ObjectRef, Omission>,
    /// The types of columns that are others than [`Spelling::spell`] makes of their own.
    pub types: BTreeMap<(TableId, ColumnId), Spelled>,
    /// The names, other than columns, that expressions can refer to.
    pub(crate) known: OfDocument<'d>,
    /// What was changed in an object, in the order in which a script tells it.
    pub changes: BTreeMap<ObjectRef, Vec<String>>,
}

/// How much of a database a format can express.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// All of it: a script of DDL.
    Script,
    /// Tables with their columns, keys and indexes: models for a library, which says itself what else it lacks.
    Models,
}

/// The pass while it runs: what it reads, and what it has told.
struct Pass<'p, 'd> {
    sql: &'p Spelling<'d>,
    changes: BTreeMap<ObjectRef, Vec<String>>,
    omitted: BTreeMap<ObjectRef, Omission>,
}

impl<'d> Target<'d> {
    /// Brings a document to a database. Returns the names of everything there too, with notices about the objects that
    /// could not keep theirs.
    pub fn new(
        document: &'d Document,
        dialect: Dialect,
        format: Format,
        options: &Options,
    ) -> (Self, Names, Vec<Notice>) {
        let is_script = format == Format::Script;
        let known = OfDocument::new(document);
        let mut document = Cow::Borrowed(document);
        if is_script {
            document = logical::left_out(document);
            document = sequences::unfolded(document, dialect);
        }
        if !(is_script && spec(dialect).capabilities().inheritance) {
            document = inheritance::written_out(document);
        }
        let mut notices = Vec::new();
        let names = Names::new(&document, dialect, format, options, &mut notices);
        let mut sql = Spelling::untyped(&document, options, dialect, names, &known);
        let types = types::of(&sql, format);
        sql.types = Cow::Owned(types);
        let mut pass =
            Pass { sql: &sql, changes: BTreeMap::new(), omitted: omission::of(&document, dialect, format) };
        let diff = if is_script { pass.tables() } else { Diff::default() };
        let Pass { changes, omitted, .. } = pass;
        let Spelling { names, types, .. } = sql;
        let types = types.into_owned();
        (Self { document: applied(document, &diff), dialect, omitted, types, known, changes }, names, notices)
    }
}

impl Pass<'_, '_> {
    /// Takes off all tables what the database lacks.
    fn tables(&mut self) -> Diff {
        let document = self.sql.document;
        let mut edit = Edit::new(document);
        for table in document.tables() {
            let mut changed = Cow::Borrowed(&**table);
            self.options(&mut changed);
            self.columns(&mut changed);
            self.checks(&mut changed);
            self.constraints(&mut changed);
            if let Cow::Owned(changed) = changed {
                edit.put(changed);
            }
        }
        edit.changes_alone()
    }

    fn tell(&mut self, object: ObjectRef, message: impl Into<String>) {
        self.changes.entry(object).or_default().push(message.into());
    }
}

/// A document after a diff.
fn applied<'d>(document: Cow<'d, Document>, diff: &Diff) -> Cow<'d, Document> {
    if diff.is_empty() {
        return document;
    }
    let mut changed = document.into_owned();
    changed.apply(diff);
    Cow::Owned(changed)
}
