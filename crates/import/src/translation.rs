//! Schemas in another language, translated to SQL by a reader of their own.
//!
//! The reader says what it read (the ledger), what creates that (SQL), and what SQL has no place for. It may run
//! elsewhere: a [`Translation`] travels as JSON.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crowfoot_model::json::{self, Node, Value};
use crowfoot_model::{Column, DataType, Dialect, Document, Edit, LogicalType, ObjectRef};

use crate::error::ImportError;
use crate::format::Format;
use crate::ledger::{LedgerEntry, Verdict, excerpt};
use crate::related::{Related, relate};
use crate::run::{Import, import};
use crate::source::{Place, Progress, Source};

/// A schema as SQL, with the account of its source.
#[derive(Clone, Debug, PartialEq)]
pub struct Translation {
    pub dialect: Dialect,
    /// The name of the document.
    pub name: String,
    /// What the source declares. The verdicts are those of the reader; what becomes of the SQL is added.
    pub ledger: Vec<LedgerEntry>,
    pub statements: Vec<TranslatedStatement>,
    pub described: Vec<Described>,
    pub relations: Vec<Related>,
}

/// A statement of SQL, and the entry of the ledger that it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslatedStatement {
    pub entry: usize,
    pub sql: String,
}

/// What is known of a table, a column, an enum or a view besides its SQL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Described {
    pub schema: Option<String>,
    pub name: String,
    pub column: Option<String>,
    pub source: usize,
    pub line: u32,
    pub comment: Option<String>,
    /// The values of the column, where its type in the database does not say what they are.
    pub held: Option<Held>,
}

/// A type that SQLite lacks, kept in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// In an `integer`.
    Boolean,
    /// In a `text`.
    Json,
    /// In an `integer`, as seconds since 1970.
    Seconds,
    /// In an `integer`, as milliseconds since 1970.
    Milliseconds,
}

impl Held {
    fn key(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Json => "json",
            Self::Seconds => "timestamp",
            Self::Milliseconds => "timestamp_ms",
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        let all = [Self::Boolean, Self::Json, Self::Seconds, Self::Milliseconds];
        all.into_iter().find(|held| held.key() == key)
    }

    /// The type in the model, and that of the database.
    fn types(self) -> (LogicalType, &'static str) {
        match self {
            Self::Boolean => (LogicalType::Boolean, "integer"),
            Self::Json => (LogicalType::Json { binary: false }, "text"),
            Self::Seconds => (LogicalType::Timestamp { precision: Some(0), with_zone: true }, "integer"),
            Self::Milliseconds => (LogicalType::Timestamp { precision: Some(3), with_zone: true }, "integer"),
        }
    }

    /// Gives a column the type, and keeps that of its database.
    fn settle(self, column: &mut Column) {
        let (logical, text) = self.types();
        column.data_type = Some(DataType::Logical(logical));
        column.type_text = Some(text.to_owned());
    }
}

impl LedgerEntry {
    /// An entry of what is modelled, with the start of its text.
    pub fn new(source: usize, line: u32, kind: &str, text: &str) -> Self {
        Self {
            source,
            line,
            kind: kind.to_owned(),
            verdict: Verdict::Modelled,
            reason: String::new(),
            excerpt: excerpt(text),
            understood: true,
        }
    }

    /// Adds a sentence to the reason.
    pub fn say(&mut self, sentence: &str) {
        if sentence.is_empty() || self.reason.contains(sentence) {
            return;
        }
        if !self.reason.is_empty() {
            self.reason.push(' ');
        }
        self.reason.push_str(sentence);
    }
}

