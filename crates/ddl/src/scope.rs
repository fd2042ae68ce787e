//! The schemas that are written.

use std::sync::Arc;

use crowfoot_dialect::script::server;
use crowfoot_dialect::spec;
use crowfoot_model::{Dialect, Document, Schema, SchemaId};

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
        && (server(dialect).default_schema == Some("public") || schema.name != "public");
    is_written.then_some(schema)
}
