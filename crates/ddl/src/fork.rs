//! Features that only a fork of the database supports, such as those of MariaDB: they are written, with a notice.

use crowfoot_model::{DataType, ObjectRef, Table};

use crate::Writer;
use crate::text::list;

impl Writer<'_> {
    /// Tells what of a table the database itself refuses.
    pub(crate) fn tell_of_fork(&mut self, table: &Table) {
        let Some(fork) = self.sql.writing().fork.filter(|_| self.sql.is_at_home()) else { return };
        let (name, own) = (fork.name, self.sql.spec.name());
        let is_in = |list: &[&str], word: &str| list.iter().any(|own| own.eq_ignore_ascii_case(word));
        for column in &table.columns {
            let object = ObjectRef::Column(table.id, column.id);
            let type_name = match &column.data_type {
                Some(DataType::Native { text, .. }) => text.as_str(),
                Some(DataType::Logical(crowfoot_model::LogicalType::Uuid)) => "uuid",
                _ => "",
            };
            if is_in(fork.types, type_name)
                && self.sql.spell(column.data_type.as_ref()).text.eq_ignore_ascii_case(type_name)
            {
                self.notice(object, format!("Only {name} has the type {type_name}; {own} refuses it."));
            }
            let begins = |clause: &&String| {
                let clause = clause.to_ascii_uppercase();
                fork.clauses.iter().any(|own| clause.starts_with(own))
            };
            if let Some(clause) = column.clauses.iter().find(begins) {
                self.notice(object, format!("Only {name} has {clause}; {own} refuses it."));
            }
        }
        let mut found: Vec<String> = Vec::new();
        for option in &table.options {
            let value = option.value.as_deref().unwrap_or_default();
            if is_in(fork.options, option.name.trim_matches('`')) {
                found.push(option.name.trim_matches('`').to_owned());
            } else if option.name.eq_ignore_ascii_case("ENGINE") && is_in(fork.engines, value) {
                found.push(["the engine ", value].concat());
            }
        }
        if !found.is_empty() {
            let names: Vec<&str> = found.iter().map(String::as_str).collect();
            let message = format!("Only {name} has {}; {own} refuses the table.", list(&names));
            self.notice(ObjectRef::Table(table.id), message);
        }
    }
}
