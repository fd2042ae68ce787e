//! Lifecycle columns that do not do their work.

use crowfoot_dialect::is_now;
use crowfoot_model::{Column, DefaultValue, Edit, IdSource, LogicalType, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::{is_created, is_deleted, is_derived, is_updated, soft_delete};
use crate::help::lifecycle::now;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "LIF002",
    name: "lifecycle-column-shape",
    family: Family::Lifecycle,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "created_at or updated_at can be missing, or deleted_at has a default.",
    why: "A timestamp that an insert can omit is missing when you need it. A row whose deleted_at has a default is \
          deleted from the moment it is inserted.",
    advice: "Make created_at and updated_at NOT NULL DEFAULT now(), and deleted_at nullable without a default.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  created_at timestamptz,\n  \
          updated_at timestamptz NOT NULL DEFAULT now()\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  created_at timestamptz NOT NULL DEFAULT now(),\n  \
           updated_at timestamptz NOT NULL DEFAULT now()\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

enum Fault {
    Nullable,
    Both,
    SetFromTheStart,
    Flag,
}

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) {
        return;
    }
    for column in &table.columns {
        let Some(fault) = fault(cx, table, column) else { continue };
        // That a row can lack its time is the habit of many frameworks; only rows that are born deleted are broken.
        if cx.is_learned() && !matches!(fault, Fault::SetFromTheStart) {
            continue;
        }
        let (what, fix) = match fault {
            Fault::Nullable => (" is nullable", Some((Applicability::Unsafe, "Make it NOT NULL"))),
            Fault::Both => (
                " is nullable and has no default",
                Some((Applicability::Unsafe, "Make it NOT NULL, defaulting to the current time")),
            ),
            Fault::SetFromTheStart => (
                " is always set, so every row is deleted when it is inserted",
                Some((Applicability::Unsafe, "Make it nullable, without a default")),
            ),
            Fault::Flag => (" is a flag; deleted_at would also record when", None),
        };
        let what = [&table.name, ".", &column.name, what, "."].concat();
        let finding = report.add(ObjectRef::Column(table.id, column.id), what);
        if let Some((applicability, label)) = fix {
            finding.offer(applicability, label);
        } else {
            finding.rank(Severity::Info).advise("Use a nullable deleted_at instead.");
        }
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
    let own = cx.table(table)?;
    let fault = fault(cx, own, own.column(column)?)?;
    let column = edit.table_mut(table)?.column_mut(column)?;
    match fault {
        Fault::Nullable => column.not_null = true,
        Fault::Both => {
            column.not_null = true;
            column.default = Some(now(cx.dialect));
        }
        Fault::SetFromTheStart => {
            column.not_null = false;
            column.default = None;
        }
        Fault::Flag => return None,
    }
    Some(())
}

fn fault(cx: &Context<'_>, table: &Table, column: &Column) -> Option<Fault> {
    let logical = cx.logical_of_column(column)?;
    if logical == LogicalType::Boolean {
        let flag = matches!(column.name.as_str(), "is_deleted" | "deleted") && soft_delete(table).is_none();
        return flag.then_some(Fault::Flag);
    }
    if !matches!(logical, LogicalType::Timestamp { .. }) || column.generated.is_some() {
        return None;
    }
    let valued = !matches!(column.default, None | Some(DefaultValue::Null));
    if is_deleted(column) {
        // A table of what is gone has nothing else.
        let about = table.name.to_lowercase();
        if ["delet", "archiv", "trash", "remov"].iter().any(|word| about.contains(word)) {
            return None;
        }
        return (column.not_null || valued).then_some(Fault::SetFromTheStart);
    }
    if !is_created(column) && !is_updated(column) {
        return None;
    }
    let by_itself = match &column.default {
        Some(DefaultValue::Expression(expression)) => is_now(expression) || expression.contains('('),
        _ => false,
    };
    match (column.not_null, by_itself || valued) {
        // An insert that forgets a NOT NULL column without a default fails: it cannot forget.
        (true, _) => None,
        (false, true) => Some(Fault::Nullable),
        (false, false) => Some(Fault::Both),
    }
}
