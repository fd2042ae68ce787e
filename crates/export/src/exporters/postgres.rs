//! DDL for PostgreSQL.

use crowfoot_model::{Dialect, Document};

use crate::exporter::file_stem;
use crate::options::{COMMENTS, DROP_FIRST, IF_NOT_EXISTS, QUOTE_ALL, SCHEMAS};
use crate::{ExportOption, Exporter, Language, Options, Output};

pub(crate) struct Postgres;

impl Exporter for Postgres {
    fn key(&self) -> &'static str {
        "postgres"
    }

    fn label(&self) -> &'static str {
        "PostgreSQL"
    }

    fn file_name(&self, document: &Document) -> String {
        file_stem(document) + ".postgres.sql"
    }

    fn language(&self) -> Language {
        Language::Sql
    }

    fn options(&self) -> &'static [&'static ExportOption] {
        &[&IF_NOT_EXISTS, &DROP_FIRST, &COMMENTS, &QUOTE_ALL, &SCHEMAS]
    }

    fn export(&self, document: &Document, options: &Options) -> Output {
        let script = crowfoot_ddl::statements(document, Dialect::Postgres, &options.of_ddl());
        Output::of(self.file_name(document), script.text(), script.notices)
    }
}
