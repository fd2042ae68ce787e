//! The objects of a document that go into a script.

use std::borrow::Cow;
use std::sync::Arc;

use crowfoot_dialect::spec;
use crowfoot_model::{Dialect, Document, Schema, SchemaId, Table};

use crate::Options;

/// The schema that is written before a name, where one is. `public` is PostgreSQL's own.
pub(crate) fn schema_of<'d>(
    document: &'d Document,
    dialect: Dialect,
    options: &Options,
    schema: Option<SchemaId>,
) -> Option<&'d Arc<Schema>> {
    let schema = document.schema(schema?)?;
    let is_written = options.qualify_schemas
        && spec(dialect).capabilities().schemas
        && (dialect == Dialect::Postgres || schema.name != "public");
    is_written.then_some(schema)
}

/// Whether a table becomes one in this dialect. Partitions are tables of their own only in PostgreSQL, and only
/// PostgreSQL has tables without columns.
pub(crate) fn is_written(document: &Document, dialect: Dialect, table: &Table) -> bool {
    dialect == Dialect::Postgres
        || (table.partition_of.is_none()
            && (!table.columns.is_empty() || inherits_columns(document, table, 0)))
}

fn inherits_columns(document: &Document, table: &Table, depth: u32) -> bool {
    depth < 16
        && table
            .inherits
            .iter()
            .filter_map(|parent| document.table(*parent))
            .any(|parent| !parent.columns.is_empty() || inherits_columns(document, parent, depth + 1))
}

/// A table with all the columns it has in this dialect: where there is no inheritance, those of its parents come first.
pub(crate) fn with_inherited<'d>(
    document: &'d Document,
    dialect: Dialect,
    table: &'d Table,
) -> Cow<'d, Table> {
    if dialect == Dialect::Postgres || table.inherits.is_empty() {
        return Cow::Borrowed(table);
    }
    let mut columns = Vec::new();
    collect(document, table, &mut columns, 0);
    Cow::Owned(Table { columns, ..table.clone() })
}

fn collect(document: &Document, table: &Table, columns: &mut Vec<crowfoot_model::Column>, depth: u32) {
    if depth < 16 {
        for parent in table.inherits.iter().filter_map(|parent| document.table(*parent)) {
            collect(document, parent, columns, depth + 1);
        }
    }
    for column in &table.columns {
        match columns.iter_mut().find(|other| other.name == column.name) {
            // What the child table says of a column goes before what its parent says.
            Some(inherited) => *inherited = column.clone(),
            None => columns.push(column.clone()),
        }
    }
}
