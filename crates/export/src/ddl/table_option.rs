//! Options of tables: each is known by its name to belong to one dialect.

use crowfoot_model::{Dialect, ObjectRef, Table, TableOption};

use super::Ddl;
use super::script::{closed, list};

const POSTGRES: &[&str] = &["UNLOGGED", "WITH", "TABLESPACE", "USING", "ON COMMIT"];
const SQLITE: &[&str] = &["STRICT", "WITHOUT ROWID"];
const ALL: &[&str] = &["TEMPORARY", "TEMP"];

/// The dialect of an option; `None` for those that all have.
fn dialect_of(option: &TableOption) -> Option<Dialect> {
    let is_in = |list: &[&str]| list.iter().any(|name| name.eq_ignore_ascii_case(&option.name));
    if is_in(ALL) {
        None
    } else if is_in(POSTGRES) {
        Some(Dialect::Postgres)
    } else if is_in(SQLITE) {
        Some(Dialect::Sqlite)
    } else {
        Some(Dialect::Mysql)
    }
}

/// Whether a table has an option that is a word alone.
pub(super) fn has_option(table: &Table, name: &str) -> bool {
    table.option(name).is_some()
}

impl Ddl<'_> {
    /// `CREATE TABLE`, with the word that an option puts between.
    pub(super) fn create_table(table: &Table, dialect: Dialect) -> &'static str {
        if has_option(table, "TEMPORARY") || has_option(table, "TEMP") {
            "CREATE TEMPORARY TABLE "
        } else if dialect == Dialect::Postgres && has_option(table, "UNLOGGED") {
            "CREATE UNLOGGED TABLE "
        } else {
            "CREATE TABLE "
        }
    }

    /// What follows the columns of a table, apart from partitioning.
    pub(super) fn table_options(&mut self, table: &Table) -> Vec<String> {
        let (own, other): (Vec<&TableOption>, Vec<&TableOption>) = (table.options.iter())
            .filter(|option| dialect_of(option).is_some() && !option.name.eq_ignore_ascii_case("UNLOGGED"))
            .partition(|option| dialect_of(option) == Some(self.dialect));
        if !other.is_empty() {
            let names: Vec<&str> = other.iter().map(|option| option.name.as_str()).collect();
            let message = format!("{} does not apply to {}.", list(&names), self.spec.name());
            self.notice(ObjectRef::Table(table.id), message);
        }
        let mut options: Vec<String> = Vec::new();
        for name in POSTGRES.iter().filter(|_| self.dialect == Dialect::Postgres) {
            // In the order that the grammar wants: USING, WITH, TABLESPACE.
            let _ = name;
        }
        let rank = |option: &&TableOption| {
            ["USING", "WITH", "ON COMMIT", "TABLESPACE"].iter().position(|name| name.eq_ignore_ascii_case(&option.name))
        };
        let mut own = own;
        if self.dialect == Dialect::Postgres {
            own.sort_by_key(rank);
        }
        for option in own {
            let name = closed(&option.name);
            options.push(match (&option.value, self.dialect) {
                (None, _) => name,
                (Some(value), Dialect::Mysql) => [&name, "=", &closed(value)].concat(),
                (Some(value), _) if name.eq_ignore_ascii_case("WITH") && !value.trim_start().starts_with('(') => {
                    ["WITH (", &closed(value), ")"].concat()
                }
                (Some(value), _) => [&name, " ", &closed(value)].concat(),
            });
        }
        options
    }
}
