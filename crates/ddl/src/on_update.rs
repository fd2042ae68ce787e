//! MySQL sets a column on each update by a word at the column; elsewhere a trigger does.

use crowfoot_dialect::namespace::Named;
use crowfoot_model::{Column, ColumnId, ObjectRef, Table, TableId};

use crate::names::scopes;
use crate::script::Blocks;
use crate::text::list;
use crate::{Phase, Spelling, Writer};

impl Writer<'_> {
    /// Notes that a column is set on each update, for the triggers that come after the tables.
    pub(crate) fn set_by_trigger(&mut self, table: &Table, column: &Column) {
        self.set_on_update.push((table.id, column.id));
        let message = format!(
            "{} has no ON UPDATE for columns; a trigger updates it, unless the statement sets it.",
            self.sql.spec.name()
        );
        self.notice(ObjectRef::Column(table.id, column.id), message);
    }

    /// The triggers for columns that are set on each update.
    pub(crate) fn update_triggers(&mut self, script: &mut Blocks) {
        let mut functions: Vec<(String, String)> = Vec::new();
        for (table, column) in std::mem::take(&mut self.set_on_update) {
            let Some(table) = self.sql.document.table(table).cloned() else { continue };
            let object = ObjectRef::Column(table.id, column);
            let column_name = self.sql.names.column(table.id, column).to_owned();
            let (dialect, is_at_home) = (self.sql.dialect, self.sql.is_at_home());
            let of = |named| scopes(dialect, is_at_home, named, 0, table.id.0);
            let wanted = [self.sql.names.of(ObjectRef::Table(table.id)), "_set_", &column_name].concat();
            let trigger = self.sql.names.fresh(&wanted, &of(Named::Trigger));
            let trigger = self.sql.quote(&trigger);
            if !self.sql.writing().trigger_functions {
                let block = self.sql.sqlite_trigger(&table, column, &trigger);
                script.one(object, Phase::Triggers, block);
                continue;
            }
            let known = functions.iter().find(|(of, _)| *of == column_name).map(|(_, name)| name.clone());
            let function = known.unwrap_or_else(|| {
                let mut wanted = ["set_", &column_name].concat();
                if self.sql.document.statements().any(|statement| statement.text.contains(&wanted)) {
                    wanted.push_str("_on_update");
                }
                let function = self.sql.names.fresh(&wanted, &of(Named::Routine));
                let function = self.sql.quote(&function);
                script.one(object, Phase::Triggers, self.sql.function(&function, &column_name));
                functions.push((column_name, function.clone()));
                function
            });
            let block = self.sql.postgres_trigger(&table, column, &trigger, &function);
            script.one(object, Phase::Triggers, block);
        }
    }
}

impl Spelling<'_> {
    /// A function for all columns of a name.
    fn function(&self, function: &str, column: &str) -> String {
        let mut mark = String::from("$$");
        while column.contains(&mark) {
            mark.insert(1, '_');
        }
        [
            self.create_or_replace("FUNCTION "),
            function,
            "() RETURNS trigger LANGUAGE plpgsql AS ",
            &mark,
            "\nBEGIN\n    NEW.",
            &self.quote(column),
            " := now();\n    RETURN NEW;\nEND\n",
            &mark,
            ";",
        ]
        .concat()
    }

    fn postgres_trigger(&self, table: &Table, column: ColumnId, trigger: &str, function: &str) -> String {
        let column = self.column_name(table.id, column);
        [
            self.create_or_replace("TRIGGER "),
            trigger,
            " BEFORE UPDATE ON ",
            &self.table_name(table),
            "\n    FOR EACH ROW WHEN (NEW.",
            &column,
            " IS NOT DISTINCT FROM OLD.",
            &column,
            ")\n    EXECUTE FUNCTION ",
            function,
            "();",
        ]
        .concat()
    }

    fn create_or_replace(&self, what: &'static str) -> &'static str {
        match (self.options.if_not_exists || self.options.drop_first, what) {
            (false, "FUNCTION ") => "CREATE FUNCTION ",
            (false, _) => "CREATE TRIGGER ",
            (true, "FUNCTION ") => "CREATE OR REPLACE FUNCTION ",
            (true, _) => "CREATE OR REPLACE TRIGGER ",
        }
    }

    fn sqlite_trigger(&self, table: &Table, column: ColumnId, trigger: &str) -> String {
        let name = self.column_name(table.id, column);
        // Not what triggers set, so that they do not call each other.
        let others: Vec<String> = (table.columns.iter())
            .filter(|other| other.id != column && other.on_update.is_none() && other.generated.is_none())
            .map(|other| self.column_name(table.id, other.id))
            .collect();
        let of = if others.is_empty() { String::new() } else { [" OF ", &list(&others)].concat() };
        let row: Vec<String> = match table.primary_key_columns() {
            [] => {
                let is_free = |word: &&&str| table.columns.iter().all(|c| !c.name.eq_ignore_ascii_case(word));
                let row = ["rowid", "_rowid_", "oid"].iter().find(is_free).unwrap_or(&"rowid");
                vec![[row, " = NEW.", row].concat()]
            }
            key => (key.iter())
                .map(|id| self.column_name(table.id, *id))
                .map(|name| [&name, " = NEW.", &name].concat())
                .collect(),
        };
        let table_name = self.table_name(table);
        [
            "CREATE TRIGGER ",
            self.if_not_exists(),
            trigger,
            " AFTER UPDATE",
            &of,
            " ON ",
            &table_name,
            "\n    FOR EACH ROW WHEN NEW.",
            &name,
            " IS OLD.",
            &name,
            "\nBEGIN\n    UPDATE ",
            &table_name,
            " SET ",
            &name,
            " = CURRENT_TIMESTAMP WHERE ",
            &row.join(" AND "),
            ";\nEND;",
        ]
        .concat()
    }
}

/// Tables and columns of them that triggers set.
pub(crate) type SetOnUpdate = Vec<(TableId, ColumnId)>;
