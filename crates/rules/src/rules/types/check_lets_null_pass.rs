//! Lists of values that NULL slips past.

use crowfoot_model::{Column, DefaultValue, Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::rule::{Check, Family, Report, Rule};
use crate::text::identifiers;

pub(crate) static RULE: Rule = Rule {
    code: "TYP008",
    name: "check-lets-null-pass",
    family: Family::Types,
    severity: Severity::Info,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A nullable column with a default has a check against a list.",
    why: "A check fails on false and not on unknown, so NULL passes it: the list has one value more than it shows.",
    advice: "Make the column NOT NULL; it has a default already.",
    bad: "CREATE TABLE deals (\n  id text PRIMARY KEY,\n  status text DEFAULT 'new',\n  CHECK (status IN ('new', 'won', 'lost'))\n);",
    good: "CREATE TABLE deals (\n  id text PRIMARY KEY,\n  status text NOT NULL DEFAULT 'new',\n  CHECK (status IN ('new', 'won', 'lost'))\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(_: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    for own in &table.checks {
        let text = own.expression.to_ascii_lowercase();
        let is_list = text.contains(" in (")
            || text.contains(" in(")
            || text.contains("any (")
            || text.contains("any(");
        if !is_list || text.contains(" null") || text.contains(" or ") {
            continue;
        }
        let words = identifiers(&own.expression);
        let mut columns: Vec<&Column> = Vec::new();
        for column in &table.columns {
            if words.iter().any(|word| word.eq_ignore_ascii_case(&column.name)) {
                columns.push(column);
            }
        }
        let [column] = columns.as_slice() else { continue };
        let has_default = column.default.as_ref().is_some_and(|default| *default != DefaultValue::Null);
        if column.not_null || !has_default || table.is_in_primary_key(column.id) {
            continue;
        }
        let object = ObjectRef::Column(table.id, column.id);
        if report.out.iter().any(|found| found.object == object) {
            continue;
        }
        let what = [&table.name, ".", &column.name, " can be NULL, and its check lets NULL pass."];
        report.add(object, what.concat()).offer(Applicability::Unsafe, "Make it NOT NULL");
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
