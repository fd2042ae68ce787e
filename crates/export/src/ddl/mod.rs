//! DDL for the three dialects. What the target lacks is emulated where that is sound, and said in a notice.

mod again;
mod builtin;
mod column;
mod default;
mod expression;
mod extension;
mod foreign_key;
mod generated;
mod index;
mod key;
mod key_column;
mod letters;
mod mariadb;
mod mysql_index;
mod mysql_row;
mod names;
mod needs;
mod on_update;
mod order;
mod partition;
mod remove;
mod routine;
mod scope;
mod script;
mod serial;
mod spelled_default;
mod statement;
mod table;
mod table_option;
mod type_name;
mod types;
mod view;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use crowfoot_dialect::syntax::{Columns, Found, OfDocument, Scope, Use, condition, expression_fault};
use crowfoot_dialect::{DialectSpec, spec};
use crowfoot_model::{ColumnId, Dialect, Document, IndexId, ObjectRef, Schema, SchemaId, Table, TableId};

use crate::{Notice, Options, typed};
pub(crate) use key_column::{MAX_KEY_CHARACTERS, is_unlimited};
use names::Names;
pub(crate) use scope::{schema_of, with_inherited};
use script::{Script, comment_lines, lines};

/// Writes a document as a script for one dialect, with what that omits or changes.
pub(crate) fn write(document: &Document, options: &Options, dialect: Dialect) -> (String, Vec<Notice>) {
    let document = serial::unfolded(document, dialect);
    let mut ddl = Ddl::new(&document, options, dialect);
    ddl.announce_faults();
    let mut script = Script::default();
    script.block(&ddl.title());
    ddl.drops(&mut script);
    ddl.schemas(&mut script);
    ddl.extensions(&mut script);
    ddl.types(&mut script);
    ddl.statements(&mut script, true);
    ddl.sequences(&mut script);
    ddl.tables(&mut script);
    ddl.update_triggers(&mut script);
    ddl.views(&mut script);
    ddl.statements(&mut script, false);
    (script.finish(), ddl.notices)
}

/// The state of writing a script.
pub(crate) struct Ddl<'a> {
    document: &'a Document,
    options: &'a Options,
    dialect: Dialect,
    spec: &'static dyn DialectSpec,
    pub(crate) names: Names,
    pub(crate) notices: Vec<Notice>,
    /// The tables that are written so far.
    created: BTreeSet<TableId>,
    /// Statements that have to wait until all tables are there.
    deferred: Vec<String>,
    /// Columns of the current table that are written as unlimited text, so that its rows fit.
    too_wide: Vec<ColumnId>,
    /// Indexes of partitioned tables that come after all tables, and what is written of them.
    late_indexes: BTreeSet<(TableId, IndexId)>,
    late: Vec<String>,
    /// A table of MySQL refers to one that comes after it.
    refers_forward: bool,
    /// Constraints and indexes that are not in the script, or not where they would get their comments.
    left_out: BTreeSet<ObjectRef>,
    /// Lines that columns of the current table need in its definition.
    added_lines: Vec<String>,
    /// Columns that triggers set, since the dialect has no word for it.
    set_on_update: on_update::SetOnUpdate,
    /// Settings applied to columns of the current table after it is created.
    column_settings: Vec<(ColumnId, String)>,
    /// Literals that are no value of their column's type. Some are left out.
    wrong_literals: Vec<Found>,
    /// What expressions can name beside columns.
    known: OfDocument<'a>,
    columns_at_hand: RefCell<Option<Rc<ColumnsAtHand>>>,
}

/// The columns of the table at hand.
struct ColumnsAtHand {
    table: TableId,
    ids: Vec<ColumnId>,
    /// By the names that the document has for them, and by those of the script.
    own: Columns<'static>,
    written: Columns<'static>,
}

impl<'a> Ddl<'a> {
    /// The state before anything is written, in which everything has its name.
    pub(crate) fn new(document: &'a Document, options: &'a Options, dialect: Dialect) -> Self {
        let mut notices = Vec::new();
        let names = Names::new(document, dialect, options, &mut notices);
        Self {
            document,
            options,
            dialect,
            spec: spec(dialect),
            names,
            notices,
            created: BTreeSet::new(),
            deferred: Vec::new(),
            late_indexes: BTreeSet::new(),
            late: Vec::new(),
            too_wide: Vec::new(),
            refers_forward: false,
            left_out: BTreeSet::new(),
            added_lines: Vec::new(),
            set_on_update: Vec::new(),
            column_settings: Vec::new(),
            wrong_literals: Vec::new(),
            known: OfDocument::new(document),
            columns_at_hand: RefCell::new(None),
        }
    }
}

