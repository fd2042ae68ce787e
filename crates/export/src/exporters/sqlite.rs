//! DDL for SQLite.

use crowfoot_model::{Dialect, Document};

use crate::exporter::file_stem;
use crate::{Exporter, Language, Options, Output, ddl};

pub(crate) struct Sqlite;

impl Exporter for Sqlite {
    fn key(&self) -> &'static str {
        "sqlite"
    }

    fn label(&self) -> &'static str {
        "SQLite"
    }

    fn file_name(&self, document: &Document) -> String {
        file_stem(document) + ".sqlite.sql"
    }

    fn language(&self) -> Language {
        Language::Sql
    }

    fn export(&self, document: &Document, options: &Options) -> Output {
        ddl::write(document, options, Dialect::Sqlite)
    }
}
