//! Drizzle for PostgreSQL.

use crowfoot_model::Document;

use crate::options::{
    CASING, CHECK_ENUMS, COMMENTS, LAYOUT, LINE, MIGRATIONS, QUOTES, RELATIONS_FILE, SCHEMAS, SEMICOLONS,
    SHARED_COLUMNS,
};
use crate::{ExportOption, Exporter, Language, Options, Output, drizzle};

pub(crate) struct DrizzlePostgres;

impl Exporter for DrizzlePostgres {
    fn key(&self) -> &'static str {
        "drizzle-pg"
    }

    fn label(&self) -> &'static str {
        "Drizzle (PostgreSQL)"
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
            &SCHEMAS,
            &RELATIONS_FILE,
            &SHARED_COLUMNS,
            &CHECK_ENUMS,
            &QUOTES,
            &SEMICOLONS,
            &MIGRATIONS,
        ]
    }

    fn export(&self, document: &Document, options: &Options) -> Output {
        drizzle::export_divided(&drizzle::POSTGRES, document, options)
    }
}
