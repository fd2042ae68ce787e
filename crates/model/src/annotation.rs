//! What a designer knows about a table that DDL cannot say: volumes, access patterns, functional
//! dependencies, the reasons behind decisions.

use crate::json::record;
use crate::{AccessPatternId, ColumnId, SortOrder};

/// Annotations of a table. All optional.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableAnnotations {
    pub rows: Option<u64>,
    /// Rows added in a month.
    pub growth_per_month: Option<u64>,
    /// Inserts, updates and deletes in a second.
    pub writes_per_second: Option<f64>,
    /// How long rows are kept, in days.
    pub retention_days: Option<u32>,
    pub access_patterns: Vec<AccessPattern>,
    pub functional_dependencies: Vec<FunctionalDependency>,
    /// Why the table is as it is.
    pub rationale: Option<String>,
    pub suppressions: Vec<Suppression>,
}

/// A way in which the table is read.
#[derive(Clone, Debug, PartialEq)]
pub struct AccessPattern {
    pub id: AccessPatternId,
    pub name: String,
    pub per_second: Option<f64>,
    /// Columns compared for equality.
    pub equality: Vec<ColumnId>,
    /// Columns compared with a range.
    pub range: Vec<ColumnId>,
    pub order_by: Vec<OrderBy>,
    /// The columns that are read; empty for all.
    pub columns: Vec<ColumnId>,
    /// A condition that is the same each time: `status = 'open'`.
    pub condition: Option<String>,
    pub limit: Option<u64>,
    /// Pages with OFFSET instead of by key.
    pub offset: bool,
    /// Target for the slowest of twenty, in milliseconds.
    pub p95_ms: Option<u32>,
    /// How old an answer may be, in seconds.
    pub staleness_s: Option<u32>,
}

/// One column of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderBy {
    pub column: ColumnId,
    pub order: SortOrder,
}

/// `determinant → dependent`: rows that agree on the first agree on the second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionalDependency {
    pub determinant: Vec<ColumnId>,
    pub dependent: Vec<ColumnId>,
    pub reason: Option<String>,
}

/// A finding that the designer has accepted, or all that a rule says of an object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suppression {
    /// Code of the rule: `IDX001`.
    pub rule: String,
    /// Id of the part of the table that it is about (a column, an index); `None` for the table as a whole. In the
    /// settings, the id of the record; `None` for the design.
    pub part: Option<u64>,
    /// Why it is right; empty where nobody has said so.
    pub reason: String,
    /// Which of several findings of the rule on the object; `None` for all of them.
    pub detail: Option<String>,
    /// All parts of the table are meant as well.
    pub parts: bool,
    /// Accepted with all that was there at the time.
    pub baseline: bool,
}

record!(TableAnnotations {
    rows: Optional "rows",
    growth_per_month: Optional "growthPerMonth",
    writes_per_second: Optional "writesPerSecond",
    retention_days: Optional "retentionDays",
    access_patterns: Optional "accessPatterns",
    functional_dependencies: Optional "functionalDependencies",
    rationale: Optional "rationale",
    suppressions: Optional "suppressions",
});

record!(AccessPattern {
    id: Needed "id",
    name: Needed "name",
    per_second: Optional "perSecond",
    equality: Optional "equality",
    range: Optional "range",
    order_by: Optional "orderBy",
    columns: Optional "columns",
    condition: Optional "condition",
    limit: Optional "limit",
    offset: Optional "offset",
    p95_ms: Optional "p95Ms",
    staleness_s: Optional "stalenessS",
});

record!(OrderBy {
    column: Needed "column",
    order: Needed "order",
});

record!(FunctionalDependency {
    determinant: Needed "determinant",
    dependent: Needed "dependent",
    reason: Optional "reason",
});

record!(Suppression {
    rule: Needed "rule",
    part: Optional "part",
    reason: Needed "reason",
    detail: Optional "detail",
    parts: Optional "parts",
    baseline: Optional "baseline",
});

impl TableAnnotations {
    /// Takes a column out of all annotations.
    pub(crate) fn forget_column(&mut self, id: ColumnId) {
        for pattern in &mut self.access_patterns {
            pattern.equality.retain(|column| *column != id);
            pattern.range.retain(|column| *column != id);
            pattern.columns.retain(|column| *column != id);
            pattern.order_by.retain(|order| order.column != id);
        }
        // What else a determinant decides is still true.
        self.functional_dependencies.retain_mut(|dependency| {
            dependency.dependent.retain(|column| *column != id);
            !dependency.determinant.contains(&id) && !dependency.dependent.is_empty()
        });
        self.suppressions.retain(|suppression| suppression.part != Some(id.0));
    }
}

#[cfg(test)]
mod tests {
    use super::{FunctionalDependency, TableAnnotations};
    use crate::ColumnId;

    fn dependency(determinant: &[u64], dependent: &[u64]) -> FunctionalDependency {
        let [determinant, dependent] =
            [determinant, dependent].map(|ids| ids.iter().map(|id| ColumnId(*id)).collect());
        FunctionalDependency { determinant, dependent, reason: None }
    }

    #[test]
    fn a_column_that_goes_leaves_what_else_its_determinant_decides() {
        let functional_dependencies =
            vec![dependency(&[1], &[2, 3]), dependency(&[4], &[2]), dependency(&[2], &[3])];
        let mut annotations = TableAnnotations { functional_dependencies, ..TableAnnotations::default() };
        annotations.forget_column(ColumnId(2));
        assert_eq!(annotations.functional_dependencies, [dependency(&[1], &[3])]);
    }
}
