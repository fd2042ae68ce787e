//! What a designer knows about a table that DDL cannot say: volumes, access patterns, functional
//! dependencies, the reasons behind decisions.

use serde::{Deserialize, Serialize};

use crate::{AccessPatternId, ColumnId, SortOrder};

/// Annotations of a table. All optional.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TableAnnotations {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<u64>,
    /// Rows added in a month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub growth_per_month: Option<u64>,
    /// Inserts, updates and deletes in a second.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub writes_per_second: Option<f64>,
    /// How long rows are kept, in days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_days: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub access_patterns: Vec<AccessPattern>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub functional_dependencies: Vec<FunctionalDependency>,
    /// Why the table is as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rationale: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suppressions: Vec<Suppression>,
}

/// A way in which the table is read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AccessPattern {
    pub id: AccessPatternId,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_second: Option<f64>,
    /// Columns compared for equality.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub equality: Vec<ColumnId>,
    /// Columns compared with a range.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub range: Vec<ColumnId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order_by: Vec<OrderBy>,
    /// The columns that are read; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ColumnId>,
    /// A condition that is the same each time: `status = 'open'`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// Pages with OFFSET instead of by key.
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub offset: bool,
    /// Target for the slowest of twenty, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p95_ms: Option<u32>,
    /// How old an answer may be, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staleness_s: Option<u32>,
}

/// One column of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OrderBy {
    pub column: ColumnId,
    pub order: SortOrder,
}

/// `determinant → dependent`: rows that agree on the first agree on the second.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FunctionalDependency {
    pub determinant: Vec<ColumnId>,
    pub dependent: Vec<ColumnId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A finding that the designer has accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Suppression {
    /// Code of the rule: `IDX001`.
    pub rule: String,
    /// Id of the part of the table that it is about (a column, an index); `None` for the table as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<u64>,
    pub reason: String,
}

impl TableAnnotations {
    /// Takes a column out of all annotations.
    pub(crate) fn forget_column(&mut self, id: ColumnId) {
        for pattern in &mut self.access_patterns {
            pattern.equality.retain(|column| *column != id);
            pattern.range.retain(|column| *column != id);
            pattern.columns.retain(|column| *column != id);
            pattern.order_by.retain(|order| order.column != id);
        }
        self.functional_dependencies
            .retain(|fd| !fd.determinant.contains(&id) && !fd.dependent.contains(&id));
        self.suppressions.retain(|suppression| suppression.part != Some(id.0));
    }
}
