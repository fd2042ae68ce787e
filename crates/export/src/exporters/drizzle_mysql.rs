//! Drizzle for MySQL.

use crowfoot_model::{Dialect, Document};

use crate::{Exporter, Language, Options, Output, drizzle};

pub(crate) struct DrizzleMysql;

impl Exporter for DrizzleMysql {
    fn key(&self) -> &'static str {
        "drizzle-mysql"
    }

    fn label(&self) -> &'static str {
        "Drizzle (MySQL)"
    }

    fn file_name(&self, _: &Document) -> String {
        "schema.ts".to_owned()
    }

    fn language(&self) -> Language {
        Language::TypeScript
    }

    fn export(&self, document: &Document, options: &Options) -> Output {
        drizzle::export(Dialect::Mysql, document, options)
    }
}
