//! Columns that repeat what the parent says.

use crowfoot_dialect::naming::{singular, snake_case};
use crowfoot_model::{Column, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::columns::{class, is_created, is_deleted, is_derived, is_updated};
use crate::help::known::is_of_a_tool;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "NRM007",
    name: "copied-parent-column",
    family: Family::Normalization,
    severity: Severity::Info,
    since: "0.1.0",
    fix: None,
    summary: "A column seems to repeat a column of the row that its table refers to.",
    why: "The foreign key already says it. When the parent changes, the copy is wrong, and nothing tells which of both \
          counts.",
    advice: "Drop the column and join the parent. If it is kept on purpose, as it was when the row was made, ignore the \
             finding and say so.",
    bad: "CREATE TABLE customers (\n  id text PRIMARY KEY,\n  email text NOT NULL UNIQUE\n);\nCREATE TABLE orders (\n  id \
          text PRIMARY KEY,\n  customer_id text NOT NULL REFERENCES customers (id),\n  customer_email text NOT NULL\n);",
    good: "CREATE TABLE customers (\n  id text PRIMARY KEY,\n  email text NOT NULL UNIQUE\n);\nCREATE TABLE orders (\n  id \
           text PRIMARY KEY,\n  customer_id text NOT NULL REFERENCES customers (id)\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) || is_of_a_tool(&table.name) || is_record_of_what_was(&table.name) {
        return;
    }
    for key in &table.foreign_keys {
        let Some(id) = key.target_table().filter(|id| *id != table.id) else { continue };
        // Where there may be no parent, the name of a guest has no other place.
        if !table.is_required(&key.columns) {
            continue;
        }
        // What its columns are called after: `customer_id` refers to the customer, `billing_address_id` to that one.
        let Some(role) = key.columns.first().and_then(|id| table.column(*id)).and_then(role) else {
            continue;
        };
        let Some(kind) = cx.neighbour(id).map(|parent| singular(&snake_case(&parent.name))) else { continue };
        for (column, rest) in
            table.columns.iter().filter_map(|own| Some((own, called(table, own, &role, &kind)?)))
        {
            // Read only here, so that a new name for a column is no matter of all who refer to its table.
            let Some((parent, origin)) =
                cx.table(id).and_then(|parent| Some((parent, origin(parent, &rest)?)))
            else {
                continue;
            };
            let kind = |column: &Column| cx.logical_of_column(column).map(class);
            if kind(origin).is_none() || kind(origin) != kind(column) {
                continue;
            }
            let what =
                [&table.name, ".", &column.name, " seems to repeat ", &parent.name, ".", &origin.name, "."];
            report.add(ObjectRef::Column(table.id, column.id), what.concat()).related =
                vec![ObjectRef::Column(parent.id, origin.id)];
        }
    }
}

/// Whether a table is called as one that keeps things as they were.
fn is_record_of_what_was(name: &str) -> bool {
    let name = singular(&snake_case(name));
    let last = name.rsplit('_').next().unwrap_or(&name);
    matches!(
        last,
        "log" | "audit" | "history" | "activity" | "event" | "snapshot" | "archive" | "revision" | "version"
    )
}

/// `customer` of `customer_id`.
fn role(column: &Column) -> Option<String> {
    let name = snake_case(&column.name);
    let stem = ["_id", "_uuid", "_code", "_key"].iter().find_map(|end| name.strip_suffix(end))?;
    Some(stem.to_owned())
}

/// `email` of `customer_email`, where the role or the kind of the parent is `customer`.
fn called(table: &Table, column: &Column, role: &str, kind: &str) -> Option<String> {
    if table.is_in_foreign_key(column.id) || table.is_in_primary_key(column.id) || column.generated.is_some()
    {
        return None;
    }
    let name = snake_case(&column.name);
    [role, kind].iter().find_map(|front| Some(name.strip_prefix(*front)?.strip_prefix('_')?.to_owned()))
}

/// The value of the parent with a name.
fn origin<'p>(parent: &'p Table, name: &str) -> Option<&'p Column> {
    let origin = parent.columns.iter().find(|other| snake_case(&other.name) == name)?;
    let is_key = parent.is_in_primary_key(origin.id) || parent.is_in_foreign_key(origin.id);
    let is_time = is_created(origin) || is_updated(origin) || is_deleted(origin);
    (!is_key && !is_time).then_some(origin)
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    #[test]
    fn guests_and_records_of_what_was_have_names_of_their_own() {
        expect(
            "NRM007",
            "CREATE TABLE users (id text PRIMARY KEY, name text);
             CREATE TABLE gifts (id text PRIMARY KEY, donor_id text REFERENCES users (id), donor_name text);
             CREATE TABLE audit_logs (id text PRIMARY KEY, user_id text NOT NULL REFERENCES users (id), user_name text)",
            &[],
        );
    }

    #[test]
    fn only_what_is_called_after_both() {
        let parent = "CREATE TABLE users (id text PRIMARY KEY, name text, status text, score int, created_at timestamptz);";
        let with = |columns: &str| {
            [
                parent,
                "CREATE TABLE posts (id text PRIMARY KEY, author_id text NOT NULL REFERENCES users (id), ",
                columns,
                ")",
            ]
            .concat()
        };
        expect(
            "NRM007",
            &with(
                "name text, status text, author_note text, author_score text, author_created_at timestamptz",
            ),
            &[],
        );
        expect(
            "NRM007",
            &with("author_name text, user_score bigint"),
            &["posts.author_name", "posts.user_score"],
        );
    }
}
