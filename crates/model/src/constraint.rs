//! The constraints of a table other than foreign keys.

use crate::json::{record, words};
use crate::{CheckId, ColumnId, ExclusionId, IndexKey, UniqueId};

/// The primary key of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrimaryKey {
    pub name: Option<String>,
    pub columns: Vec<ColumnId>,
    /// MySQL key prefixes, for the columns that have one.
    pub prefixes: Vec<KeyPrefix>,
    pub include: Vec<ColumnId>,
    pub deferrable: Deferrability,
    /// Clauses that nothing above has a place for, verbatim: `USING BTREE`, `ON CONFLICT REPLACE`.
    pub clauses: Vec<String>,
    /// How many unique constraints stand before it, which SQLite numbers its indexes by.
    pub uniques_before: Option<u32>,
    pub comment: Option<String>,
}

/// How much of a column a MySQL key covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyPrefix {
    pub column: ColumnId,
    /// In characters, or in bytes for binary types.
    pub length: u32,
}

/// A unique constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UniqueConstraint {
    pub id: UniqueId,
    pub name: Option<String>,
    pub columns: Vec<ColumnId>,
    pub prefixes: Vec<KeyPrefix>,
    pub include: Vec<ColumnId>,
    pub nulls_not_distinct: bool,
    pub deferrable: Deferrability,
    /// Clauses that nothing above has a place for, verbatim: `USING BTREE`, `ON CONFLICT REPLACE`.
    pub clauses: Vec<String>,
    pub comment: Option<String>,
}

/// A check constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckConstraint {
    pub id: CheckId,
    pub name: Option<String>,
    /// The condition, without its outer parentheses.
    pub expression: String,
    pub no_inherit: bool,
    /// `NOT VALID` in PostgreSQL: existing rows have not been checked.
    pub not_valid: bool,
    /// `NOT ENFORCED`.
    pub not_enforced: bool,
    /// The column that it is written with, which MariaDB shows it with.
    pub column: Option<ColumnId>,
    pub comment: Option<String>,
}

/// An exclusion constraint (PostgreSQL).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExclusionConstraint {
    pub id: ExclusionId,
    pub name: Option<String>,
    /// Index method, `gist` as a rule.
    pub method: Option<String>,
    pub elements: Vec<ExclusionElement>,
    pub predicate: Option<String>,
    pub deferrable: Deferrability,
    pub comment: Option<String>,
}

/// One `key WITH operator` of an exclusion constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExclusionElement {
    pub key: IndexKey,
    pub operator: String,
}

/// When a constraint is checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Deferrability {
    #[default]
    NotDeferrable,
    /// Deferrable, checked at the end of the statement unless a transaction says otherwise.
    InitiallyImmediate,
    /// Deferrable, checked at the end of the transaction.
    InitiallyDeferred,
}

record!(PrimaryKey {
    name: Optional "name",
    columns: Needed "columns",
    prefixes: Optional "prefixes",
    include: Optional "include",
    deferrable: Optional "deferrable",
    clauses: Optional "clauses",
    uniques_before: Optional "uniquesBefore",
    comment: Optional "comment",
});

record!(KeyPrefix {
    column: Needed "column",
    length: Needed "length",
});

record!(UniqueConstraint {
    id: Needed "id",
    name: Optional "name",
    columns: Needed "columns",
    prefixes: Optional "prefixes",
    include: Optional "include",
    nulls_not_distinct: Optional "nullsNotDistinct",
    deferrable: Optional "deferrable",
    clauses: Optional "clauses",
    comment: Optional "comment",
});

record!(CheckConstraint {
    id: Needed "id",
    name: Optional "name",
    expression: Needed "expression",
    no_inherit: Optional "noInherit",
    not_valid: Optional "notValid",
    not_enforced: Optional "notEnforced",
    column: Optional "column",
    comment: Optional "comment",
});

record!(ExclusionConstraint {
    id: Needed "id",
    name: Optional "name",
    method: Optional "method",
    elements: Needed "elements",
    predicate: Optional "predicate",
    deferrable: Optional "deferrable",
    comment: Optional "comment",
});

record!(ExclusionElement {
    key: Needed "key",
    operator: Needed "operator",
});

words!(Deferrability {
    NotDeferrable "notDeferrable",
    InitiallyImmediate "initiallyImmediate",
    InitiallyDeferred "initiallyDeferred",
});

impl PrimaryKey {
    /// An unnamed primary key over columns.
    pub fn over(columns: Vec<ColumnId>) -> Self {
        Self { columns, ..Self::default() }
    }
}

impl UniqueConstraint {
    /// An unnamed unique constraint over columns.
    pub fn over(id: UniqueId, columns: Vec<ColumnId>) -> Self {
        Self {
            id,
            name: None,
            columns,
            prefixes: Vec::new(),
            include: Vec::new(),
            nulls_not_distinct: false,
            deferrable: Deferrability::default(),
            clauses: Vec::new(),
            comment: None,
        }
    }
}

impl CheckConstraint {
    /// An unnamed check.
    pub fn new(id: CheckId, expression: impl Into<String>) -> Self {
        Self {
            id,
            name: None,
            expression: expression.into(),
            no_inherit: false,
            not_valid: false,
            not_enforced: false,
            column: None,
            comment: None,
        }
    }
}
