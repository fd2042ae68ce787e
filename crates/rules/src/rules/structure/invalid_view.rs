//! Views over what is not there.

use crowfoot_dialect::syntax::{Names, Relation, view_fault};
use crowfoot_model::{ObjectRef, Record, SchemaId};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::names::Space;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "STR011",
    name: "invalid-view",
    family: Family::Structure,
    severity: Severity::Error,
    since: "0.1.0",
    fix: None,
    summary: "A view reads a table, a view or a column that the design does not have.",
    why: "PostgreSQL and MySQL read the query when the view is created, and the statement fails.",
    advice: "Correct the name, or add what is missing.",
    bad: "CREATE TABLE orders (\n  id text PRIMARY KEY\n);\nCREATE VIEW totals AS SELECT o.total FROM orders o;",
    good: "CREATE TABLE orders (\n  id text PRIMARY KEY,\n  total numeric\n);\nCREATE VIEW totals AS SELECT o.total FROM orders o;",
    options: &[],
    checks: &[Check::Record(check)],
    repair: None,
};

fn check(cx: &Context<'_>, record: &Record, report: &mut Report<'_>) {
    let Record::View(view) = record else { return };
    if view.dialect != cx.dialect || cx.has_extensions() {
        return;
    }
    if let Some(fault) = view_fault(view, &|name| relation(cx, view.schema, name)) {
        report.add(ObjectRef::View(view.id), [&view.name, ": ", &fault.what].concat());
    }
}

fn relation<'d>(cx: &Context<'d>, schema: Option<SchemaId>, name: &str) -> Relation<'d> {
    let mut objects = cx.named(Space::Known, None, name).to_vec();
    for schema in [None, schema] {
        objects.extend_from_slice(cx.named(Space::Relation, schema, name));
    }
    objects.sort();
    objects.dedup();
    match objects.as_slice() {
        [] => Relation::Missing,
        [ObjectRef::Table(id)] => cx.table(*id).map_or(Relation::Missing, Relation::Table),
        _ => Relation::Other,
    }
}
