//! Drizzle for MySQL.

use crowfoot_model::Document;

use crate::options::{COMMENTS, LINE, MIGRATIONS, RELATIONS_FILE};
use crate::{ExportOption, Exporter, Language, Options, Output, drizzle};

pub(crate) struct DrizzleMysql;

impl Exporter for DrizzleMysql {
    fn key(&self) -> &'static str {
        "drizzle-mysql"
    }

    fn label(&self) -> &'static str {
        "Drizzle (MySQL)"
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
        drizzle::export(&drizzle::MYSQL, document, options)
    }
}
