//! Personal data that is marked as deleted and stays.

use crowfoot_model::{ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::columns::{deletion_flag, list, soft_delete};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "SEC003",
    name: "no-erasure-path",
    family: Family::Security,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: None,
    summary: "A table with classified personal data only marks rows as deleted, and nothing says when they go.",
    why: "A person who asks to be forgotten is not, as long as the row is there. A mark hides it from the application, \
          not from a dump, a query or a breach.",
    advice: "Say for how many days rows are kept, and purge or anonymise them then.",
    bad: "",
    good: "",
    options: &[],
    checks: &[Check::Table(check)],
    repair: None,
};

fn check(_: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    let Some(mark) = soft_delete(table).or_else(|| deletion_flag(table)) else { return };
    if table.annotations.retention_days.is_some() {
        return;
    }
    let personal = table.columns.iter().filter(|column| {
        let class = column.annotations.classification.as_deref().map(str::trim).unwrap_or_default();
        !class.is_empty() && !NOT_PERSONAL.iter().any(|word| class.eq_ignore_ascii_case(word))
    });
    let personal: Vec<_> = personal.map(|column| column.id).collect();
    if personal.is_empty() {
        return;
    }
    let what =
        [&table.name, " keeps ", &list(table, &personal), " of rows that ", &mark.name, " marks as deleted."];
    report.add(ObjectRef::Table(table.id), what.concat());
}

/// Classes of what may be known, or is about no person.
const NOT_PERSONAL: &[&str] = &["public", "none", "internal", "secret", "credential", "not personal"];

#[cfg(test)]
mod tests {
    use crowfoot_model::{Document, Edit};

    use crate::tests::{document, expect_in};

    fn with(class: &str, days: Option<u32>) -> Document {
        let mut document = document(
            "CREATE TABLE users (id text PRIMARY KEY, email text NOT NULL UNIQUE, deleted_at timestamptz)",
        );
        let mut edit = Edit::new(&document);
        let id = document.tables().next().unwrap().id;
        let table = edit.table_mut(id).unwrap();
        table.annotations.retention_days = days;
        table.columns[1].annotations.classification = (!class.is_empty()).then(|| class.to_owned());
        let diff = edit.finish();
        document.apply(&diff);
        document
    }

    #[test]
    fn classified_marked_and_kept() {
        expect_in("SEC003", &with("email", None), &["users"]);
        expect_in("SEC003", &with("email", Some(30)), &[]);
        expect_in("SEC003", &with("Public", None), &[]);
        expect_in("SEC003", &with("", None), &[]);
    }
}
