//! Suppressions without a reason.

use crowfoot_model::{Edit, IdSource, Suppression};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::rule::{Check, Family, Held, Report, Rule, suppressions_of};

pub(crate) static RULE: Rule = Rule {
    code: "SUP002",
    name: "suppression-without-reason",
    family: Family::Suppressions,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Unsafe),
    summary: "A problem is ignored without a reason.",
    why: "Later readers cannot tell a decision from an oversight.",
    advice: "Enter the reason, or stop ignoring the problem.",
    bad: "",
    good: "",
    options: &[],
    checks: &[Check::Suppressions(check)],
    repair: Some(repair),
};

fn check(_: &Context<'_>, held: &Held<'_>, _: &[bool], report: &mut Report<'_>) {
    let empty = held.list.iter().filter(|own| is_bare(own));
    let mut rules: Vec<&str> = empty.map(|own| own.rule.as_str()).collect();
    rules.dedup();
    if !rules.is_empty() {
        let what = ["No reason is given for ignoring ", &rules.join(", "), &held.on(), "."].concat();
        report.add(held.object(), what).offer(Applicability::Unsafe, "Stop ignoring it");
    }
}

fn repair<'d>(
    _: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    suppressions_of(edit, found.object)?.retain(|own| !is_bare(own));
    Some(())
}

/// What was accepted with everything else needs no reason of its own.
fn is_bare(suppression: &Suppression) -> bool {
    !suppression.baseline && suppression.reason.trim().is_empty()
}
