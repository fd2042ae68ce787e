//! Lists of ids in one column.

use crowfoot_dialect::naming::snake_case;
use crowfoot_model::{ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Severity};
use crate::help::columns::{is_derived, is_text};
use crate::help::known::is_of_a_tool;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "NRM002",
    name: "multivalued-column",
    family: Family::Normalization,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::DisplayOnly),
    summary: "A text column holds a list of ids.",
    why: "No foreign key can check the ids, no index finds the rows that hold one of them, and two writers overwrite each other's change.",
    advice: "Use a join table: one row per id.",
    bad: "CREATE TABLE posts (\n  id text PRIMARY KEY,\n  tag_ids text\n);",
    good: "CREATE TABLE posts (\n  id text PRIMARY KEY\n);\nCREATE TABLE tags (\n  id text PRIMARY KEY\n);\nCREATE TABLE post_tags (\n  post_id text REFERENCES posts (id),\n  tag_id text REFERENCES tags (id),\n  PRIMARY KEY (post_id, tag_id)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) || is_of_a_tool(&table.name) {
        return;
    }
    for column in &table.columns {
        let name = snake_case(&column.name);
        let is_list = ["_ids", "_id_list", "_uuids"].iter().any(|end| name.ends_with(end)) || name == "ids";
        if !is_list || !cx.logical_of_column(column).is_some_and(is_text) {
            continue;
        }
        let what = [&table.name, ".", &column.name, " holds a list of ids as text."];
        report
            .add(ObjectRef::Column(table.id, column.id), what.concat())
            .offer(Applicability::DisplayOnly, "Move them to a join table");
    }
}
