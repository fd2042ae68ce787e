//! Foreign keys: the relations of the model.

use crate::json::{record, tagged, words};
use crate::{ColumnId, Deferrability, ForeignKeyId, TableId};

/// A foreign key, kept with the table whose rows refer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignKey {
    pub id: ForeignKeyId,
    pub name: Option<String>,
    /// The referring columns.
    pub columns: Vec<ColumnId>,
    pub target: ForeignKeyTarget,
    /// `None` when it is not written, which is not the same as a written `NO ACTION`.
    pub on_delete: Option<ReferentialAction>,
    pub on_update: Option<ReferentialAction>,
    /// The columns that `ON DELETE SET NULL (…)` or `SET DEFAULT (…)` names; empty for all.
    pub on_delete_columns: Vec<ColumnId>,
    pub match_type: Option<MatchType>,
    pub deferrable: Deferrability,
    /// `NOT VALID` in PostgreSQL: existing rows have not been checked.
    pub not_valid: bool,
    /// The table and columns as its script spelled them, where that says the same in other letters. SQLite keeps them.
    pub target_text: Option<String>,
    /// How many indexes stand before it, where MySQL makes one for it before others: it keeps their order.
    pub indexes_before: Option<u32>,
    /// What programs call the row that is referred to, where the design was read from their models: `author`.
    pub relation: Option<String>,
    /// What they call the referring rows from there: `posts`.
    pub inverse: Option<String>,
    /// A script for MySQL wrote it as REFERENCES at its column, which servers before 9.0 read and ignore.
    pub at_column: bool,
    /// Programs keep it, and the database is not told: a relation of Drizzle without `references`, or one of Prisma with
    /// `relationMode = "prisma"`.
    pub logical: bool,
    /// Clauses that nothing above has a place for, verbatim: `PERIOD`, `NOT ENFORCED`.
    pub clauses: Vec<String>,
    pub comment: Option<String>,
}

/// What a foreign key refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForeignKeyTarget {
    /// A table of the document and the columns it refers to; no columns means the table's primary key.
    Table { table: TableId, columns: Vec<ColumnId> },
    /// A table or column that the document does not have, by the names that were written.
    Unresolved { schema: Option<String>, table: String, columns: Vec<String> },
}

/// What happens to referring rows when the row they refer to goes or changes its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferentialAction {
    NoAction,
    Restrict,
    Cascade,
    SetNull,
    SetDefault,
}

/// How a composite foreign key treats NULLs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchType {
    Simple,
    Full,
    Partial,
}

record!(ForeignKey {
    id: Needed "id",
    name: Optional "name",
    columns: Needed "columns",
    target: Needed "target",
    on_delete: Optional "onDelete",
    on_update: Optional "onUpdate",
    on_delete_columns: Optional "onDeleteColumns",
    match_type: Optional "match",
    deferrable: Optional "deferrable",
    not_valid: Optional "notValid",
    target_text: Optional "targetText",
    relation: Optional "relation",
    inverse: Optional "inverse",
    indexes_before: Optional "indexesBefore",
    at_column: Optional "atColumn",
    logical: Optional "logical",
    clauses: Optional "clauses",
    comment: Optional "comment",
});

tagged!(ForeignKeyTarget, blank Self::Table { table: TableId(0), columns: Vec::new() }, {
    "table" => Table { table: Needed "table", columns: Needed "columns" },
    "unresolved" => Unresolved { schema: Optional "schema", table: Needed "table", columns: Needed "columns" },
});

words!(ReferentialAction {
    NoAction "noAction",
    Restrict "restrict",
    Cascade "cascade",
    SetNull "setNull",
    SetDefault "setDefault",
});

words!(MatchType {
    Simple "simple",
    Full "full",
    Partial "partial",
});

impl ForeignKey {
    /// An unnamed foreign key with no actions written.
    pub fn new(id: ForeignKeyId, columns: Vec<ColumnId>, table: TableId, targets: Vec<ColumnId>) -> Self {
        Self {
            id,
            name: None,
            columns,
            target: ForeignKeyTarget::Table { table, columns: targets },
            on_delete: None,
            on_update: None,
            on_delete_columns: Vec::new(),
            match_type: None,
            deferrable: Deferrability::default(),
            not_valid: false,
            target_text: None,
            relation: None,
            inverse: None,
            at_column: false,
            logical: false,
            indexes_before: None,
            clauses: Vec::new(),
            comment: None,
        }
    }

    /// The table referred to, where the document has it.
    pub fn target_table(&self) -> Option<TableId> {
        match &self.target {
            ForeignKeyTarget::Table { table, .. } => Some(*table),
            ForeignKeyTarget::Unresolved { .. } => None,
        }
    }
}

impl ReferentialAction {
    /// All actions, in the order that menus show them.
    pub const ALL: [Self; 5] =
        [Self::NoAction, Self::Restrict, Self::Cascade, Self::SetNull, Self::SetDefault];

    /// The action as SQL writes it.
    pub fn sql(self) -> &'static str {
        match self {
            Self::NoAction => "NO ACTION",
            Self::Restrict => "RESTRICT",
            Self::Cascade => "CASCADE",
            Self::SetNull => "SET NULL",
            Self::SetDefault => "SET DEFAULT",
        }
    }
}
