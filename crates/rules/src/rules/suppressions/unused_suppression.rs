//! Suppressions that suppress nothing.

use crowfoot_model::{Edit, IdSource, Suppression};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::rule::{Check, Family, Held, Report, Rule, suppressions_of};
use crate::suppression::part;

pub(crate) static RULE: Rule = Rule {
    code: "SUP001",
    name: "unused-suppression",
    family: Family::Suppressions,
    severity: Severity::Info,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "An ignored problem no longer occurs.",
    why: "The reason explains nothing any more, and if the problem came back, it would be hidden.",
    advice: "Stop ignoring it.",
    bad: "",
    good: "",
    options: &[],
    checks: &[Check::Suppressions(check)],
    repair: Some(repair),
};

fn check(_: &Context<'_>, held: &Held<'_>, used: &[bool], report: &mut Report<'_>) {
    for (suppression, used) in held.list.iter().zip(used) {
        // What was accepted as it was is meant to become less: the list of what is ignored tells of it.
        if *used || suppression.baseline || report.out.iter().any(|other| other.detail == detail(suppression))
        {
            continue;
        }
        let object = held.table.map_or(held.object(), |table| part(table, suppression));
        let what = ["The ignored ", &suppression.rule, &held.on(), " no longer occurs."].concat();
        let finding = report.add(object, what).offer(Applicability::Safe, "Stop ignoring it");
        finding.detail = detail(suppression);
    }
}

fn repair<'d>(
    _: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    suppressions_of(edit, found.object)?.retain(|other| other.baseline || detail(other) != found.detail);
    Some(())
}

/// The rule and what it is about, in one text.
fn detail(suppression: &Suppression) -> String {
    let part = suppression.part.map_or(String::new(), |id| id.to_string());
    let all = if suppression.parts { "+" } else { "" };
    let mut text = [suppression.rule.as_str(), " ", &part, all].concat();
    if let Some(detail) = &suppression.detail {
        text.push(' ');
        text.push_str(detail);
    }
    text
}
