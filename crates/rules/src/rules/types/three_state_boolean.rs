//! Booleans with a third value.

use crowfoot_model::{DefaultValue, Edit, IdSource, LogicalType, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::{is_all_nullable, is_derived};
use crate::help::known::is_of_a_tool;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "TYP005",
    name: "three-state-boolean",
    family: Family::Types,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A boolean column is nullable.",
    why: "NULL is neither true nor false: WHERE NOT is_active skips those rows, and code has to handle three cases \
          where two were meant.",
    advice: "Make it NOT NULL with a default, or an enum if there really are three states.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  is_active boolean\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  is_active boolean NOT NULL DEFAULT false\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    // A table without any NOT NULL has a finding of its own.
    if is_derived(table) || (cx.is_learned() && (is_all_nullable(table) || is_of_a_tool(&table.name))) {
        return;
    }
    for column in &table.columns {
        let boolean = cx.logical_of_column(column) == Some(LogicalType::Boolean);
        if !boolean || column.not_null || column.generated.is_some() || table.is_in_primary_key(column.id) {
            continue;
        }
        let what = ["The boolean ", &table.name, ".", &column.name, " is nullable."].concat();
        let label = if has_value(column.default.as_ref()) {
            "Make it NOT NULL"
        } else {
            "Make it NOT NULL DEFAULT false"
        };
        let finding =
            report.add(ObjectRef::Column(table.id, column.id), what).offer(Applicability::Unsafe, label);
        if cx.is_learned() && has_value(column.default.as_ref()) {
            finding.rank(Severity::Info);
        }
    }
}

fn repair<'d>(
    _: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::Column(table, column) = found.object else { return None };
    let column = edit.table_mut(table)?.column_mut(column)?;
    column.not_null = true;
    if !has_value(column.default.as_ref()) {
        column.default = Some(DefaultValue::Boolean(false));
    }
    Some(())
}

fn has_value(default: Option<&DefaultValue>) -> bool {
    default.is_some_and(|default| *default != DefaultValue::Null)
}
