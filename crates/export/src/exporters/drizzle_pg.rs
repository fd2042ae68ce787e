//! Drizzle for PostgreSQL.

use crowfoot_model::{Dialect, Document};

use crate::{Exporter, Language, Options, Output, drizzle};

pub(crate) struct DrizzlePostgres;

impl Exporter for DrizzlePostgres {
    fn key(&self) -> &'static str {
        "drizzle-pg"
    }

    fn label(&self) -> &'static str {
        "Drizzle (PostgreSQL)"
    }

    fn file_name(&self, _: &Document) -> String {
        "schema.ts".to_owned()
    }

    fn language(&self) -> Language {
        Language::TypeScript
    }

    fn export(&self, document: &Document, options: &Options) -> Output {
        drizzle::export(Dialect::Postgres, document, options)
    }
}
