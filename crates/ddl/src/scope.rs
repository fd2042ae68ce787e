//! The objects of a document that go into a script.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crowfoot_dialect::spec;
use crowfoot_model::{Column, Dialect, Document, Schema, SchemaId, Table, TableId};

use crate::Options;

/// The schema that is written before a name, where one is. `public` is PostgreSQL's own.
pub fn schema_of<'d>(
    document: &'d Document,
    dialect: Dialect,
    options: &Options,
    schema: Option<SchemaId>,
) -> Option<&'d Arc<Schema>> {
    let schema = document.schema(schema?)?;
    let is_written = options.schemas
        && spec(dialect).capabilities().schemas
        && (dialect == Dialect::Postgres || schema.name != "public");
    is_written.then_some(schema)
}

/// Whether a table becomes one in this dialect. Partitions are tables of their own only in PostgreSQL, and only
/// PostgreSQL has tables without columns.
pub(crate) fn is_written(document: &Document, dialect: Dialect, table: &Table) -> bool {
    dialect == Dialect::Postgres
        || (table.partition_of.is_none() && (!table.columns.is_empty() || inherits_columns(document, table)))
}

fn inherits_columns(document: &Document, table: &Table) -> bool {
    ancestors(document, table).iter().any(|parent| !parent.columns.is_empty())
}

/// The tables that a table inherits from, each once, parents before their children where they are in no cycle. A child
/// takes the columns of its first parent first.
fn ancestors<'d>(document: &'d Document, table: &Table) -> Vec<&'d Table> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::from([table.id]);
    let mut open: Vec<(Option<&Table>, std::slice::Iter<'_, TableId>)> = vec![(None, table.inherits.iter())];
    while let Some((own, parents)) = open.last_mut() {
        match parents.next() {
            Some(id) => {
                if let Some(parent) = document.table(*id).filter(|_| seen.insert(*id)) {
                    open.push((Some(parent), parent.inherits.iter()));
                }
            }
            None => {
                found.extend(own.take());
                open.pop();
            }
        }
    }
    found
}

/// The columns that a table inherits.
pub(crate) fn inherited_columns<'d>(
    document: &'d Document,
    table: &Table,
) -> impl Iterator<Item = &'d Column> + use<'d> {
    // The nearest parents come last, and say what is inherited.
    ancestors(document, table).into_iter().rev().flat_map(|parent| parent.columns.iter())
}

/// A table with all the columns it has in this dialect: where there is no inheritance, those of its parents come first.
pub fn with_inherited<'d>(document: &'d Document, dialect: Dialect, table: &'d Table) -> Cow<'d, Table> {
    if dialect == Dialect::Postgres || table.inherits.is_empty() {
        return Cow::Borrowed(table);
    }
    let mut columns: Vec<Column> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for own in ancestors(document, table).into_iter().chain([table]) {
        for column in &own.columns {
            match places.get(column.name.as_str()).and_then(|at| columns.get_mut(*at)) {
                // What the child table says of a column goes before what its parent says.
                Some(inherited) => *inherited = column.clone(),
                None => {
                    places.insert(&column.name, columns.len());
                    columns.push(column.clone());
                }
            }
        }
    }
    Cow::Owned(Table { columns, ..table.clone() })
}
