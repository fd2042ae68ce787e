//! References to whatever another column says.

use crowfoot_dialect::naming::{plural, snake_case};
use crowfoot_model::{ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Severity};
use crate::help::columns::is_derived;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "REL008",
    name: "polymorphic-association",
    family: Family::Relations,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::DisplayOnly),
    summary: "A type and id pair references rows of several tables.",
    why: "No foreign key can enforce it: rows are orphaned when their parent is deleted, and every query must know \
          all the tables.",
    advice: "Use one nullable foreign key per table with a check that exactly one is set, or one table per type.",
    bad: "CREATE TABLE comments (\n  id text PRIMARY KEY,\n  subject_type text NOT NULL,\n  subject_id text NOT NULL\n);",
    good: "CREATE TABLE posts (\n  id text PRIMARY KEY\n);\nCREATE TABLE photos (\n  id text PRIMARY KEY\n);\n\
           CREATE TABLE comments (\n  id text PRIMARY KEY,\n  post_id text REFERENCES posts (id),\n  \
           photo_id text REFERENCES photos (id),\n  CHECK (num_nonnulls(post_id, photo_id) = 1)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) {
        return;
    }
    for column in &table.columns {
        let name = snake_case(&column.name);
        let Some(stem) = name.strip_suffix("_id").filter(|_| !table.is_in_foreign_key(column.id)) else {
            continue;
        };
        let wanted = [stem, "_type"].concat();
        // A type that refers to a table of types belongs to the row and not to the id.
        let with = table
            .columns
            .iter()
            .find(|other| snake_case(&other.name) == wanted && !table.is_in_foreign_key(other.id));
        let Some(with) =
            with.filter(|_| !table.is_in_primary_key(column.id) || table.primary_key_columns().len() > 1)
        else {
            continue;
        };
        // Where there is a table of that name, the type describes its rows.
        if cx
            .table_named(table.schema, &plural(stem))
            .or_else(|| cx.table_named(table.schema, stem))
            .is_some()
        {
            continue;
        }
        let what =
            [&table.name, ".", &column.name, " references a table named by ", &with.name, "."].concat();
        report
            .add(ObjectRef::Column(table.id, column.id), what)
            .relate(ObjectRef::Column(table.id, with.id))
            .offer(Applicability::DisplayOnly, "Use one foreign key per table");
    }
}
