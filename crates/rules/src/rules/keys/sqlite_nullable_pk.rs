//! SQLite keys that can be NULL.

use crowfoot_model::{Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::facts::counted::is_row_id;
use crate::help::ulid::counts_up;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "KEY009",
    name: "sqlite-nullable-pk",
    family: Family::Keys,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "A primary key column in SQLite is missing NOT NULL.",
    why: "For historical reasons SQLite allows NULLs, even repeated ones, in any primary key that is not an INTEGER.",
    advice: "Add NOT NULL.",
    bad: "-- sqlite\nCREATE TABLE users (\n  id text PRIMARY KEY\n);",
    good: "-- sqlite\nCREATE TABLE users (\n  id text PRIMARY KEY NOT NULL\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    // Strict tables and those without a row number do what the standard says.
    let strict = table.option("STRICT").is_some() || table.option("WITHOUT ROWID").is_some();
    if !cx.spec.script().server.nullable_keys || strict {
        return;
    }
    for id in table.primary_key_columns() {
        let Some(column) = table.column(*id) else { continue };
        if column.not_null || counts_up(cx, table, column) || is_row_id(cx.spec, table, column) {
            continue;
        }
        let what =
            ["The primary key column ", &table.name, ".", &column.name, " can be NULL in SQLite."].concat();
        report.add(ObjectRef::Column(table.id, *id), what).offer(cx.safe_unless_in_use(), "Make it NOT NULL");
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
    edit.table_mut(table)?.column_mut(column)?.not_null = true;
    Some(())
}
