//! Repositories over Drizzle for PostgreSQL.

use crowfoot_model::Document;

use crate::options::{CONTRACTS, IN_MEMORY, LINE, QUERIES};
use crate::{ExportOption, Exporter, Language, Options, Output, repositories};

pub(crate) struct RepositoriesPostgres;

impl Exporter for RepositoriesPostgres {
    fn key(&self) -> &'static str {
        "repositories-pg"
    }

    fn label(&self) -> &'static str {
        "Repositories (PostgreSQL)"
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
        repositories::export(&repositories::POSTGRES, document, options)
    }
}
