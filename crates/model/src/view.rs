//! Views, and statements that are kept as they are.

use crate::json::record;
use crate::need::Need;
use crate::record::Kind;
use crate::{Dialect, Index, SchemaId, StatementId, ViewId};

/// A view or a materialized view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    pub id: ViewId,
    pub schema: Option<SchemaId>,
    pub name: String,
    /// Column names, where the view gives its own.
    pub columns: Vec<String>,
    /// The query, verbatim, in the dialect of `dialect`.
    pub query: String,
    pub dialect: Dialect,
    pub materialized: bool,
    /// Clauses around the query, verbatim: `WITH (security_barrier)`, `ALGORITHM=MERGE`, `WITH CHECK OPTION`.
    pub clauses: Vec<String>,
    /// What its script says from its name up to the query, where that is the same in other letters. SQLite keeps the
    /// text of a view.
    pub head: Option<String>,
    /// Indexes of a materialized view; their keys are expressions, since its columns have no ids.
    pub indexes: Vec<Index>,
    pub comment: Option<String>,
}

/// A statement that the model has no words for (a function, a trigger, a grant), kept verbatim and written out
/// again for its own dialect.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    pub before_tables: bool,
}

record!(View {
    id: Needed "id",
    schema: Optional "schema",
    name: Needed "name",
    columns: Optional "columns",
    query: Needed "query",
    dialect: Needed "dialect",
    materialized: Optional "materialized",
    clauses: Optional "clauses",
    head: Optional "head",
    indexes: Optional "indexes",
    comment: Optional "comment",
});

record!(Statement {
    id: Needed "id",
    dialect: Needed "dialect",
    kind: Needed "kind",
    text: Needed "text",
    order: Needed "order",
    before_tables: Optional "beforeTables",
});

impl Kind for View {
    fn name(&self) -> (Option<SchemaId>, &str) {
        (self.schema, &self.name)
    }

    fn name_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.name)
    }

    fn each_id(&self, visit: &mut dyn FnMut(u64, &[&str])) {
        visit(self.id.0, &["view ", &self.name]);
        for index in &self.indexes {
            visit(index.id.0, &["an index of view ", &self.name]);
        }
    }

    fn each_need(&self, visit: &mut dyn FnMut(Need)) {
        Need::schema(self.schema, visit);
    }
}

impl Kind for Statement {
    fn name(&self) -> (Option<SchemaId>, &str) {
        (None, &self.kind)
    }

    fn each_id(&self, visit: &mut dyn FnMut(u64, &[&str])) {
        visit(self.id.0, &["statement ", &self.kind]);
    }
}
