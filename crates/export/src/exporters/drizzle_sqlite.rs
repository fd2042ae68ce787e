//! Drizzle for SQLite.

use crowfoot_model::{Dialect, Document};

use crate::{Exporter, Language, Options, Output, drizzle};

pub(crate) struct DrizzleSqlite;

impl Exporter for DrizzleSqlite {
    fn key(&self) -> &'static str {
        "drizzle-sqlite"
    }

    fn label(&self) -> &'static str {
        "Drizzle (SQLite)"
    }

    fn file_name(&self, _: &Document) -> String {
        "schema.ts".to_owned()
    }

    fn language(&self) -> Language {
        Language::TypeScript
    }

    fn export(&self, document: &Document, options: &Options) -> Output {
        drizzle::export(Dialect::Sqlite, document, options)
    }
}
