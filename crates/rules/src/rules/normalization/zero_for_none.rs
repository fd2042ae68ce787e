//! References that say 0 for none.

use crowfoot_model::{LogicalType, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::columns::is_derived;
use crate::help::guess::has_zero_for_none;
use crate::help::known::is_of_a_tool;
use crate::rule::{Check, Family, Report, Rule};
use crate::style::is_called_like_a_key;

pub(crate) static RULE: Rule = Rule {
    code: "NRM011",
    name: "zero-for-none",
    family: Family::Normalization,
    severity: Severity::Info,
    since: "0.1.0",
    fix: None,
    summary: "An id column is NOT NULL DEFAULT 0 and has no foreign key.",
    why: "0 stands for none, so no foreign key can be added: there is no row 0. Joins lose the rows, and every reader has to know.",
    advice: "Make the column nullable, use NULL for none, and add the foreign key.",
    bad: "CREATE TABLE categories (\n  id integer PRIMARY KEY,\n  parent_id integer NOT NULL DEFAULT 0\n);",
    good: "CREATE TABLE categories (\n  id integer PRIMARY KEY,\n  parent_id integer REFERENCES categories (id)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) || is_of_a_tool(&table.name) {
        return;
    }
    for column in &table.columns {
        let is_number = matches!(cx.logical_of_column(column), Some(LogicalType::Integer { .. }));
        let is_loose = is_called_like_a_key(table, column) && !table.is_in_foreign_key(column.id);
        if !is_number || !is_loose || !has_zero_for_none(column) {
            continue;
        }
        let what =
            [&table.name, ".", &column.name, " is 0 where there is none, which no foreign key allows."];
        report.add(ObjectRef::Column(table.id, column.id), what.concat());
    }
}
