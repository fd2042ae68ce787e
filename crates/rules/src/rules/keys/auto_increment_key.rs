//! Keys that the database counts up.

use crowfoot_model::{Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::columns::is_derived;
use crate::help::ulid::{counts_up, to_ulid};
use crate::rule::{Check, Family, Report, Rule, Status};

pub(crate) static RULE: Rule = Rule {
    code: "KEY002",
    name: "auto-increment-key",
    family: Family::Keys,
    severity: Severity::Warning,
    status: Status::Stable,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A primary key is numbered by the database.",
    why: "The application does not know the key before the insert, numbers from two databases collide, and a number \
          in a URL tells how many rows there are. A ULID is made anywhere, sorts by time, and gives nothing away but \
          that time. General linters advise identity columns instead; this house standard differs on purpose.",
    advice: "Use a ULID that the application makes.",
    bad: "CREATE TABLE users (\n  id serial PRIMARY KEY\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY\n);",
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) {
        return;
    }
    for id in table.primary_key_columns() {
        let Some(column) = table.column(*id).filter(|column| counts_up(cx, table, column)) else { continue };
        let what = ["The key ", &table.name, ".", &column.name, " is numbered by the database."].concat();
        report
            .add(ObjectRef::Column(table.id, column.id), what)
            .offer(Applicability::Unsafe, "Make it a ULID, and every column that refers to it");
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::Column(table, column) = found.object else { return None };
    to_ulid(cx, edit, table, column)
}

#[cfg(test)]
mod tests {
    use crate::tests::{apply_fix, document, expect, expect_in};

    #[test]
    fn the_fix_converts_the_columns_that_refer_to_the_key() {
        let before = document(
            "CREATE TABLE users (id serial PRIMARY KEY);
             CREATE TABLE profiles (id int PRIMARY KEY REFERENCES users (id));
             CREATE TABLE badges (id text PRIMARY KEY, profile_id int REFERENCES profiles (id))",
        );
        let after = apply_fix(&before, "KEY002", 0);
        expect_in("KEY002", &after, &[]);
        expect_in("REL001", &after, &[]);
    }

    #[test]
    fn each_dialect_counts_in_its_own_way() {
        expect("KEY002", "CREATE TABLE a (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY)", &["a.id"]);
        expect("KEY002", "CREATE TABLE a (id int PRIMARY KEY DEFAULT nextval('a_id_seq'))", &["a.id"]);
        expect("KEY002", "-- mysql\nCREATE TABLE a (id int NOT NULL AUTO_INCREMENT PRIMARY KEY)", &["a.id"]);
        expect("KEY002", "-- sqlite\nCREATE TABLE a (id integer PRIMARY KEY)", &["a.id"]);
        expect("KEY002", "CREATE TABLE a (id int PRIMARY KEY, number serial)", &[]);
    }
}
