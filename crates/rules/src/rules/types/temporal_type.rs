//! Times that do not say which moment they mean.

use crowfoot_dialect::BetterType;
use crowfoot_model::{Column, DataType, Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::is_derived;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "TYP002",
    name: "temporal-type",
    family: Family::Types,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A timestamp lacks a time zone in PostgreSQL, or ends in 2038 in MySQL.",
    why: "PostgreSQL's timestamp is a wall-clock time in an unknown place, so values from different zones cannot be \
          compared. MySQL's TIMESTAMP cannot hold dates after January 2038.",
    advice: "Use timestamptz in PostgreSQL, and DATETIME in UTC in MySQL.",
    bad: "CREATE TABLE events (\n  id text PRIMARY KEY,\n  starts_at timestamp NOT NULL\n);",
    good: "CREATE TABLE events (\n  id text PRIMARY KEY,\n  starts_at timestamptz NOT NULL\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) {
        return;
    }
    for column in &table.columns {
        let Some(better) = fault(cx, column) else { continue };
        let what = [&table.name, ".", &column.name, " ", better.fault, "."].concat();
        report.add(ObjectRef::Column(table.id, column.id), what).offer(Applicability::Unsafe, better.advice);
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
    let better = fault(cx, cx.table(table)?.column(column)?)?.logical;
    edit.table_mut(table)?.column_mut(column)?.data_type = Some(DataType::Logical(better));
    Some(())
}

fn fault(cx: &Context<'_>, column: &Column) -> Option<BetterType> {
    // A domain has chosen its type on purpose, in one place.
    cx.spec.better_type(column.data_type.as_ref().and_then(crowfoot_dialect::logical_of)?)
}
