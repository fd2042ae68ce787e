//! Text that is called as something else.

use crowfoot_dialect::naming::snake_case;
use crowfoot_model::{Column, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::columns::{is_derived, is_text};
use crate::help::known::is_of_a_tool;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "TYP007",
    name: "stringly-typed",
    family: Family::Types,
    severity: Severity::Info,
    since: "0.1.0",
    fix: None,
    summary: "A text column is called as a time, a yes or no, or a count.",
    why: "Text takes '2024-13-45', 'maybe' and 'ten', and sorts 10 before 9. Each reader has to parse it, and each does \
          it in another way.",
    advice: "Give the column the type that its name promises. If it holds something else, rename it.",
    bad: "CREATE TABLE visits (\n  id text PRIMARY KEY,\n  visited_at text NOT NULL\n);",
    good: "CREATE TABLE visits (\n  id text PRIMARY KEY,\n  visited_at timestamptz NOT NULL\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    // SQLite has no types for times and truth: there text is how they are kept.
    if is_derived(table) || is_of_a_tool(&table.name) || cx.spec.script().server.row_ids {
        return;
    }
    // The word in front of a key such as `is_id` stands for the table, in `is_name` too.
    let first = |column: &Column| snake_case(&column.name).split('_').next().map(str::to_owned);
    let of_key = table.primary_key_columns().first().and_then(|id| table.column(*id)).and_then(first);
    for column in &table.columns {
        let is_open = cx.logical_of_column(column).is_some_and(is_text)
            && column.generated.is_none()
            && first(column) != of_key;
        let Some(kind) = promised(column).filter(|_| is_open && !table.is_in_foreign_key(column.id)) else {
            continue;
        };
        let what = [&table.name, ".", &column.name, " is called as ", kind, " and is text."].concat();
        report.add(ObjectRef::Column(table.id, column.id), what);
    }
}

/// What the name of a column promises.
fn promised(column: &Column) -> Option<&'static str> {
    let name = snake_case(&column.name);
    let (first, last) = (name.split('_').next()?, name.rsplit('_').next()?);
    if first == last {
        return None;
    }
    match (first, last) {
        // `looking_at` and `good_at` are rare; `created_at` is not.
        (_, "at") if name.ends_with("ed_at") || is_known_time(&name) => Some("a time"),
        ("is" | "has" | "can", _) => Some("a yes or no"),
        (_, "count") | ("num", _) => Some("a count"),
        _ => None,
    }
}

fn is_known_time(name: &str) -> bool {
    matches!(
        name,
        "sent_at" | "seen_at" | "starts_at" | "ends_at" | "expires_at" | "paid_at" | "read_at" | "due_at"
    )
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    #[test]
    fn names_that_promise_nothing_are_left_alone() {
        expect(
            "TYP007",
            "CREATE TABLE a (id text PRIMARY KEY, name text, isbn text, island text, good_at text, hash text,
               number text, created_at timestamptz, is_open boolean, country_code text, count text)",
            &[],
        );
        expect(
            "TYP007",
            "CREATE TABLE a (id text PRIMARY KEY, sent_at varchar(20), \"isOpen\" text, view_count text)",
            &["a.sent_at", "a.isOpen", "a.view_count"],
        );
        expect(
            "TYP007",
            "CREATE TABLE item_stores (is_id text PRIMARY KEY, is_name text, is_time timestamptz)",
            &[],
        );
        expect(
            "TYP007",
            "-- sqlite\nCREATE TABLE a (id TEXT PRIMARY KEY, created_at TEXT, is_open TEXT)",
            &[],
        );
    }
}
