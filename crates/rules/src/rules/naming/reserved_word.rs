//! Names that are words of the language.

use crowfoot_model::{ObjectRef, Record, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::known::is_of_a_tool;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "NAM008",
    name: "reserved-word",
    family: Family::Naming,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: None,
    summary: "The name of a table, column, view or type is a reserved word.",
    why: "It must be quoted in every query, and when someone forgets, the error rarely says so.",
    advice: "Choose a more specific name: customer_orders for order, list_position for rank.",
    bad: "CREATE TABLE \"order\" (\n  id text PRIMARY KEY\n);",
    good: "CREATE TABLE orders (\n  id text PRIMARY KEY\n);",
    options: &[],
    checks: &[Check::Table(check), Check::Record(check_record)],
    repair: None,
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if cx.is_learned() && is_of_a_tool(&table.name) {
        return;
    }
    judge(cx, ObjectRef::Table(table.id), "table", &table.name, report);
    for column in &table.columns {
        judge(cx, ObjectRef::Column(table.id, column.id), "column", &column.name, report);
    }
}

fn check_record(cx: &Context<'_>, record: &Record, report: &mut Report<'_>) {
    match record {
        Record::View(view) => judge(cx, ObjectRef::View(view.id), "view", &view.name, report),
        Record::Enum(it) => judge(cx, ObjectRef::Enum(it.id), "enum", &it.name, report),
        Record::Domain(it) => judge(cx, ObjectRef::Domain(it.id), "domain", &it.name, report),
        _ => {}
    }
}

fn judge(cx: &Context<'_>, object: ObjectRef, kind: &str, name: &str, report: &mut Report<'_>) {
    if cx.spec.is_reserved(name) {
        let what = ["The ", kind, " name ", name, " is a reserved word in ", cx.spec.name(), "."].concat();
        report.add(object, what);
    }
}
