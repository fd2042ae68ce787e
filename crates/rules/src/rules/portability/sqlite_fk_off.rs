//! Foreign keys that SQLite has to be told to check.

use crowfoot_model::ObjectRef;

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "PRT005",
    name: "sqlite-fk-off",
    family: Family::Portability,
    severity: Severity::Hint,
    since: "0.1.0",
    fix: None,
    summary: "SQLite checks foreign keys only on connections that ask for it.",
    why: "Without PRAGMA foreign_keys = ON, on each connection, all foreign keys of the design are comments.",
    advice: "Run PRAGMA foreign_keys = ON whenever a connection is opened.",
    bad: "-- sqlite, import\nCREATE TABLE users (\n  id integer PRIMARY KEY\n);\nCREATE TABLE orders (\n  id integer PRIMARY KEY,\n  user_id integer REFERENCES users (id)\n);",
    good: "-- sqlite, import\nCREATE TABLE users (\n  id integer PRIMARY KEY\n);",
    options: &[],
    checks: &[Check::Style(check)],
    repair: None,
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let is_checked = cx
        .document()
        .statements()
        .any(|statement| statement.text.to_ascii_lowercase().contains("foreign_keys"));
    if cx.spec.script().server.row_ids
        && !is_checked
        && cx.document().tables().any(|table| table.foreign_key_constraints().next().is_some())
    {
        report.add(
            ObjectRef::Document,
            "SQLite checks the foreign keys of this design only where a connection asks for it.",
        );
    }
}
