//! Rows that come and never go.

use crowfoot_model::{ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::help::columns::{deletion_flag, is_derived, is_updated, soft_delete};
use crate::option::{RuleOption, RuleOptionKind};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "LIF006",
    name: "no-retention-policy",
    family: Family::Lifecycle,
    severity: Severity::Info,
    since: "0.1.0",
    fix: None,
    summary: "A table that only grows has many rows, and nothing says how long they are kept.",
    why: "Rows that are marked as deleted or only ever added stay for good. Backups, indexes and each scan grow with \
          them, and removing a year of rows later takes a plan.",
    advice: "Say for how many days rows are kept. Then partition by time, or purge in batches.",
    bad: "",
    good: "",
    options: &[&ROWS],
    checks: &[Check::Table(check)],
    repair: None,
};

static ROWS: RuleOption = RuleOption {
    key: "most-millions",
    label: "Most millions of rows",
    help: "A table that has more, or gets more in a year, is told",
    kind: RuleOptionKind::Number { default: 10, least: 1, most: 100_000 },
};

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    let said = &table.annotations;
    if said.retention_days.is_some() || is_derived(table) {
        return;
    }
    let kind = match () {
        () if soft_delete(table).is_some() || deletion_flag(table).is_some() => "keeps what is deleted",
        () if !table.columns.iter().any(is_updated) => "only gets rows",
        () => return,
    };
    let most = (cx.number(&ROWS) as u64).saturating_mul(1_000_000);
    let in_a_year = said.growth_per_month.unwrap_or(0).saturating_mul(12);
    let rows = said.rows.unwrap_or(0);
    let many = match () {
        () if rows > most => [" and has ", &millions(rows), " million rows"].concat(),
        () if in_a_year > most => [" and gets ", &millions(in_a_year), " million rows a year"].concat(),
        () => return,
    };
    let what = [&table.name, " ", kind, &many, ". Nothing says how long they are kept."].concat();
    report.add(ObjectRef::Table(table.id), what);
}

fn millions(rows: u64) -> String {
    (rows / 1_000_000).to_string()
}

#[cfg(test)]
mod tests {
    use crowfoot_model::{Document, Edit, TableAnnotations};

    use crate::tests::{document, expect_in};

    fn with(sql: &str, annotations: TableAnnotations) -> Document {
        let mut document = document(sql);
        let mut edit = Edit::new(&document);
        let id = document.tables().next().unwrap().id;
        edit.table_mut(id).unwrap().annotations = annotations;
        let diff = edit.finish();
        document.apply(&diff);
        document
    }

    #[test]
    fn only_what_was_declared_counts() {
        let log = "CREATE TABLE logs (id text PRIMARY KEY, line text)";
        let many = TableAnnotations { rows: Some(20_000_000), ..TableAnnotations::default() };
        let fast = TableAnnotations { growth_per_month: Some(1_000_000), ..TableAnnotations::default() };
        let kept = TableAnnotations { retention_days: Some(90), ..many.clone() };
        expect_in("LIF006", &with(log, TableAnnotations::default()), &[]);
        expect_in("LIF006", &with(log, kept), &[]);
        expect_in("LIF006", &with(log, many.clone()), &["logs"]);
        expect_in("LIF006", &with(log, fast), &["logs"]);
        let changed = "CREATE TABLE users (id text PRIMARY KEY, updated_at timestamptz NOT NULL)";
        expect_in("LIF006", &with(changed, many.clone()), &[]);
        let marked = "CREATE TABLE users (id text PRIMARY KEY, updated_at timestamptz NOT NULL, deleted_at timestamptz)";
        expect_in("LIF006", &with(marked, many), &["users"]);
    }
}
