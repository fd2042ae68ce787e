//! SQL of templates, and the types and defaults of columns, as Drizzle renders them.

use super::entity::{Column, Entities, Found, Table};
use super::syntax::{Piece, Value};

/// How a column is named in SQL.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// `"auth"."users"."id"`
    Full,
    /// `"id"`
    Bare,
}

/// The quotes of names: `"` or a backtick.
#[derive(Clone, Copy)]
pub(super) struct Quotes(pub(super) char);

impl Quotes {
    pub(super) fn name(self, name: &str) -> String {
        let Self(mark) = self;
        let doubled: String = [mark, mark].iter().collect();
        let mut out = String::from(mark);
        out.push_str(&name.replace(mark, &doubled));
        out.push(mark);
        out
    }

    fn column(self, found: &Found<'_>, naming: Naming) -> String {
        let mut out = String::new();
        if naming == Naming::Full {
            for part in found.table.schema.iter().chain([&found.table.name]) {
                out.push_str(&self.name(part));
                out.push('.');
            }
        }
        out + &self.name(&found.column.name)
    }
}

/// The SQL of a template or a function that returns one; `None` for another value.
pub(super) fn rendered(
    entities: &Entities,
    table: &Table,
    value: &Value,
    quotes: Quotes,
    naming: Naming,
) -> Option<String> {
    let pieces = match value {
        Value::Sql(pieces) => pieces,
        Value::Arrow(body) => return rendered(entities, table, body, quotes, naming),
        _ => return None,
    };
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Value(value) => {
                let found = entities.column(table, value);
                out.push_str(&found.map_or_else(String::new, |found| quotes.column(&found, naming)));
            }
        }
    }
    Some(out)
}

/// The value of an option of a column's type, as it is written.
pub(super) fn option<'c>(column: &'c Column, key: &str) -> Option<&'c str> {
    match column.options.get(key)? {
        Value::Number(text) | Value::Text(text) => Some(text),
        Value::Bool(true) => Some("true"),
        _ => None,
    }
}

/// `varchar(255)`, or the name alone.
pub(super) fn sized(name: &str, size: Option<&str>) -> String {
    match size {
        Some(size) => [name, "(", size, ")"].concat(),
        None => name.to_owned(),
    }
}

/// `numeric(10, 2)`, with what stands between the numbers.
pub(super) fn precise(column: &Column, name: &str, between: &str) -> String {
    match (option(column, "precision"), option(column, "scale")) {
        (Some(precision), Some(scale)) => [name, "(", precision, between, scale, ")"].concat(),
        (Some(precision), None) => sized(name, Some(precision)),
        (None, _) => name.to_owned(),
    }
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('\'', "''")
}

/// Names that Drizzle makes.
pub(super) fn unique_name(table: &str, columns: &[String]) -> String {
    [table, "_", &columns.join("_"), "_unique"].concat()
}

pub(super) fn primary_key_name(table: &str, columns: &[String]) -> String {
    [table, "_", &columns.join("_"), "_pk"].concat()
}

/// The constraints and indexes of a table, by the function that makes them.
pub(super) fn extra<'t>(table: &'t Table, name: &'static str) -> impl Iterator<Item = &'t Value> {
    table.extra.iter().filter(move |value| value.links().first().is_some_and(|link| link.name == name))
}

/// The first argument of the first call.
pub(super) fn first_argument(value: &Value) -> Option<&Value> {
    value.links().first()?.arguments.as_ref()?.first()
}

/// The database names of columns in a list.
pub(super) fn names(entities: &Entities, table: &Table, values: &[Value]) -> Vec<String> {
    values
        .iter()
        .filter_map(|value| entities.column(table, value))
        .map(|found| found.column.name.clone())
        .collect()
}
