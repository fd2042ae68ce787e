//! Views, and statements that are kept as they are.

use serde::{Deserialize, Serialize};

use crate::{Dialect, Index, SchemaId, StatementId, ViewId};

/// A view or a materialized view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct View {
    pub id: ViewId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<SchemaId>,
    pub name: String,
    /// Column names, where the view gives its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// The query, verbatim, in the dialect of `dialect`.
    pub query: String,
    pub dialect: Dialect,
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub materialized: bool,
    /// Clauses around the query, verbatim: `WITH (security_barrier)`, `ALGORITHM=MERGE`, `WITH CHECK OPTION`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<String>,
    /// Indexes of a materialized view; their keys are expressions, since its columns have no ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indexes: Vec<Index>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// A statement that the model has no words for (a function, a trigger, a grant), kept verbatim and written out
/// again for its own dialect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Statement {
    pub id: StatementId,
    pub dialect: Dialect,
    /// What it is, in upper case: `CREATE FUNCTION`, `GRANT`.
    pub kind: String,
    /// The statement without its final semicolon.
    pub text: String,
    /// Statements are written in this order; ids break ties.
    pub order: u32,
    /// Whether it goes before the tables (an extension, a function that a default calls) or after them.
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub before_tables: bool,
}
