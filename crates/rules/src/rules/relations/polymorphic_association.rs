//! References to whatever another column says.

use crowfoot_model::{ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Severity};
use crate::help::columns::is_derived;
use crate::help::guess::type_beside;
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
        let Some(with) = type_beside(cx, table, column) else { continue };
        let what =
            [&table.name, ".", &column.name, " points to different tables, depending on ", &with.name, "."]
                .concat();
        report
            .add(ObjectRef::Column(table.id, column.id), what)
            .relate(ObjectRef::Column(table.id, with.id))
            .offer(Applicability::DisplayOnly, "Use one foreign key per table");
    }
}