impl Translation {
    /// The document of a translation.
    ///
    /// # Errors
    /// [`ImportError::Cancelled`].
    pub fn import(
        self,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Import, ImportError> {
        let sources: Vec<Source<'_>> = self
            .statements
            .iter()
            .map(|statement| Source { name: &self.name, text: &statement.sql })
            .collect();
        let read = import(&sources, Some(Format::Sql(self.dialect)), progress)?;
        let mut document = read.document;
        let mut ledger = self.ledger;
        let mut said: BTreeMap<usize, Vec<LedgerEntry>> = BTreeMap::new();
        for entry in read.ledger {
            let Some(statement) = self.statements.get(entry.source) else { continue };
            said.entry(statement.entry).or_default().push(entry);
        }
        for (at, said) in said {
            let Some(own) = ledger.get_mut(at) else { continue };
            let is_kept = said.iter().all(|entry| entry.verdict == Verdict::Kept);
            if is_kept && own.verdict == Verdict::Modelled {
                own.verdict = Verdict::Kept;
            }
            for entry in said {
                own.understood &= entry.understood;
                // What is kept beside a table, such as its row-level security, is no news about the table.
                if is_kept || entry.verdict != Verdict::Kept {
                    own.say(&entry.reason);
                }
            }
        }
        let mut order: Vec<usize> = (0..ledger.len()).collect();
        order.sort_by_key(|at| ledger.get(*at).map(|entry| (entry.source, entry.line)));
        let ledger = order.into_iter().filter_map(|at| ledger.get(at).cloned()).collect();
        relate(&mut document, &self.relations);
        let places = describe(&mut document, &self.described);
        Ok(Import { document, format: Format::Drizzle, ledger, places })
    }

    /// The translation as JSON.
    pub fn to_json(&self) -> String {
        let ledger = self.ledger.iter().map(|entry| {
            Value::Array(vec![
                (entry.source as u64).into(),
                entry.line.into(),
                entry.kind.as_str().into(),
                entry.verdict.key().into(),
                entry.reason.as_str().into(),
                entry.excerpt.as_str().into(),
                entry.understood.into(),
            ])
        });
        let statements = self.statements.iter();
        let statements =
            statements.map(|one| Value::Array(vec![(one.entry as u64).into(), one.sql.as_str().into()]));
        let described = self.described.iter().map(|one| {
            let text = |text: &Option<String>| text.as_deref().map_or(Value::Null, Value::from);
            Value::Array(vec![
                text(&one.schema),
                one.name.as_str().into(),
                text(&one.column),
                (one.source as u64).into(),
                one.line.into(),
                text(&one.comment),
                one.held.map_or(Value::Null, |held| held.key().into()),
            ])
        });
        Value::object([
            ("dialect", self.dialect.key().into()),
            ("name", self.name.as_str().into()),
            ("ledger", Value::Array(ledger.collect())),
            ("statements", Value::Array(statements.collect())),
            ("described", Value::Array(described.collect())),
            ("relations", Value::Array(self.relations.iter().map(Related::to_value).collect())),
        ])
        .to_string()
    }

    /// Reads what [`Translation::to_json`] has written.
    pub fn from_json(text: &str) -> Option<Self> {
        let tree = json::parse(text).ok()?;
        let list = |key: &str| tree.get(key).map_or(&[][..], Node::elements).iter().map(Node::elements);
        let mut made = Self {
            dialect: Dialect::from_key(tree.get("dialect")?.as_str()?)?,
            name: tree.get("name")?.as_str()?.to_owned(),
            ledger: Vec::new(),
            statements: Vec::new(),
            described: Vec::new(),
            relations: Vec::new(),
        };
        for row in list("ledger") {
            let [source, line, kind, verdict, reason, excerpt, understood] = row else { return None };
            made.ledger.push(LedgerEntry {
                source: number(source)?,
                line: u32::try_from(number(line)?).ok()?,
                kind: kind.as_str()?.to_owned(),
                verdict: match verdict.as_str()? {
                    "modelled" => Verdict::Modelled,
                    "kept" => Verdict::Kept,
                    _ => Verdict::Skipped,
                },
                reason: reason.as_str()?.to_owned(),
                excerpt: excerpt.as_str()?.to_owned(),
                understood: understood.as_bool()?,
            });
        }
        for row in list("statements") {
            let [entry, sql] = row else { return None };
            made.statements
                .push(TranslatedStatement { entry: number(entry)?, sql: sql.as_str()?.to_owned() });
        }
        for row in list("described") {
            let [schema, name, column, source, line, comment, held] = row else { return None };
            made.described.push(Described {
                schema: schema.as_str().map(str::to_owned),
                name: name.as_str()?.to_owned(),
                column: column.as_str().map(str::to_owned),
                source: number(source)?,
                line: u32::try_from(number(line)?).ok()?,
                comment: comment.as_str().map(str::to_owned),
                held: held.as_str().and_then(Held::from_key),
            });
        }
        for row in list("relations") {
            made.relations.push(Related::from_row(row)?);
        }
        Some(made)
    }
}

/// Gives objects their comments, and columns what they hold; returns their places, sorted by object.
fn describe(document: &mut Document, described: &[Described]) -> Vec<(ObjectRef, Place)> {
    let mut objects: BTreeMap<(Option<String>, String), ObjectRef> = BTreeMap::new();
    let schema_of = |id: Option<crowfoot_model::SchemaId>| {
        id.and_then(|id| document.schema(id)).map(|schema| schema.name.clone())
    };
    for view in document.views() {
        objects.insert((schema_of(view.schema), view.name.clone()), ObjectRef::View(view.id));
    }
    for record in document.enums() {
        objects.insert((schema_of(record.schema), record.name.clone()), ObjectRef::Enum(record.id));
    }
    for table in document.tables() {
        objects.insert((schema_of(table.schema), table.name.clone()), ObjectRef::Table(table.id));
    }
    let mut places = Vec::new();
    let mut edit = Edit::new(document);
    for one in described {
        let schema = one.schema.clone().filter(|schema| schema != "public");
        let Some(object) = objects.get(&(schema, one.name.clone())).copied() else { continue };
        let place = Place { source: one.source, line: one.line };
        match (object, &one.column) {
            (ObjectRef::Table(id), Some(name)) => {
                let Some(column) = document.table(id).and_then(|table| table.column_named(name)) else {
                    continue;
                };
                let column = column.id;
                places.push((ObjectRef::Column(id, column), place));
                if one.comment.is_none() && one.held.is_none() {
                    continue;
                }
                let Some(column) = edit.table_mut(id).and_then(|table| table.column_mut(column)) else {
                    continue;
                };
                if let Some(comment) = &one.comment {
                    column.comment = Some(comment.clone());
                }
                if let Some(held) = one.held {
                    held.settle(column);
                }
            }
            (ObjectRef::Table(id), None) => {
                places.push((object, place));
                if let (Some(comment), Some(record)) = (&one.comment, edit.table_mut(id)) {
                    record.comment = Some(comment.clone());
                }
            }
            (ObjectRef::Enum(id), None) => {
                places.push((object, place));
                if let (Some(comment), Some(record)) = (&one.comment, edit.enum_type_mut(id)) {
                    record.comment = Some(comment.clone());
                }
            }
            (ObjectRef::View(id), None) => {
                places.push((object, place));
                if let (Some(comment), Some(record)) = (&one.comment, edit.view_mut(id)) {
                    record.comment = Some(comment.clone());
                }
            }
            _ => {}
        }
    }
    let diff = edit.finish();
    document.apply(&diff);
    // A foreign key has the place of its first column.
    places.sort_by_key(|(object, _)| *object);
    places.dedup_by_key(|(object, _)| *object);
    let mut keys = Vec::new();
    for table in document.tables() {
        for key in &table.foreign_keys {
            let Some(column) = key.columns.first() else { continue };
            let column = ObjectRef::Column(table.id, *column);
            let Ok(at) = places.binary_search_by_key(&column, |(object, _)| *object) else { continue };
            keys.extend(places.get(at).map(|(_, place)| (ObjectRef::ForeignKey(table.id, key.id), *place)));
        }
    }
    places.append(&mut keys);
    places.sort_by_key(|(object, _)| *object);
    places
}

fn number(node: &Node<'_>) -> Option<usize> {
    node.as_u64().and_then(|number| usize::try_from(number).ok())
}
