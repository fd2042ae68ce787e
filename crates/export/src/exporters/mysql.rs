//! DDL for MySQL.

use crowfoot_model::{Dialect, Document};

use crate::exporter::file_stem;
use crate::{Exporter, Language, Options, Output, ddl};

pub(crate) struct Mysql;

impl Exporter for Mysql {
    fn key(&self) -> &'static str {
        "mysql"
    }

    fn label(&self) -> &'static str {
        "MySQL"
    }

    fn file_name(&self, document: &Document) -> String {
        file_stem(document) + ".mysql.sql"
    }

    fn language(&self) -> Language {
        Language::Sql
    }

    fn export(&self, document: &Document, options: &Options) -> Output {
        ddl::write(document, options, Dialect::Mysql)
    }
}
