//! Tables whose rows do not say when they were made and changed.

use crowfoot_dialect::naming::snake_case;
use crowfoot_model::{Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::{is_created, is_deleted, is_derived, is_join_table, is_updated};
use crate::help::known::is_of_a_tool;
use crate::help::lifecycle::timestamp_column;
use crate::rule::{Check, Family, Report, Rule};
use crate::style::{Habit, Lean};

pub(crate) static RULE: Rule = Rule {
    code: "LIF001",
    name: "missing-lifecycle-columns",
    family: Family::Lifecycle,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "A table has no created_at or no updated_at.",
    why: "When something goes wrong, the first question is when, and you cannot reconstruct it for existing rows. \
          Incremental exports and caches need it too.",
    advice: "Add created_at and updated_at, NOT NULL, defaulting to the current time. A join table only needs \
             created_at.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  email text NOT NULL\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  email text NOT NULL,\n  \
           created_at timestamptz NOT NULL DEFAULT now(),\n  updated_at timestamptz NOT NULL DEFAULT now()\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    let missing = missing(table);
    // A table without columns has an error of its own.
    if missing.is_empty() || table.columns.is_empty() || is_derived(table) {
        return;
    }
    // Rows of a log never change, and rows of a lookup table come with a release.
    if is_of_a_tool(&table.name) || (cx.is_learned() && !is_odd(cx, table, &missing)) {
        return;
    }
    let names = missing.join(" and ");
    let advice = ["Add ", &names, ", NOT NULL, defaulting to the current time."].concat();
    report
        .add(
            ObjectRef::Table(table.id),
            ["The table ", &table.name, " has no ", &missing.join(" and no "), "."].concat(),
        )
        .advise(advice)
        .offer(cx.safe_unless_in_use(), ["Add ", &names].concat());
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    ids: &mut IdSource,
) -> Option<()> {
    let table = edit.table_mut(found.object.table()?)?;
    for name in missing(table) {
        let mut column = timestamp_column(cx.dialect, ids.fresh(), name);
        if name == "updated_at" && cx.spec.capabilities().on_update_column {
            column.on_update = Some("CURRENT_TIMESTAMP".to_owned());
        }
        // Before deleted_at, so that the three stand in their order.
        let at = table.columns.iter().position(is_deleted).unwrap_or(table.columns.len());
        table.columns.insert(at, column);
    }
    Some(())
}

/// Whether an existing design has the columns nearly everywhere else.
fn is_odd(cx: &Context<'_>, table: &Table, missing: &[&str]) -> bool {
    let habits = [("created_at", Habit::Created), ("updated_at", Habit::Updated)];
    let is_lookup = table.columns.len() <= 3;
    !is_lookup && habits.iter().any(|(name, habit)| missing.contains(name) && cx.lean(*habit) == Lean::Do)
}

/// Whether a table is called as one whose rows are only ever added.
fn is_append_only(name: &str) -> bool {
    let name = snake_case(name);
    let last = name.rsplit('_').next().unwrap_or(&name);
    matches!(
        last,
        "log"
            | "logs"
            | "event"
            | "events"
            | "history"
            | "histories"
            | "audit"
            | "audits"
            | "hist"
            | "trail"
            | "revisions"
            | "snapshots"
            | "journal"
    )
}

fn missing(table: &Table) -> Vec<&'static str> {
    let mut missing = Vec::new();
    if !table.columns.iter().any(is_created) {
        missing.push("created_at");
    }
    if !table.columns.iter().any(is_updated) && !is_join_table(table) && !is_append_only(&table.name) {
        missing.push("updated_at");
    }
    missing
}

#[cfg(test)]
mod tests {
    use crate::tests::{apply_fix, document, expect};

    #[test]
    fn other_names_for_the_same_are_taken() {
        expect("LIF001", "CREATE TABLE a (id text, \"createdAt\" timestamptz, last_update timestamptz)", &[]);
        expect("LIF001", "CREATE TABLE a (id text, created_at timestamptz)", &["a"]);
    }

    #[test]
    fn the_columns_go_before_the_mark_of_deletion() {
        let after = apply_fix(&document("CREATE TABLE a (id text, deleted_at timestamptz)"), "LIF001", 0);
        let names: Vec<&str> =
            after.tables().next().unwrap().columns.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names, ["id", "created_at", "updated_at", "deleted_at"]);
    }
}
