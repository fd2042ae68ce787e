//! Computed columns that contradict themselves.

use crowfoot_model::{Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::rule::{Check, Family, Report, Rule};
use crate::text::mentions;

pub(crate) static RULE: Rule = Rule {
    code: "STR008",
    name: "invalid-generated-column",
    family: Family::Structure,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "A generated column has a default or an identity, or depends on itself.",
    why: "A generated column gets its value only from its expression, so the statement fails.",
    advice: "Keep the expression and remove the rest.",
    bad: "CREATE TABLE lines (\n  id text PRIMARY KEY,\n  price numeric(10,2) NOT NULL,\n  \
          total numeric(10,2) DEFAULT 0 GENERATED ALWAYS AS (price * 2) STORED\n);",
    good: "CREATE TABLE lines (\n  id text PRIMARY KEY,\n  price numeric(10,2) NOT NULL,\n  \
           total numeric(10,2) GENERATED ALWAYS AS (price * 2) STORED\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(_: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    for column in &table.columns {
        let object = ObjectRef::Column(table.id, column.id);
        let name = || [table.name.as_str(), ".", &column.name].concat();
        let Some(generated) = &column.generated else {
            if column.identity.is_some() && column.default.is_some() {
                report
                    .add(object, [&name(), " auto-increments but also has a default."].concat())
                    .advise("Remove the default.")
                    .offer(Applicability::Safe, "Remove the default");
            }
            continue;
        };
        if mentions(&generated.expression, &column.name) {
            report
                .add(object, [&name(), " depends on itself."].concat())
                .advise("Remove the column from its own expression.");
        } else if column.default.is_some() || column.identity.is_some() {
            let too = if column.default.is_some() { "default" } else { "identity" };
            report
                .add(object, [&name(), " is generated but also has a ", too, "."].concat())
                .offer(Applicability::Safe, ["Remove the ", too].concat());
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
    column.default = None;
    if column.generated.is_some() {
        column.identity = None;
    }
    Some(())
}
