//! JSON kept as text in PostgreSQL.

use crowfoot_model::{DataType, Edit, IdSource, LogicalType, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::is_derived;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "TYP003",
    name: "json-not-jsonb",
    family: Family::Types,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A PostgreSQL column is json instead of jsonb.",
    why: "json is text that is parsed on every access. It has no equality operator, so DISTINCT and GROUP BY fail, \
          and it cannot be indexed.",
    advice: "Use jsonb, unless you must preserve the exact text with its whitespace and duplicate keys.",
    bad: "CREATE TABLE events (\n  id text PRIMARY KEY,\n  payload json NOT NULL\n);",
    good: "CREATE TABLE events (\n  id text PRIMARY KEY,\n  payload jsonb NOT NULL\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if !cx.spec.capabilities().binary_json || is_derived(table) {
        return;
    }
    for column in &table.columns {
        let json = DataType::Logical(LogicalType::Json { binary: false });
        if column.data_type.as_ref() == Some(&json) {
            let what = [&table.name, ".", &column.name, " is json, which is stored as text."].concat();
            report
                .add(ObjectRef::Column(table.id, column.id), what)
                .offer(Applicability::Unsafe, "Change the type to jsonb");
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
    let jsonb = DataType::Logical(LogicalType::Json { binary: true });
    edit.table_mut(table)?.column_mut(column)?.data_type = Some(jsonb);
    Some(())
}
