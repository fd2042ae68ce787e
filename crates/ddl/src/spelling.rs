//! How the parts of a design are written for one database.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;

use crowfoot_dialect::script::{Builtins, Clauses, CommentPlace, GeneratedNames, Server, Writing};
use crowfoot_dialect::syntax::{Columns, Known, Scope, Use, condition, expression_fault};
use crowfoot_dialect::{Capabilities, DialectSpec, spec};
use crowfoot_model::{Column, ColumnId, DataType, Dialect, Document, ObjectRef, SchemaId, Table, TableId};

use crate::text::{closed, comment_lines};
use crate::{Names, Omission, Options, Spelled, Target, expression, scope};

/// The names, types and expressions of a document as one dialect writes them. Nothing here has been written yet.
pub struct Spelling<'d> {
    pub(crate) document: &'d Document,
    pub(crate) options: Options,
    pub(crate) dialect: Dialect,
    pub(crate) spec: &'static dyn DialectSpec,
    pub names: Names,
    omitted: Option<&'d BTreeMap<ObjectRef, Omission>>,
    pub(crate) types: Cow<'d, BTreeMap<(TableId, ColumnId), Spelled>>,
    /// The names, other than columns, that expressions can refer to.
    known: &'d dyn Known,
    /// Of each table, made when an expression first asks.
    columns: BTreeMap<TableId, OnceCell<TableColumns<'d>>>,
}

/// The columns of a table.
struct TableColumns<'d> {
    ids: Vec<ColumnId>,
    /// By the names that the document has for them, and by those that they get.
    own: Columns<'d>,
    written: Columns<'static>,
}

impl<'d> Spelling<'d> {
    /// How a target is written, with the names that [`Target::new`] has found for it.
    pub fn new(target: &'d Target<'_>, names: Names, options: &Options) -> Self {
        let (omitted, types) = (Some(&target.omitted), Cow::Borrowed(&target.types));
        let untyped = Self::untyped(&target.document, options, target.dialect, names, &target.known);
        Self { omitted, types, ..untyped }
    }

    /// The same for a document that is still on its way there.
    pub(crate) fn untyped(
        document: &'d Document,
        options: &Options,
        dialect: Dialect,
        names: Names,
        known: &'d dyn Known,
    ) -> Self {
        Self {
            document,
            options: *options,
            dialect,
            spec: spec(dialect),
            names,
            omitted: None,
            types: Cow::default(),
            known,
            columns: document.tables().map(|table| (table.id, OnceCell::new())).collect(),
        }
    }

    /// The type of a column.
    pub fn column_type(&self, table: &Table, column: &Column) -> Spelled {
        let fitted = self.fitted_type(table.id, column.id).cloned();
        fitted.unwrap_or_else(|| self.spell(column.data_type.as_ref()))
    }

    /// The names of the columns of a table.
    fn columns_of(&self, table: &Table) -> Option<&TableColumns<'d>> {
        let table = self.document.table(table.id)?;
        let columns = self.columns.get(&table.id)?.get_or_init(|| {
            let written = table.columns.iter().map(|own| self.names.column(table.id, own.id).to_owned());
            TableColumns {
                ids: table.columns.iter().map(|own| own.id).collect(),
                own: Columns::new(table.columns.iter().map(|own| own.name.as_str())),
                written: Columns::new(written),
            }
        });
        Some(columns)
    }

    /// The type that the target has found for a column, where it is another than its own.
    pub fn fitted_type(&self, table: TableId, column: ColumnId) -> Option<&Spelled> {
        self.types.get(&(table, column))
    }

    /// What the dialect can do.
    pub(crate) fn able(&self) -> &'static Capabilities {
        self.spec.capabilities()
    }

    /// How it is written, what its statements may say, and what its server does.
    pub(crate) fn writing(&self) -> &'static Writing {
        &self.spec.script().writing
    }

    pub(crate) fn clauses(&self) -> &'static Clauses {
        &self.spec.script().clauses
    }

    pub(crate) fn server(&self) -> &'static Server {
        &self.spec.script().server
    }

    /// Whether the database keeps the statements of this design as they are.
    pub(crate) fn keeps_text(&self) -> bool {
        self.is_at_home() && self.server().keeps_text
    }

    /// Whether an object is not written at all.
    pub(crate) fn is_omitted(&self, object: ObjectRef) -> bool {
        self.omitted.is_some_and(|omitted| omitted.contains_key(&object))
    }

    /// The type of a column as the script has it.
    pub(crate) fn written_type(&self, table: &Table, column: &Column) -> String {
        let text = self.column_type(table, column).text;
        match column.data_type.as_ref().map(|data_type| data_type.element()) {
            Some(DataType::Domain(id)) if self.able().domains => {
                self.document.domain(*id).map_or(text, |domain| self.spell(Some(&domain.base)).text)
            }
            _ => text,
        }
    }
}

