//! A script taken apart: what its tables are made of, and what everything is called. What changes a database compares and
//! puts together the pieces of two designs.

use std::collections::BTreeMap;

use crowfoot_model::{ColumnId, Dialect, Document, ObjectRef, Table, TableId};

use crate::column::ColumnLine;
use crate::scratch::Scratch;
use crate::table_body::body;
use crate::{Format, Notice, Options, Spelling, Statement, Target, Writer};

/// A line of a table's definition, with the object that it defines.
pub type Line = (ObjectRef, String);

/// A design as statements for one dialect, and what they are made of.
#[derive(Clone, Debug, Default)]
pub struct Pieces {
    /// In the order in which they can run.
    pub statements: Vec<Statement>,
    pub notices: Vec<Notice>,
    /// The tables that are written.
    pub tables: BTreeMap<TableId, TablePieces>,
    /// Names without quotes or schema, also of what has none in the design.
    pub names: BTreeMap<ObjectRef, String>,
    /// Names in quotes where needed; those of records and indexes with their schema.
    pub written: BTreeMap<ObjectRef, String>,
}

/// The parts of a CREATE TABLE.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablePieces {
    /// `CREATE TABLE `, with what stands between the two words.
    pub create: String,
    pub columns: Vec<ColumnPiece>,
    /// Keys, constraints and indexes of the definition.
    pub lines: Vec<Line>,
    /// Constraints that are added when all tables are there.
    pub added: Vec<Line>,
    /// Settings of columns that follow the table: `STORAGE EXTERNAL`.
    pub settings: Vec<(ColumnId, String)>,
    /// The clauses behind the parentheses.
    pub tail: String,
    /// Whether the columns are all its own: it is no partition and inherits none.
    pub stands_alone: bool,
}

/// A column of a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnPiece {
    pub id: ColumnId,
    pub name: String,
    pub type_text: String,
    /// The clauses behind the type.
    pub words: Vec<String>,
    /// The comment that stands only in the script.
    pub comment: Option<String>,
}

/// A document as a script for one dialect, with what it is made of.
pub fn pieces(document: &Document, dialect: Dialect, options: &Options) -> Pieces {
    let (mut target, names, notices) = Target::new(document, dialect, Format::Script, options);
    let changes = std::mem::take(&mut target.changes);
    let mut writer = Writer::new(Spelling::new(&target, names, options), changes, notices);
    writer.pieces = Some(BTreeMap::new());
    let statements = writer.blocks();
    let mut tables = writer.pieces.take().unwrap_or_default();
    for (object, line) in std::mem::take(&mut writer.added) {
        if let Some(table) = object.table().and_then(|table| tables.get_mut(&table)) {
            table.added.push((object, line));
        }
    }
    let mut found =
        Pieces { statements, notices: std::mem::take(&mut writer.notices), tables, ..Pieces::default() };
    found.name_all(&writer.sql);
    found
}

impl Pieces {
    fn name_all(&mut self, sql: &Spelling<'_>) {
        let document = sql.document;
        let mut qualified = Vec::new();
        qualified.extend(document.enums().map(|found| (found.schema, ObjectRef::Enum(found.id))));
        qualified.extend(document.domains().map(|found| (found.schema, ObjectRef::Domain(found.id))));
        qualified.extend(document.composites().map(|found| (found.schema, ObjectRef::Composite(found.id))));
        qualified.extend(document.sequences().map(|found| (found.schema, ObjectRef::Sequence(found.id))));
        qualified.extend(document.views().map(|found| (found.schema, ObjectRef::View(found.id))));
        for table in document.tables() {
            qualified.push((table.schema, ObjectRef::Table(table.id)));
            let indexes = table.indexes.iter().map(|index| ObjectRef::Index(table.id, index.id));
            qualified.extend(indexes.map(|index| (table.schema, index)));
        }
        for (schema, object) in qualified {
            self.names.insert(object, sql.names.of(object).to_owned());
            self.written.insert(object, sql.qualified(schema, object));
        }
        let parts = document.tables().flat_map(|table| parts(table));
        let schemas = document.schemas().map(|schema| ObjectRef::Schema(schema.id));
        for object in parts.chain(schemas) {
            self.names.insert(object, sql.names.of(object).to_owned());
            self.written.insert(object, sql.name(object));
        }
    }
}

/// The parts of a table that have a name within it.
fn parts(table: &Table) -> Vec<ObjectRef> {
    let id = table.id;
    let mut found = vec![ObjectRef::PrimaryKey(id)];
    found.extend(table.columns.iter().map(|part| ObjectRef::Column(id, part.id)));
    found.extend(table.uniques.iter().map(|part| ObjectRef::Unique(id, part.id)));
    found.extend(table.checks.iter().map(|part| ObjectRef::Check(id, part.id)));
    found.extend(table.exclusions.iter().map(|part| ObjectRef::Exclusion(id, part.id)));
    found.extend(table.foreign_keys.iter().map(|part| ObjectRef::ForeignKey(id, part.id)));
    found
}

impl TablePieces {
    /// The definition under a name, without indexes and what else comes later.
    pub fn definition(&self, name: &str) -> String {
        let columns: Vec<ColumnLine> = self.columns.iter().map(ColumnPiece::line).collect();
        let lines: Vec<String> = self.lines.iter().map(|(_, line)| line.clone()).collect();
        [&self.create, name, &body(&columns, &lines), &self.tail, ";"].concat()
    }
}

impl ColumnPiece {
    /// The column as `ADD COLUMN` takes it.
    pub fn definition(&self) -> String {
        let rest = self.words.join(" ");
        [self.name.as_str(), " ", &self.type_text, " ", &rest].concat().trim_end().to_owned()
    }

    fn line(&self) -> ColumnLine {
        ColumnLine {
            id: self.id,
            name: self.name.clone(),
            type_text: self.type_text.clone(),
            rest: self.words.join(" "),
            words: Vec::new(),
            comment: self.comment.clone(),
            checks: Vec::new(),
            is_key: false,
        }
    }
}

impl Writer<'_> {
    /// Keeps what a table is made of, where that was asked for.
    pub(crate) fn keep_pieces(
        &mut self,
        table: &Table,
        columns: &[ColumnLine],
        lines: Vec<Line>,
        scratch: &Scratch,
        tail: &str,
    ) {
        let Some(pieces) = &mut self.pieces else { return };
        let column = |line: &ColumnLine| ColumnPiece {
            id: line.id,
            name: line.name.clone(),
            type_text: line.type_text.clone(),
            words: line.words.clone(),
            comment: line.comment.clone(),
        };
        let create = Spelling::create_table(table, self.sql.dialect).to_owned();
        let found = TablePieces {
            create,
            columns: columns.iter().map(column).collect(),
            lines,
            added: Vec::new(),
            settings: scratch.settings.clone(),
            tail: tail.to_owned(),
            stands_alone: table.partition_of.is_none() && table.inherits.is_empty(),
        };
        pieces.insert(table.id, found);
    }
}
