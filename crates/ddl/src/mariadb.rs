//! What a design for MySQL has that only MariaDB knows: it is written, and told.

use crowfoot_model::{DataType, Dialect, ObjectRef, Table};

use crate::Writer;
use crate::text::list;

const TYPES: &[&str] = &["inet4", "inet6", "uuid", "xmltype"];
const OPTIONS: &[&str] = &[
    "PAGE_CHECKSUM",
    "TRANSACTIONAL",
    "PAGE_COMPRESSED",
    "PAGE_COMPRESSION_LEVEL",
    "ENCRYPTED",
    "ENCRYPTION_KEY_ID",
    "IETF_QUOTES",
    "SEQUENCE",
    "WITH SYSTEM VERSIONING",
];
const ENGINES: &[&str] =
    &["Aria", "ColumnStore", "CONNECT", "MyRocks", "RocksDB", "S3", "Spider", "SEQUENCE"];
const CLAUSES: &[&str] =
    &["COMPRESSED", "REF_SYSTEM_ID", "WITHOUT SYSTEM VERSIONING", "WITH SYSTEM VERSIONING"];

impl Writer<'_> {
    /// Tells what of a table MySQL refuses.
    pub(crate) fn tell_of_mariadb(&mut self, table: &Table) {
        if self.sql.dialect != Dialect::Mysql || !self.sql.is_at_home() {
            return;
        }
        let is_in = |list: &[&str], word: &str| list.iter().any(|own| own.eq_ignore_ascii_case(word));
        for column in &table.columns {
            let object = ObjectRef::Column(table.id, column.id);
            let type_name = match &column.data_type {
                Some(DataType::Native { text, .. }) => text.as_str(),
                Some(DataType::Logical(crowfoot_model::LogicalType::Uuid)) => "uuid",
                _ => "",
            };
            if is_in(TYPES, type_name)
                && self.sql.spell(column.data_type.as_ref()).text.eq_ignore_ascii_case(type_name)
            {
                self.notice(object, format!("Only MariaDB has the type {type_name}; MySQL refuses it."));
            }
            let begins = |clause: &&String| {
                let clause = clause.to_ascii_uppercase();
                CLAUSES.iter().any(|own| clause.starts_with(own))
            };
            if let Some(clause) = column.clauses.iter().find(begins) {
                self.notice(object, format!("Only MariaDB has {clause}; MySQL refuses it."));
            }
        }
        let mut found: Vec<String> = Vec::new();
        for option in &table.options {
            let value = option.value.as_deref().unwrap_or_default();
            if is_in(OPTIONS, option.name.trim_matches('`')) {
                found.push(option.name.trim_matches('`').to_owned());
            } else if option.name.eq_ignore_ascii_case("ENGINE") && is_in(ENGINES, value) {
                found.push(["the engine ", value].concat());
            }
        }
        if !found.is_empty() {
            let names: Vec<&str> = found.iter().map(String::as_str).collect();
            let message = format!("Only MariaDB has {}; MySQL refuses the table.", list(&names));
            self.notice(ObjectRef::Table(table.id), message);
        }
    }
}
