//! `updated_at` columns that stay at the time of the insert.

use crowfoot_model::{Column, Edit, IdSource, LogicalType, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::is_updated;
use crate::rule::{Check, Family, Report, Rule};
use crate::style::{Habit, Lean};

pub(crate) static RULE: Rule = Rule {
    code: "LIF003",
    name: "updated-at-unmaintained",
    family: Family::Lifecycle,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "updated_at has no ON UPDATE CURRENT_TIMESTAMP in MySQL.",
    why: "An UPDATE that omits the column leaves a stale timestamp; MySQL can maintain it automatically.",
    advice: "Add ON UPDATE CURRENT_TIMESTAMP.",
    bad: "-- mysql\nCREATE TABLE users (\n  id char(26) PRIMARY KEY,\n  \
          updated_at datetime NOT NULL DEFAULT CURRENT_TIMESTAMP\n);",
    good: "-- mysql\nCREATE TABLE users (\n  id char(26) PRIMARY KEY,\n  \
           updated_at datetime NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    // That no program sets the column cannot be known, unless the design leaves it to the database elsewhere.
    if !cx.spec.capabilities().on_update_column
        || (cx.is_learned() && cx.lean(Habit::KeptUpdated) != Lean::Do)
    {
        return;
    }
    for column in table.columns.iter().filter(|column| is_updated(column) && column.on_update.is_none()) {
        if precision(cx, column).is_none() {
            continue;
        }
        let what = [
            &table.name,
            ".",
            &column.name,
            " is not maintained by the database; it is right only if every writer sets it.",
        ]
        .concat();
        report
            .add(ObjectRef::Column(table.id, column.id), what)
            .offer(cx.safe_unless_in_use(), "Add ON UPDATE CURRENT_TIMESTAMP");
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::Column(table, column) = found.object else { return None };
    // MySQL wants the precision of the column repeated.
    let expression = match precision(cx, cx.table(table)?.column(column)?)? {
        0 => "CURRENT_TIMESTAMP".to_owned(),
        digits => ["CURRENT_TIMESTAMP(", &digits.to_string(), ")"].concat(),
    };
    edit.table_mut(table)?.column_mut(column)?.on_update = Some(expression);
    Some(())
}

fn precision(cx: &Context<'_>, column: &Column) -> Option<u32> {
    match cx.logical_of_column(column)? {
        LogicalType::Timestamp { precision, .. } => Some(precision.unwrap_or(0)),
        _ => None,
    }
}
