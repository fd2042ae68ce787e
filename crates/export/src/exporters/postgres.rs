//! DDL for PostgreSQL.

use crowfoot_model::{Dialect, Document};

use crate::exporter::file_stem;
use crate::{Exporter, Language, Options, Output, ddl};

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

    fn export(&self, document: &Document, options: &Options) -> Output {
        ddl::write(document, options, Dialect::Postgres)
    }
}
