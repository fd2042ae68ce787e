//! Cascades that take along what has to stay.

use crowfoot_dialect::naming::{singular, snake_case};
use crowfoot_model::{ObjectRef, ReferentialAction, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Severity};
use crate::help::columns::is_derived;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "REL004",
    name: "cascade-blast-radius",
    family: Family::Relations,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::DisplayOnly),
    summary: "Deleting a person deletes logs, payments or invoices with it.",
    why: "What was paid and who did what has to outlive the account: by law, and for the next question about it. One delete takes all of it away.",
    advice: "Use RESTRICT, or SET NULL with a nullable column, and anonymize the person instead.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE payments (\n  id text PRIMARY KEY,\n  user_id text NOT NULL REFERENCES users (id) ON DELETE CASCADE\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY\n);\nCREATE TABLE payments (\n  id text PRIMARY KEY,\n  user_id text NOT NULL REFERENCES users (id) ON DELETE RESTRICT\n);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

/// Words of tables that are records of what happened.
const RECORDS: &[&str] =
    &["audit", "invoice", "payment", "transaction", "ledger", "receipt", "payout", "refund", "billing"];

/// Words of tables of people and their accounts.
const PEOPLE: &[&str] = &[
    "user",
    "account",
    "customer",
    "member",
    "employee",
    "person",
    "client",
    "admin",
    "organization",
    "company",
];

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if is_derived(table) || !is_record(&table.name) {
        return;
    }
    for key in table.foreign_key_constraints().filter(|key| key.on_delete == Some(ReferentialAction::Cascade))
    {
        let Some(target) = key.target_table().filter(|target| *target != table.id) else { continue };
        let Some(target) = cx.neighbour(target) else { continue };
        let last = snake_case(&target.name);
        let last = singular(last.rsplit('_').next().unwrap_or(&last));
        if !PEOPLE.contains(&last.as_str()) || is_record(&target.name) {
            continue;
        }
        let what =
            ["Deleting a row of ", &target.name, " deletes its ", &table.name, " (ON DELETE CASCADE)."];
        report
            .add(ObjectRef::ForeignKey(table.id, key.id), what.concat())
            .relate(ObjectRef::Table(target.id))
            .offer(Applicability::DisplayOnly, "Use RESTRICT or SET NULL");
    }
}

/// Whether a table is called as a record: `audit_logs`, `invoices`; not `payment_methods`, which are settings.
fn is_record(name: &str) -> bool {
    let name = snake_case(name);
    let words: Vec<String> = name.split('_').map(singular).collect();
    let Some(last) = words.last() else { return false };
    RECORDS.contains(&last.as_str())
        || (matches!(last.as_str(), "log" | "history" | "entry" | "line" | "item")
            && words.iter().any(|word| RECORDS.contains(&word.as_str())))
}

#[cfg(test)]
mod tests {
    use crate::tests::expect;

    #[test]
    fn settings_and_parts_of_records_may_go() {
        let with = |child: &str, parent: &str| {
            format!("CREATE TABLE {parent} (id text PRIMARY KEY);
                     CREATE TABLE {child} (id text PRIMARY KEY, a text REFERENCES {parent} (id) ON DELETE CASCADE)")
        };
        expect("REL004", &with("audit_logs", "users"), &["audit_logs"]);
        expect("REL004", &with("payment_methods", "users"), &[]);
        expect("REL004", &with("invoice_items", "invoices"), &[]);
        expect("REL004", &with("posts", "users"), &[]);
    }
}
