//! The contract of an exporter.

use crowfoot_ddl::Notice;
use crowfoot_model::{Document, ObjectRef};

use crate::options::{ExportOption, Options};

/// One way to write a document out.
pub trait Exporter: Sync {
    /// The name that the command line and the scripting surface use: `drizzle-pg`.
    fn key(&self) -> &'static str;

    /// The name that menus show: `Drizzle (PostgreSQL)`.
    fn label(&self) -> &'static str;

    /// The path of the file, or of the one to begin with: `schema.sql`.
    fn file_name(&self, document: &Document) -> String;

    /// The language of the text, for highlighting.
    fn language(&self) -> Language;

    /// What the user can choose, in the order of the form.
    fn options(&self) -> &'static [&'static ExportOption];

    /// Writes the document. The same document and options give the same files.
    fn export(&self, document: &Document, options: &Options) -> Output;
}

/// The result of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// One at least, the one to begin with first.
    pub files: Vec<File>,
    /// Everything that the files omit or change, in document order.
    pub notices: Vec<Notice>,
}

/// A file of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// Relative, with slashes: `schema.sql`, `tables/users.ts`.
    pub path: String,
    /// Ends with a line break, unless it is empty.
    pub text: String,
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

impl Language {
    /// The language of a file by its name; `None` for one that only its exporter knows.
    pub fn of_path(path: &str) -> Option<Self> {
        match path.rsplit_once('.')?.1 {
            "sql" => Some(Self::Sql),
            "ts" => Some(Self::TypeScript),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

impl Output {
    /// One file.
    pub(crate) fn of(path: String, text: String, notices: Vec<Notice>) -> Self {
        Self { files: vec![File { path, text }], notices }
    }

    /// The text of the only file, or of the one to begin with.
    pub fn text(&self) -> &str {
        self.files.first().map_or("", |file| &file.text)
    }

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
