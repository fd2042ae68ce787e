//! The DROP statements at the start of a script.

use crowfoot_model::{Dialect, ObjectRef};

use super::script::Script;
use super::{Ddl, order, scope};

impl Ddl<'_> {
    /// `DROP … IF EXISTS` for everything that the script creates, in reverse order.
    pub(super) fn drops(&mut self, script: &mut Script) {
        if !self.options.drop_first() {
            return;
        }
        script.heading("Drop existing objects");
        let is_postgres = self.dialect == Dialect::Postgres;
        let end = if is_postgres { " CASCADE;" } else { ";" };
        let drop = |kind: &str, name: String| ["DROP ", kind, " IF EXISTS ", &name, end].concat();
        let mut lines = Vec::new();
        for view in order::views(self.document).into_iter().rev().filter(|view| view.dialect == self.dialect)
        {
            let kind = if view.materialized && is_postgres { "MATERIALIZED VIEW" } else { "VIEW" };
            lines.push(drop(kind, self.qualified(view.schema, ObjectRef::View(view.id))));
        }
        // Tables that refer to each other cannot go one after the other while that is checked.
        let [unchecked, checked] = match self.dialect {
            Dialect::Postgres => ["", ""],
            Dialect::Mysql => ["SET FOREIGN_KEY_CHECKS = 0;", "SET FOREIGN_KEY_CHECKS = 1;"],
            Dialect::Sqlite if !self.document.tables().any(|table| !table.foreign_keys.is_empty()) => {
                ["", ""]
            }
            Dialect::Sqlite => ["PRAGMA foreign_keys = OFF;", "PRAGMA foreign_keys = ON;"],
        };
        lines.push(unchecked.into());
        let tables = order::tables(self.document);
        for table in
            tables.into_iter().rev().filter(|table| scope::is_written(self.document, self.dialect, table))
        {
            lines.push(drop("TABLE", self.table_name(table)));
        }
        lines.push(checked.into());
        if is_postgres {
            for sequence in self.document.sequences().rev() {
                lines.push(drop(
                    "SEQUENCE",
                    self.qualified(sequence.schema, ObjectRef::Sequence(sequence.id)),
                ));
            }
            for made in order::made_types(self.document).into_iter().rev() {
                lines.push(match made {
                    order::MadeType::Domain(id) => {
                        let schema = self.document.domain(id).and_then(|domain| domain.schema);
                        drop("DOMAIN", self.qualified(schema, ObjectRef::Domain(id)))
                    }
                    order::MadeType::Composite(id) => {
                        let schema = self.document.composite(id).and_then(|composite| composite.schema);
                        drop("TYPE", self.qualified(schema, ObjectRef::Composite(id)))
                    }
                });
            }
            for enum_type in self.document.enums().rev() {
                lines.push(drop("TYPE", self.qualified(enum_type.schema, ObjectRef::Enum(enum_type.id))));
            }
        }
        lines.retain(|line| !line.is_empty());
        script.block(&lines.join("\n"));
    }
}
