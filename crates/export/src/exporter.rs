//! The contract of an exporter.

use crowfoot_dialect::Quoting;
use crowfoot_model::{Document, ObjectRef};

/// One way to write a document out.
pub trait Exporter: Sync {
    /// The name that the command line and the scripting surface use: `drizzle-pg`.
    fn key(&self) -> &'static str;

    /// The name that menus show: `Drizzle (PostgreSQL)`.
    fn label(&self) -> &'static str;

    /// The name of the file that a download proposes: `schema.sql`.
    fn file_name(&self, document: &Document) -> String;

    /// The language of the text, for highlighting.
    fn language(&self) -> Language;

    /// Writes the document. The same document and options give the same text.
    fn export(&self, document: &Document, options: &Options) -> Output;
}

/// The result of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// Ends with a line break, unless it is empty.
    pub text: String,
    /// Everything that the text omits or changes, in document order.
    pub notices: Vec<Notice>,
}

/// Something that the target cannot express, or not as the document says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub object: ObjectRef,
    /// One sentence or two: what is missing, and what to do about it.
    pub message: String,
}

/// The user's options. Exporters ignore those that do not apply to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Which identifiers SQL puts in quotes.
    pub quoting: Quoting,
    /// `CREATE … IF NOT EXISTS` where the dialect has it.
    pub if_not_exists: bool,
    /// `DROP … IF EXISTS` for everything before it is created.
    pub drop_first: bool,
    /// Names the schema of each object, where it has one.
    pub qualify_schemas: bool,
    /// Comments of tables, columns and other objects.
    pub comments: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            quoting: Quoting::WhenNeeded,
            if_not_exists: false,
            drop_first: false,
            qualify_schemas: true,
            comments: true,
        }
    }
}

/// The language of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Sql,
    TypeScript,
    Json,
    /// Mermaid, DBML and PlantUML, which share what a reader looks for.
    Diagram,
    Plain,
}

impl Output {
    /// Notes that `object` is left out or changed.
    pub fn notice(&mut self, object: ObjectRef, message: impl Into<String>) {
        self.notices.push(Notice { object, message: message.into() });
    }
}

/// A file name from the name of the document: lower case, words joined by hyphens, `schema` without a name.
pub(crate) fn file_stem(document: &Document) -> String {
    let mut stem = String::new();
    for c in document.settings().name.chars() {
        if c.is_alphanumeric() {
            stem.extend(c.to_lowercase());
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
    }
    let stem = stem.trim_end_matches('-');
    if stem.is_empty() { "schema".to_owned() } else { stem.to_owned() }
}
