//! Drizzle for PostgreSQL.

use crowfoot_model::Document;

use crate::options::{COMMENTS, LINE, MIGRATIONS, RELATIONS_FILE, SCHEMAS};
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
        &[&LINE, &COMMENTS, &SCHEMAS, &RELATIONS_FILE, &MIGRATIONS]
    }

    fn export(&self, document: &Document, options: &Options) -> Output {
        drizzle::export(&drizzle::POSTGRES, document, options)
    }
}
