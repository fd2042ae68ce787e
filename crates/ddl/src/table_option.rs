//! Options of tables: each is known by its name to belong to one dialect.

use crowfoot_dialect::script::writing;
use crowfoot_model::{Dialect, Table, TableOption};

use crate::text::closed;
use crate::{Spelling, Writer};

const TEMPORARY: &[&str] = &["TEMPORARY", "TEMP"];

fn is_in(list: &[&str], option: &TableOption) -> bool {
    list.iter().any(|name| name.eq_ignore_ascii_case(&option.name))
}

/// The dialect that an option belongs to, by its name; where that says nothing, the one of the document.
pub(crate) fn dialect_of(option: &TableOption, source: Dialect) -> Dialect {
    let of = |dialect: &Dialect| is_in(writing(*dialect).table_options, option);
    Dialect::ALL.into_iter().find(of).unwrap_or(source)
}

/// Whether an option stands in `CREATE TEMPORARY TABLE`.
pub(crate) fn is_temporary(option: &TableOption) -> bool {
    is_in(TEMPORARY, option)
}

/// Whether a table has an option that is a word alone.
pub(crate) fn has_option(table: &Table, name: &str) -> bool {
    table.option(name).is_some()
}

impl Writer<'_> {
    /// The clauses after the columns of a table, except partitioning.
    pub(crate) fn table_options(&self, table: &Table) -> Vec<String> {
        let is_clause =
            |option: &&TableOption| !is_temporary(option) && !option.name.eq_ignore_ascii_case("UNLOGGED");
        let mut own: Vec<&TableOption> = table.options.iter().filter(is_clause).collect();
        let order = self.sql.writing().option_order;
        own.sort_by_key(|option| order.iter().position(|name| name.eq_ignore_ascii_case(&option.name)));
        let mut options = Vec::new();
        for option in own {
            let name = closed(&option.name);
            options.push(match (&option.value, self.sql.writing().option_equals) {
                (value, _) if self.sql.is_parameter(option) => {
                    let value =
                        value.as_deref().map_or(String::new(), |value| [" = ", &closed(value)].concat());
                    ["WITH (", &name.to_ascii_lowercase(), &value, ")"].concat()
                }
                (None, _) => name,
                (Some(value), true) if !name.eq_ignore_ascii_case("TABLESPACE") => {
                    [&name, "=", &closed(value)].concat()
                }
                (Some(value), _)
                    if name.eq_ignore_ascii_case("WITH") && !value.trim_start().starts_with('(') =>
                {
                    ["WITH (", &closed(value), ")"].concat()
                }
                (Some(value), _) => [&name, " ", &closed(value)].concat(),
            });
        }
        options
    }
}

impl Spelling<'_> {
    /// `CREATE TABLE`, with the word that an option puts between.
    pub(crate) fn create_table(table: &Table, dialect: Dialect) -> &'static str {
        if has_option(table, "TEMPORARY") || has_option(table, "TEMP") {
            "CREATE TEMPORARY TABLE "
        } else if writing(dialect).unlogged_tables && has_option(table, "UNLOGGED") {
            "CREATE UNLOGGED TABLE "
        } else {
            "CREATE TABLE "
        }
    }

    /// Whether an option goes between the parentheses of WITH.
    pub(crate) fn is_parameter(&self, option: &TableOption) -> bool {
        self.writing().storage_parameters
            && !is_in(self.writing().table_options, option)
            && !option.name.eq_ignore_ascii_case("TABLESPACE")
    }
}
