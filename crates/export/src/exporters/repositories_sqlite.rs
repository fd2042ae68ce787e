//! Repositories over Drizzle for SQLite.

use crowfoot_model::Document;

use crate::options::{CONTRACTS, IN_MEMORY, LINE, QUERIES};
use crate::{ExportOption, Exporter, Language, Options, Output, repositories};

pub(crate) struct RepositoriesSqlite;

impl Exporter for RepositoriesSqlite {
    fn key(&self) -> &'static str {
        "repositories-sqlite"
    }

    fn label(&self) -> &'static str {
        "Repositories (SQLite)"
    }

    fn file_name(&self, _: &Document) -> String {
        repositories::FILE.to_owned()
    }

    fn language(&self) -> Language {
        Language::TypeScript
    }

    fn options(&self) -> &'static [&'static ExportOption] {
        &[&LINE, &IN_MEMORY, &CONTRACTS, &QUERIES]
    }

    fn export(&self, document: &Document, options: &Options) -> Output {
        repositories::export(&repositories::SQLITE, document, options)
    }
}
