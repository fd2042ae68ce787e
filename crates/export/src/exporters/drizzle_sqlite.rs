//! Drizzle for SQLite.

use crowfoot_model::Document;

use crate::options::{COMMENTS, LINE, MIGRATIONS, RELATIONS_FILE};
use crate::{ExportOption, Exporter, Language, Options, Output, drizzle};

pub(crate) struct DrizzleSqlite;

impl Exporter for DrizzleSqlite {
    fn key(&self) -> &'static str {
        "drizzle-sqlite"
    }

    fn label(&self) -> &'static str {
        "Drizzle (SQLite)"
    }

    fn file_name(&self, _: &Document) -> String {
        drizzle::FILE.to_owned()
    }

    fn language(&self) -> Language {
        Language::TypeScript
    }

    fn options(&self) -> &'static [&'static ExportOption] {
        &[&LINE, &COMMENTS, &RELATIONS_FILE, &MIGRATIONS]
    }

    fn export(&self, document: &Document, options: &Options) -> Output {
        drizzle::export(&drizzle::SQLITE, document, options)
    }
}
