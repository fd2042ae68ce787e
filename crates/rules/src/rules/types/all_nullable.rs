//! Tables in which nothing has to be given.

use crowfoot_model::{Column, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::columns::{is_all_nullable, is_created, is_derived, is_updated};
use crate::help::known::is_of_a_tool;
use crate::rule::{Check, Family, Report, Rule};
use crate::style::is_called_like_a_key;

pub(crate) static RULE: Rule = Rule {
    code: "TYP010",
    name: "all-nullable",
    family: Family::Types,
    severity: Severity::Info,
    since: "0.1.0",
    fix: None,
    summary: "Every column besides the key is nullable.",
    why: "A row of nothing but NULLs is legal, and every query has to expect one. It is nearly always an oversight.",
    advice: "Make NOT NULL what a row cannot do without.",
    bad: "CREATE TABLE memberships (\n  id text PRIMARY KEY,\n  user_id text,\n  team_id text\n);",
    good: "CREATE TABLE memberships (\n  id text PRIMARY KEY,\n  user_id text NOT NULL,\n  team_id text NOT NULL\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) || !is_all_nullable(table) || (cx.is_learned() && is_of_a_tool(&table.name)) {
        return;
    }
    let what = ["All columns of ", &table.name, " can be NULL: a row without any value is legal."];
    let others = || table.columns.iter().filter(|column| !table.is_in_primary_key(column.id));
    let is_reference =
        |column: &Column| table.is_in_foreign_key(column.id) || is_called_like_a_key(table, column);
    let finding = report.add(ObjectRef::Table(table.id), what.concat());
    // A link without its ends, any number of times.
    let is_link = others().filter(|column| is_reference(column)).count() >= 2
        && others().all(|column| is_reference(column) || is_created(column) || is_updated(column));
    if is_link {
        finding.rank(Severity::Warning);
    }
}
