//! Designs without any foreign key.

use crowfoot_model::{ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::columns::is_derived;
use crate::help::guess;
use crate::help::known::is_of_a_tool;
use crate::rule::{Check, Family, Report, Rule};
use crate::style::Habit;

pub(crate) static RULE: Rule = Rule {
    code: "REL011",
    name: "no-foreign-keys",
    family: Family::Relations,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: None,
    summary: "A design has columns that look like references and not a single foreign key.",
    why: "The database lets every reference point to nothing: orphans stay behind after each delete, and no tool sees how the tables belong together.",
    advice: "Add foreign keys, beginning with the tables that matter most. Check for orphans first.",
    bad: "-- import\nCREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  user_id text NOT NULL\n);",
    good: "-- import\nCREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE orders (\n  id text PRIMARY KEY,\n  user_id text NOT NULL REFERENCES users (id)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    // In a new design each of them has its own finding, with a fix: REL007.
    if !cx.is_learned() || cx.has_any(Habit::DeclaredKeys) || is_derived(table) || is_of_a_tool(&table.name) {
        return;
    }
    for column in &table.columns {
        // What says 0 for none is told by NRM011.
        if guess::has_zero_for_none(column) {
            continue;
        }
        let Some((target, _)) = guess::target(cx, table, column) else { continue };
        let what = [
            "The design has no foreign keys, though ",
            &table.name,
            ".",
            &column.name,
            " looks like a reference to ",
            &target.name,
            ".",
        ];
        report.add(ObjectRef::Column(table.id, column.id), what.concat()).relate(ObjectRef::Table(target.id));
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    #[test]
    fn prefixes_parents_and_whole_names_are_understood() {
        expect(
            "REL011",
            "-- import\nCREATE TABLE app_users (user_id int PRIMARY KEY); CREATE TABLE app_nodes (id int PRIMARY KEY, parent_id int);
             CREATE TABLE app_posts (post_id int PRIMARY KEY, user_id int, root_post_id int, country_id int)",
            &["document"],
        );
        expect(
            "REL007",
            "CREATE TABLE users (id text PRIMARY KEY); CREATE TABLE remoteusers (id int PRIMARY KEY);
             CREATE TABLE follows (id int PRIMARY KEY, remote_user_id int, parent_follow_id int)",
            &["follows.remote_user_id", "follows.parent_follow_id"],
        );
    }
}
