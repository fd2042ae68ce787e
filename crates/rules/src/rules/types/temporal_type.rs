//! Times that do not say which moment they mean.

use crowfoot_dialect::BetterType;
use crowfoot_dialect::naming::snake_case;
use crowfoot_model::{Column, DataType, Edit, IdSource, LogicalType, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::is_derived;
use crate::rule::{Check, Family, Report, Rule};
use crate::style::Habit;

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
        if cx.is_learned() && is_habit(cx, column, &better) {
            continue;
        }
        let what = [&table.name, ".", &column.name, " ", better.fault, "."].concat();
        let finding = report
            .add(ObjectRef::Column(table.id, column.id), what)
            .offer(Applicability::Unsafe, better.advice);
        if cx.is_learned() && matches!(better.logical, LogicalType::Timestamp { with_zone: false, .. }) {
            finding.rank(Severity::Info);
        }
    }
}

/// Whether a design that exists has all of its times so, which is safe as long as every client writes UTC. What it
/// has of two kinds cannot be compared without a thought of the session's time zone.
fn is_habit(cx: &Context<'_>, column: &Column, better: &BetterType) -> bool {
    match better.logical {
        LogicalType::Timestamp { with_zone: true, .. } => !cx.most(Habit::SoundTimes),
        // What ends in 2038 matters for dates that are ahead.
        LogicalType::Timestamp { with_zone: false, .. } => !is_ahead(&column.name),
        _ => false,
    }
}

/// Whether a time is called as one that is to come.
fn is_ahead(name: &str) -> bool {
    let name = snake_case(name);
    name.split('_').any(|word| {
        matches!(
            word,
            "expires"
                | "expire"
                | "expiry"
                | "expiration"
                | "ends"
                | "end"
                | "due"
                | "until"
                | "renews"
                | "renewal"
                | "valid"
                | "deadline"
        )
    })
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
