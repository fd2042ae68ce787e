//! DDL for MySQL.

use crowfoot_model::{Dialect, Document};

use crate::exporter::file_stem;
use crate::options::{COMMENTS, DROP_FIRST, IF_NOT_EXISTS, QUOTE_ALL, SCHEMAS};
use crate::{ExportOption, Exporter, Language, Options, Output};

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

    fn options(&self) -> &'static [&'static ExportOption] {
        &[&IF_NOT_EXISTS, &DROP_FIRST, &COMMENTS, &QUOTE_ALL, &SCHEMAS]
    }

    fn export(&self, document: &Document, options: &Options) -> Output {
        let script = crowfoot_ddl::statements(document, Dialect::Mysql, &options.of_ddl());
        Output::of(self.file_name(document), script.text(), script.notices)
    }
}
