//! Suppressions without a reason.

use crowfoot_model::{Edit, IdSource, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "SUP002",
    name: "suppression-without-reason",
    family: Family::Suppressions,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A problem is ignored without a reason.",
    why: "Later readers cannot tell a decision from an oversight. Without a reason, the problem is still reported.",
    advice: "Enter the reason, or stop ignoring the problem.",
    bad: "",
    good: "",
    options: &[],
    checks: &[Check::Suppressions(check)],
    repair: Some(repair),
};

fn check(_: &Context<'_>, table: &Table, _: &[bool], report: &mut Report<'_>) {
    let empty = table.annotations.suppressions.iter().filter(|other| other.reason.trim().is_empty());
    let rules: Vec<&str> = empty.map(|other| other.rule.as_str()).collect();
    if !rules.is_empty() {
        let what = ["No reason is given for ignoring ", &rules.join(", "), " on ", &table.name, "."].concat();
        report.add(ObjectRef::Table(table.id), what).offer(Applicability::Unsafe, "Stop ignoring it");
    }
}

fn repair<'d>(
    _: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let table = edit.table_mut(found.object.table()?)?;
    table.annotations.suppressions.retain(|other| !other.reason.trim().is_empty());
    Some(())
}