impl Ddl<'_> {
    fn title(&self) -> String {
        let name = self.document.settings().name.trim();
        let mut title = if name.is_empty() { String::from("Schema") } else { name.to_owned() };
        title.push_str(" for ");
        title.push_str(self.spec.name());
        let refers = |table: &&std::sync::Arc<Table>| !table.foreign_keys.is_empty();
        if self.dialect == Dialect::Sqlite && self.document.tables().any(|table| refers(&table)) {
            title.push_str(
                "\nForeign keys are only enforced on connections that run PRAGMA foreign_keys = ON.",
            );
        }
        comment_lines(&title, "")
    }

    /// Says what the database will refuse.
    fn announce_faults(&mut self) {
        for found in typed::faults(self.document, self.dialect) {
            if typed::is_literal_default(self.document, &found) {
                self.wrong_literals.push(found);
            } else {
                self.notices.push(typed::notice(&found, ""));
            }
        }
    }

    fn notice(&mut self, object: ObjectRef, message: impl Into<String>) {
        self.notices.push(Notice { object, message: message.into() });
    }

    /// Says that a verbatim text names a schema that the script leaves out.
    fn schema_notice(&mut self, object: ObjectRef, text: &str) {
        if self.options.qualify_schemas() || !self.spec.capabilities().schemas {
            return;
        }
        let named = |schema: &&std::sync::Arc<Schema>| {
            schema.name != "public"
                && (text.contains(&[&schema.name, "."].concat())
                    || text.contains(&[&self.quote(&schema.name), "."].concat()))
        };
        if let Some(schema) = self.document.schemas().find(named) {
            let message =
                format!("It names the schema {}, which this script omits, so it may fail.", schema.name);
            self.notice(object, message);
        }
    }

    /// The dialect of the document's expressions and clauses.
    fn source(&self) -> Dialect {
        self.document.settings().dialect
    }

    fn quote(&self, name: &str) -> String {
        self.spec.quote(name, self.options.quoting())
    }

    /// The name of an object, quoted as needed.
    fn name(&self, object: ObjectRef) -> String {
        self.quote(self.names.of(object))
    }

    /// The name of an object with its schema.
    fn qualified(&self, schema: Option<SchemaId>, object: ObjectRef) -> String {
        let name = self.name(object);
        match scope::schema_of(self.document, self.dialect, self.options, schema) {
            Some(schema) => [self.name(ObjectRef::Schema(schema.id)).as_str(), ".", &name].concat(),
            None if self.dialect == Dialect::Postgres && builtin::hides(object, self.names.of(object)) => {
                ["public.", &name].concat()
            }
            None => name,
        }
    }

    fn table_name(&self, table: &Table) -> String {
        self.qualified(table.schema, ObjectRef::Table(table.id))
    }

    fn column_name(&self, table: TableId, column: ColumnId) -> String {
        self.quote(self.names.column(table, column))
    }

    /// The names of columns; `None` where one is not in the table, or there is none at all.
    fn column_names(&self, table: &Table, columns: &[ColumnId]) -> Option<Vec<String>> {
        if columns.is_empty() || columns.iter().any(|id| table.column(*id).is_none()) {
            return None;
        }
        Some(columns.iter().map(|id| self.column_name(table.id, *id)).collect())
    }

    /// Whether the document is of the dialect it is written for, so that what it says is written to the letter.
    fn is_at_home(&self) -> bool {
        self.source() == self.dialect
    }

    /// `CONSTRAINT name `; nothing where the database that the document is of gave the name and will give it again.
    fn constraint_name(&self, object: ObjectRef, name: &Option<String>) -> String {
        if name.is_none() && self.is_at_home() && self.dialect != Dialect::Postgres {
            return String::new();
        }
        ["CONSTRAINT ", &self.name(object), " "].concat()
    }

    /// An expression of a table in this dialect; `None` where it does not carry over.
    pub(crate) fn expression(&self, table: &Table, text: &str) -> Option<String> {
        if text.trim().is_empty() {
            return None;
        }
        if self.source() == self.dialect {
            return Some(script::closed(text));
        }
        let columns = self.columns_at_hand(table);
        let column = |name: &str| {
            let place = columns.own.find(Dialect::Postgres, name);
            let place = place.or_else(|| columns.own.find(Dialect::Sqlite, name))?;
            Some(self.names.column(table.id, *columns.ids.get(place)?).to_owned())
        };
        // What its own database does not read means nothing in another.
        if !self.reads(self.source(), text, table, &columns.own) {
            return None;
        }
        let text = expression::translate(text, self.source(), self.dialect, &column)?;
        self.reads(self.dialect, &text, table, &columns.written).then_some(text)
    }

    /// The column that a document or a script calls so.
    pub(crate) fn column_called(&self, table: &Table, name: &str) -> Option<ColumnId> {
        let columns = self.columns_at_hand(table);
        let place = columns.own.find(Dialect::Postgres, name);
        let place = place.or_else(|| columns.written.find(Dialect::Postgres, name))?;
        columns.ids.get(place).copied()
    }

    /// The column that the document calls so, in whatever case.
    pub(crate) fn column_of_any_case(&self, table: &Table, name: &str) -> Option<ColumnId> {
        let columns = self.columns_at_hand(table);
        columns.ids.get(columns.own.find(Dialect::Sqlite, name)?).copied()
    }

    /// The names of the columns of a table, which are kept until another table asks.
    fn columns_at_hand(&self, table: &Table) -> Rc<ColumnsAtHand> {
        let mut kept = self.columns_at_hand.borrow_mut();
        let is_of_table =
            |found: &Rc<ColumnsAtHand>| found.table == table.id && found.ids.len() == table.columns.len();
        match &*kept {
            Some(found) if is_of_table(found) => Rc::clone(found),
            _ => {
                let ids = || table.columns.iter().map(|own| own.id);
                let found = Rc::new(ColumnsAtHand {
                    table: table.id,
                    ids: ids().collect(),
                    own: Columns::new(table.columns.iter().map(|own| own.name.clone())),
                    written: Columns::new(ids().map(|id| self.names.column(table.id, id).to_owned())),
                });
                *kept = Some(Rc::clone(&found));
                found
            }
        }
    }

    /// Whether a database can read an expression of a table, as far as that can be told.
    fn reads(&self, dialect: Dialect, text: &str, table: &Table, columns: &Columns<'_>) -> bool {
        let scope = Scope::of(&table.name, columns);
        expression_fault(dialect, text, Use::Check, &self.known, scope).is_none_or(|fault| !fault.is_certain)
    }

    /// Whether an expression as it is written can be a check.
    fn is_condition(&self, table: &Table, text: &str) -> bool {
        let columns = self.columns_at_hand(table);
        let scope = Scope::of(&table.name, &columns.written);
        condition(self.dialect, text, Use::Check, table, scope, &self.known)
            .is_none_or(|fault| !fault.is_certain)
    }

    fn if_not_exists(&self) -> &'static str {
        if self.options.if_not_exists() { "IF NOT EXISTS " } else { "" }
    }

    /// A comment that the dialect keeps, or one in the script for SQLite, which keeps none.
    fn comment<'c>(&self, comment: &'c Option<String>) -> Option<&'c str> {
        // MySQL shows one of nothing but white space.
        let shows_any = self.dialect == Dialect::Mysql && self.is_at_home();
        let comment = comment.as_deref().filter(|text| shows_any || !text.trim().is_empty())?;
        self.options.comments().then_some(comment)
    }

    /// `COMMENT ON …`.
    fn comment_on(&self, what: &str, comment: &Option<String>) -> Option<String> {
        let comment = self.comment(comment)?;
        (self.dialect == Dialect::Postgres)
            .then(|| ["COMMENT ON ", what, " IS ", &self.spec.text_literal(comment), ";"].concat())
    }

    /// A comment above a statement, where the dialect has no other place for it.
    fn comment_above(&self, comment: &Option<String>) -> String {
        match self.comment(comment) {
            Some(comment) => comment_lines(comment, "") + "\n",
            None => String::new(),
        }
    }
}

/// Whether a comment fits behind what it is about.
fn is_short(comment: &str) -> bool {
    lines(comment).count() == 1 && comment.chars().count() <= 60
}
