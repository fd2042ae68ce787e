//! The two designs of a migration as pieces of scripts.

use std::collections::{BTreeMap, BTreeSet};

use crowfoot_ddl::{ColumnPiece, Options, Phase, Pieces, TablePieces, pieces};
use crowfoot_dialect::Quoting;
use crowfoot_dialect::{DialectSpec, spec};
use crowfoot_model::{ColumnId, Dialect, Document, ObjectRef, TableId};

use crate::renamed::{paired, renamed};
use crate::text;

/// Both designs, and the old one under the names of the new one.
pub(crate) struct Sides<'d> {
    pub(crate) dialect: Dialect,
    pub(crate) spec: &'static dyn DialectSpec,
    pub(crate) old: Side<'d>,
    /// What both have, as it is after all renames.
    pub(crate) mid: Side<'d>,
    pub(crate) new: Side<'d>,
}

/// A design and the script of it.
pub(crate) struct Side<'d> {
    pub(crate) document: std::borrow::Cow<'d, Document>,
    pub(crate) pieces: Pieces,
    /// Keys, constraints and, where they are part of a table, indexes.
    pub(crate) lines: BTreeMap<Part, String>,
    /// Statements other than tables and comments, by what they make.
    pub(crate) made: BTreeMap<ObjectRef, Vec<(Phase, String)>>,
    /// Comments: what they are on, as `COMMENT ON` says it, and the statements.
    pub(crate) comments: BTreeMap<(ObjectRef, String), String>,
}

/// A part of a table, and which line of it.
pub(crate) type Part = (ObjectRef, usize);

impl<'d> Sides<'d> {
    pub(crate) fn new(old: &'d Document, new: &'d Document, dialect: Dialect) -> Self {
        use std::borrow::Cow;
        let new = paired(old, new);
        let mid = renamed(old, &new);
        Self {
            dialect,
            spec: spec(dialect),
            old: Side::new(Cow::Borrowed(old), dialect),
            mid: Side::new(Cow::Owned(mid), dialect),
            new: Side::new(new, dialect),
        }
    }

    pub(crate) fn quote(&self, name: &str) -> String {
        self.spec.quote(name, Quoting::WhenNeeded)
    }

    /// Whether an object is the same on both sides once it has its new name.
    pub(crate) fn is_kept(&self, part: Part) -> bool {
        let mid = self.mid.lines.get(&part);
        self.old.lines.contains_key(&part) && mid.is_some() && mid == self.new.lines.get(&part)
    }

    /// The same of what statements make.
    pub(crate) fn is_made_alike(&self, object: ObjectRef) -> bool {
        let mid = self.mid.made.get(&object);
        self.old.made.contains_key(&object) && mid.is_some() && mid == self.new.made.get(&object)
    }
}

impl<'d> Side<'d> {
    fn new(document: std::borrow::Cow<'d, Document>, dialect: Dialect) -> Self {
        let mut pieces = pieces(&document, dialect, &Options::default());
        let mut lines = BTreeMap::new();
        for table in pieces.tables.values() {
            for (object, line) in table.lines.iter().chain(&table.added) {
                let mut at = 0;
                while lines.contains_key(&(*object, at)) {
                    at += 1;
                }
                lines.insert((*object, at), line.clone());
            }
        }
        let mut made: BTreeMap<ObjectRef, Vec<(Phase, String)>> = BTreeMap::new();
        let mut comments = BTreeMap::new();
        for statement in &mut pieces.statements {
            if let Some(on) = text::commented(dialect, &statement.sql)
                && !matches!(statement.object, ObjectRef::Statement(_))
            {
                comments.insert((statement.object, on.to_owned()), statement.sql.clone());
            } else if !matches!(statement.phase, Phase::Tables | Phase::Constraints | Phase::ColumnSettings) {
                made.entry(statement.object).or_default().push((statement.phase, statement.sql.clone()));
            }
        }
        Self { document, pieces, lines, made, comments }
    }

    pub(crate) fn table(&self, id: TableId) -> Option<&TablePieces> {
        self.pieces.tables.get(&id)
    }

    pub(crate) fn column(&self, table: TableId, column: ColumnId) -> Option<&ColumnPiece> {
        self.table(table)?.columns.iter().find(|piece| piece.id == column)
    }

    /// The name of an object as statements write it.
    pub(crate) fn written(&self, object: ObjectRef) -> &str {
        self.pieces.written.get(&object).map_or("", String::as_str)
    }

    /// The name of an object without quotes.
    pub(crate) fn name(&self, object: ObjectRef) -> &str {
        self.pieces.names.get(&object).map_or("", String::as_str)
    }
}

/// What statements make, in their order.
pub(crate) fn ordered(side: &Side<'_>) -> Vec<ObjectRef> {
    let mut seen = BTreeSet::new();
    let objects = side.pieces.statements.iter().map(|statement| statement.object);
    objects.filter(|object| seen.insert(*object)).collect()
}
