//! The constraints of a table other than foreign keys.

use serde::{Deserialize, Serialize};

use crate::{CheckId, ColumnId, ExclusionId, IndexKey, UniqueId};

/// The primary key of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PrimaryKey {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub columns: Vec<ColumnId>,
    /// MySQL key prefixes, for the columns that have one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prefixes: Vec<KeyPrefix>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<ColumnId>,
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub deferrable: Deferrability,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// How much of a column a MySQL key covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeyPrefix {
    pub column: ColumnId,
    /// In characters, or in bytes for binary types.
    pub length: u32,
}

/// A unique constraint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UniqueConstraint {
    pub id: UniqueId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub columns: Vec<ColumnId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prefixes: Vec<KeyPrefix>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<ColumnId>,
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub nulls_not_distinct: bool,
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub deferrable: Deferrability,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// A check constraint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckConstraint {
    pub id: CheckId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The condition, without its outer parentheses.
    pub expression: String,
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub no_inherit: bool,
    /// `NOT VALID` in PostgreSQL: existing rows have not been checked.
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub not_valid: bool,
    /// `NOT ENFORCED`.
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub not_enforced: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// An exclusion constraint (PostgreSQL).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExclusionConstraint {
    pub id: ExclusionId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Index method, `gist` as a rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    pub elements: Vec<ExclusionElement>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub predicate: Option<String>,
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub deferrable: Deferrability,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// One `key WITH operator` of an exclusion constraint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExclusionElement {
    pub key: IndexKey,
    pub operator: String,
}

/// When a constraint is checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Deferrability {
    #[default]
    NotDeferrable,
    /// Deferrable, checked at the end of the statement unless a transaction says otherwise.
    InitiallyImmediate,
    /// Deferrable, checked at the end of the transaction.
    InitiallyDeferred,
}

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
            comment: None,
        }
    }
}
