//! Addresses that differ only in letter case.

use crowfoot_dialect::naming::snake_case;
use crowfoot_model::{Column, KeyTarget, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::columns::{is_derived, is_text};
use crate::help::keys::accesses;
use crate::rule::{Check, Family, Report, Rule};
use crate::text::mentions;

pub(crate) static RULE: Rule = Rule {
    code: "PRT006",
    name: "case-sensitive-unique",
    family: Family::Portability,
    severity: Severity::Info,
    since: "0.1.0",
    fix: None,
    summary: "A unique email or user name tells capital letters apart.",
    why: "Ann@x.org and ann@x.org are two accounts of one person, and someone can sign up as another. MySQL takes them for the same by default, so the two databases also disagree.",
    advice: "Make a unique index on lower(email), use citext, or a collation that ignores case.",
    bad: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  email text NOT NULL UNIQUE\n);",
    good: "CREATE TABLE users (\n  id text PRIMARY KEY,\n  email text NOT NULL\n);\nCREATE UNIQUE INDEX idx_users_email ON users (lower(email));",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if cx.spec.script().server.character_sets || is_derived(table) {
        return;
    }
    for access in accesses(table).iter().filter(|access| access.unique) {
        let [key] = access.keys.as_slice() else { continue };
        let Some(column) = key.as_column().and_then(|id| table.column(id)) else { continue };
        let is_text = cx.logical_of_column(column).is_some_and(is_text);
        if !is_text || column.collation.is_some() || !is_address(&column.name) || is_lowered(table, column) {
            continue;
        }
        let object = ObjectRef::Column(table.id, column.id);
        if report.out.iter().any(|found| found.object == object) {
            continue;
        }
        let what = [&table.name, ".", &column.name, " is unique by letter case: Ann and ann are two."];
        report.add(object, what.concat());
    }
}

fn is_address(name: &str) -> bool {
    matches!(snake_case(name).as_str(), "email" | "email_address" | "username" | "user_name" | "login")
}

/// Whether an index or a check asks for lower case.
fn is_lowered(table: &Table, column: &Column) -> bool {
    let lowers = |text: &str| {
        let text = text.to_ascii_lowercase();
        text.contains("lower") && mentions(&text, &column.name.to_ascii_lowercase())
    };
    let keys = table.indexes.iter().flat_map(|index| &index.keys);
    let mut expressions = keys.filter_map(|key| match &key.on {
        KeyTarget::Expression(text) => Some(text.as_str()),
        KeyTarget::Column(_) => None,
    });
    expressions.any(lowers) || table.checks.iter().any(|check| lowers(&check.expression))
}
