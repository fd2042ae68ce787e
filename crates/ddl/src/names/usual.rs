//! The names of what has none of its own.

use std::collections::{BTreeSet, HashMap};

use crowfoot_dialect::naming::{self, ConstraintKind};
use crowfoot_dialect::syntax::Columns;
use crowfoot_model::{ColumnId, Table};

/// Where the default name of a key or constraint comes from.
pub(super) enum Usual {
    /// By the house standard.
    House(String),
    /// By PostgreSQL, which puts the number behind the label where the name is taken.
    Engine { table: String, columns: Vec<String>, label: &'static str },
}

impl Usual {
    pub(super) fn of_engine(table: &str, columns: &[&str], kind: ConstraintKind) -> Self {
        let label = match kind {
            ConstraintKind::PrimaryKey => "pkey",
            ConstraintKind::Unique => "key",
            ConstraintKind::ForeignKey => "fkey",
            ConstraintKind::Check => "check",
            ConstraintKind::Exclusion => "excl",
        };
        let columns = if kind == ConstraintKind::PrimaryKey { &[] } else { columns };
        let columns = columns.iter().map(|column| (*column).to_owned()).collect();
        Usual::Engine { table: table.to_owned(), columns, label }
    }
}

/// The columns of a table by their names in lower case.
pub(super) fn columns_by_name(table: &Table) -> HashMap<String, usize> {
    // The first of two alike, as a search would find it.
    table
        .columns
        .iter()
        .enumerate()
        .rev()
        .map(|(at, column)| (column.name.to_ascii_lowercase(), at))
        .collect()
}

/// The columns that an expression names, in the order of the table, at most three.
pub(super) fn mentioned(table: &Table, by_name: &HashMap<String, usize>, expression: &str) -> Vec<ColumnId> {
    let words = expression.split(|c: char| !c.is_alphanumeric() && c != '_');
    let found: BTreeSet<usize> =
        words.filter_map(|word| by_name.get(&word.to_ascii_lowercase()).copied()).collect();
    found.into_iter().filter_map(|at| table.columns.get(at)).map(|column| column.id).take(3).collect()
}

/// The column that an expression is about, where it is only one: PostgreSQL calls a check after it.
pub(super) fn only_column(columns: &Columns<'_>, expression: &str) -> Option<usize> {
    let mut found = None;
    for name in naming::column_words(expression) {
        let find = |name: &str| columns.exact(name);
        let Some(place) = find(name).or_else(|| find(&name.to_lowercase())) else { continue };
        if found.is_some_and(|other| other != place) {
            return None;
        }
        found = Some(place);
    }
    found
}
