//! Drizzle for SQLite.

use crowfoot_model::Document;

use crate::options::{
    CASING, CHECK_ENUMS, COMMENTS, LAYOUT, LINE, MIGRATIONS, QUOTES, RELATIONS_FILE, SEMICOLONS,
    SHARED_COLUMNS,
};
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
        &[
            &LINE,
            &LAYOUT,
            &CASING,
            &COMMENTS,
            &RELATIONS_FILE,
            &SHARED_COLUMNS,
            &CHECK_ENUMS,
            &QUOTES,
            &SEMICOLONS,
            &MIGRATIONS,
        ]
    }

    fn export(&self, document: &Document, options: &Options) -> Output {
        drizzle::export_divided(&drizzle::SQLITE, document, options)
    }
}
