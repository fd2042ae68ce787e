//! Writes a document as statements: what has been written so far, and what of it has still to come.

use std::collections::{BTreeMap, BTreeSet};

use crowfoot_dialect::syntax::Found;
use crowfoot_model::{IndexId, ObjectRef, Schema, TableId};

use crate::on_update::SetOnUpdate;
use crate::pieces::{Line, TablePieces};
use crate::script::{Block, Blocks};
use crate::{Notice, Script, Spelling, Statement, faults};

/// The state of writing a script.
pub(crate) struct Writer<'a> {
    pub(crate) sql: Spelling<'a>,
    /// What was changed in objects that have not been written yet.
    changes: BTreeMap<ObjectRef, Vec<String>>,
    pub(crate) notices: Vec<Notice>,
    /// The tables that are written so far.
    pub(crate) created: BTreeSet<TableId>,
    /// Statements that have to wait until all tables are there.
    pub(crate) deferred: Vec<Block>,
    /// The constraints among these, as lines.
    pub(crate) added: Vec<Line>,
    /// What tables are made of, where somebody has asked for it.
    pub(crate) pieces: Option<BTreeMap<TableId, TablePieces>>,
    /// Indexes of partitioned tables that come after all tables, and what is written of them.
    pub(crate) late_indexes: BTreeSet<(TableId, IndexId)>,
    pub(crate) late: Vec<Block>,
    /// A table of MySQL refers to one that comes after it.
    pub(crate) refers_forward: bool,
    /// Columns that triggers set, since the dialect has no word for it.
    pub(crate) set_on_update: SetOnUpdate,
    /// Literals that are no value of their column's type. Some are left out.
    pub(crate) wrong_literals: Vec<Found>,
}

impl<'a> Writer<'a> {
    /// The state before anything is written, in which everything has its name.
    pub(crate) fn new(
        sql: Spelling<'a>,
        changes: BTreeMap<ObjectRef, Vec<String>>,
        notices: Vec<Notice>,
    ) -> Self {
        Self {
            sql,
            changes,
            notices,
            created: BTreeSet::new(),
            deferred: Vec::new(),
            added: Vec::new(),
            pieces: None,
            late_indexes: BTreeSet::new(),
            late: Vec::new(),
            refers_forward: false,
            set_on_update: Vec::new(),
            wrong_literals: Vec::new(),
        }
    }

    /// Writes everything.
    pub(crate) fn write(mut self) -> Script {
        let statements = self.blocks();
        Script { title: self.sql.title(), statements, notices: self.notices }
    }
}

impl Writer<'_> {
    /// Writes everything, as statements.
    pub(crate) fn blocks(&mut self) -> Vec<Statement> {
        self.announce_faults();
        let mut blocks = Blocks::default();
        self.drops(&mut blocks);
        self.schemas(&mut blocks);
        self.extensions(&mut blocks);
        self.types(&mut blocks);
        self.statements(&mut blocks, true);
        self.sequences(&mut blocks);
        self.tables(&mut blocks);
        self.update_triggers(&mut blocks);
        self.views(&mut blocks);
        self.statements(&mut blocks, false);
        blocks.finish()
    }

    /// Says what the database will refuse.
    fn announce_faults(&mut self) {
        for found in faults::of(self.sql.document, self.sql.dialect) {
            if faults::is_literal_default(self.sql.document, &found) {
                self.wrong_literals.push(found);
            } else {
                self.notices.push(faults::notice(&found, ""));
            }
        }
    }

    pub(crate) fn notice(&mut self, object: ObjectRef, message: impl Into<String>) {
        self.notices.push(Notice { object, message: message.into() });
    }

    /// Says what the target has changed in an object.
    pub(crate) fn tell(&mut self, object: ObjectRef) {
        for message in self.changes.remove(&object).unwrap_or_default() {
            self.notice(object, message);
        }
    }

    /// Says that a verbatim text names a schema that the script leaves out.
    pub(crate) fn schema_notice(&mut self, object: ObjectRef, text: &str) {
        if self.sql.options.schemas || !self.sql.spec.capabilities().schemas {
            return;
        }
        let named = |schema: &&std::sync::Arc<Schema>| {
            schema.name != "public"
                && (text.contains(&[&schema.name, "."].concat())
                    || text.contains(&[&self.sql.quote(&schema.name), "."].concat()))
        };
        if let Some(schema) = self.sql.document.schemas().find(named) {
            let message =
                format!("It names the schema {}, which this script omits, so it may fail.", schema.name);
            self.notice(object, message);
        }
    }
}
