//! Repositories over Drizzle for MySQL.

use crowfoot_model::Document;

use crate::options::{CONTRACTS, IN_MEMORY, LINE, QUERIES};
use crate::{ExportOption, Exporter, Language, Options, Output, repositories};

pub(crate) struct RepositoriesMysql;

impl Exporter for RepositoriesMysql {
    fn key(&self) -> &'static str {
        "repositories-mysql"
    }

    fn label(&self) -> &'static str {
        "Repositories (MySQL)"
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
        repositories::export(&repositories::MYSQL, document, options)
    }
}