impl Spelling<'_> {
    pub(crate) fn title(&self) -> String {
        let name = self.document.settings().name.trim();
        let mut title = if name.is_empty() { String::from("Schema") } else { name.to_owned() };
        title.push_str(" for ");
        title.push_str(self.spec.name());
        let has_keys = || self.document.tables().any(|table| !table.foreign_keys.is_empty());
        if let Some(note) = self.writing().key_note.filter(|_| has_keys()) {
            title.push('\n');
            title.push_str(note);
        }
        title
    }

    /// The dialect of the document's expressions and clauses.
    pub(crate) fn source(&self) -> Dialect {
        self.document.settings().dialect
    }

    pub(crate) fn quote(&self, name: &str) -> String {
        self.spec.quote(name, self.options.quoting)
    }

    /// The name of an object, quoted as needed.
    pub(crate) fn name(&self, object: ObjectRef) -> String {
        self.quote(self.names.of(object))
    }

    /// The name of an object with its schema.
    pub(crate) fn qualified(&self, schema: Option<SchemaId>, object: ObjectRef) -> String {
        let name = self.name(object);
        match scope::schema_of(self.document, self.dialect, &self.options, schema) {
            Some(schema) => [self.name(ObjectRef::Schema(schema.id)).as_str(), ".", &name].concat(),
            None if hides(self.writing().builtins, object, self.names.of(object)) => {
                ["public.", &name].concat()
            }
            None => name,
        }
    }

    pub(crate) fn table_name(&self, table: &Table) -> String {
        self.qualified(table.schema, ObjectRef::Table(table.id))
    }

    pub(crate) fn column_name(&self, table: TableId, column: ColumnId) -> String {
        self.quote(self.names.column(table, column))
    }

    /// The names of columns; `None` where one is not in the table, or there is none at all.
    pub(crate) fn column_names(&self, table: &Table, columns: &[ColumnId]) -> Option<Vec<String>> {
        if columns.is_empty() || columns.iter().any(|id| table.column(*id).is_none()) {
            return None;
        }
        Some(columns.iter().map(|id| self.column_name(table.id, *id)).collect())
    }

    /// Whether the document is of the dialect it is written for, so that what it says is written to the letter.
    pub(crate) fn is_at_home(&self) -> bool {
        self.source() == self.dialect
    }

    /// `CONSTRAINT name `; nothing where the database that the document is of gave the name and will give it again.
    pub(crate) fn constraint_name(&self, object: ObjectRef, name: &Option<String>) -> String {
        if name.is_none() && self.is_at_home() && self.server().generated_names != GeneratedNames::OfColumns {
            return String::new();
        }
        ["CONSTRAINT ", &self.name(object), " "].concat()
    }

    /// An expression of a table in this dialect; `None` where it does not carry over.
    pub fn expression(&self, table: &Table, text: &str) -> Option<String> {
        if text.trim().is_empty() {
            return None;
        }
        if self.source() == self.dialect {
            return Some(closed(text));
        }
        let columns = self.columns_of(table)?;
        let column = |name: &str| {
            let place = columns.own.exact(name);
            let place = place.or_else(|| columns.own.any_case(name))?;
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
    pub fn column_called(&self, table: &Table, name: &str) -> Option<ColumnId> {
        let columns = self.columns_of(table)?;
        let place = columns.own.exact(name);
        let place = place.or_else(|| columns.written.exact(name))?;
        columns.ids.get(place).copied()
    }

    /// The column that the document calls so, in whatever case.
    pub fn column_of_any_case(&self, table: &Table, name: &str) -> Option<ColumnId> {
        let columns = self.columns_of(table)?;
        columns.ids.get(columns.own.any_case(name)?).copied()
    }

    /// Whether a database can read an expression of a table, as far as that can be told.
    fn reads(&self, dialect: Dialect, text: &str, table: &Table, columns: &Columns<'_>) -> bool {
        let scope = Scope::of(&table.name, columns);
        expression_fault(dialect, text, Use::Check, self.known, scope).is_none_or(|fault| !fault.is_certain)
    }

    /// Whether an expression as it is written can be a check.
    pub(crate) fn is_condition(&self, table: &Table, text: &str) -> bool {
        let Some(columns) = self.columns_of(table) else { return true };
        let scope = Scope::of(&table.name, &columns.written);
        condition(self.dialect, text, Use::Check, table, scope, self.known)
            .is_none_or(|fault| !fault.is_certain)
    }

    pub(crate) fn if_not_exists(&self) -> &'static str {
        if self.options.if_not_exists { "IF NOT EXISTS " } else { "" }
    }

    /// A comment that the dialect keeps, or one in the script for SQLite, which keeps none.
    pub(crate) fn comment<'c>(&self, comment: &'c Option<String>) -> Option<&'c str> {
        let shows_any = self.writing().blank_comments && self.is_at_home();
        let comment = comment.as_deref().filter(|text| shows_any || !text.trim().is_empty())?;
        self.options.comments.then_some(comment)
    }

    /// `COMMENT ON …`.
    pub(crate) fn comment_on(&self, what: &str, comment: &Option<String>) -> Option<String> {
        let comment = self.comment(comment)?;
        (self.writing().comments == CommentPlace::Statement)
            .then(|| ["COMMENT ON ", what, " IS ", &self.spec.text_literal(comment), ";"].concat())
    }

    /// A comment above a statement, where the dialect has no other place for it.
    pub(crate) fn comment_above(&self, comment: &Option<String>) -> String {
        let lines = self.comment(comment).and_then(|comment| comment_lines(comment, ""));
        lines.map(|lines| lines + "\n").unwrap_or_default()
    }
}

/// Whether an object without a schema is hidden by one of the database's own.
fn hides(builtins: Option<&Builtins>, object: ObjectRef, name: &str) -> bool {
    builtins.is_some_and(|builtins| match object {
        ObjectRef::Enum(_) | ObjectRef::Domain(_) | ObjectRef::Composite(_) => builtins.types.contains(&name),
        ObjectRef::Table(_) | ObjectRef::View(_) | ObjectRef::Sequence(_) => {
            name.starts_with(builtins.relations)
        }
        _ => false,
    })
}
