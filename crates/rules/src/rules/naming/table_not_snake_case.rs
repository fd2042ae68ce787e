//! Table names that are not snake_case.

use crowfoot_dialect::naming::snake_case;
use crowfoot_model::{Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::is_derived;
use crate::help::known::is_of_a_tool;
use crate::help::naming::is_snake_case;
use crate::rule::{Check, Family, Report, Rule};
use crate::style::{Habit, Lean};

pub(crate) static RULE: Rule = Rule {
    code: "NAM001",
    name: "table-not-snake-case",
    family: Family::Naming,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A table name is not snake_case.",
    why: "Names with capitals or spaces must be quoted in every query, and PostgreSQL and MySQL treat case \
          differently.",
    advice: "Use lowercase letters, digits and underscores.",
    bad: "CREATE TABLE \"OrderItems\" (\n  id text PRIMARY KEY\n);",
    good: "CREATE TABLE order_items (\n  id text PRIMARY KEY\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if table.name.trim().is_empty() || is_derived(table) || is_snake_case(&table.name) {
        return;
    }
    // An existing design is only asked to be of one kind.
    if cx.is_learned() && (is_of_a_tool(&table.name) || cx.lean(Habit::SnakeTables) != Lean::Do) {
        return;
    }
    let finding =
        report.add(ObjectRef::Table(table.id), ["The table ", &table.name, " is not snake_case."].concat());
    let better = snake_case(&table.name);
    if is_snake_case(&better) {
        finding.offer(Applicability::Unsafe, ["Rename to ", &better].concat());
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let table = cx.table(found.object.table()?)?;
    edit.table_mut(table.id)?.name = snake_case(&table.name);
    Some(())
}
