//! Copies that nobody keeps in step.

use crate::context::Context;
use crate::diagnostic::Severity;
use crate::rule::{Check, Family, Held, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "NRM010",
    name: "unjustified-denormalization",
    family: Family::Normalization,
    // A reason is prose: what it does not say in the words that are looked for is no proof.
    severity: Severity::Warning,
    since: "0.1.0",
    fix: None,
    summary: "A repetition is kept on purpose, and the reason does not say how it stays true.",
    why: "A copy is right on the day it is made. What keeps it right, a trigger, a job or the fact that it never \
          changes, is the half of the decision that the next reader needs.",
    advice: "Add to the reason how the copy is refreshed, or that it is meant to stay as it was.",
    bad: "",
    good: "",
    options: &[],
    checks: &[Check::Suppressions(check)],
    repair: None,
};

/// The rules that find repetitions.
const REPETITIONS: &[&str] = &["NRM003", "NRM004", "NRM005", "NRM006", "NRM007", "NRM008"];

/// Words of a reason that says how a copy is kept true, in part.
const KEPT: &[&str] = &[
    "refresh",
    "recomput",
    "recalculat",
    "trigger",
    "generated",
    "job",
    "cron",
    "nightly",
    "hourly",
    "daily",
    "sync",
    "in step",
    "updated by",
    "update both",
    "same transaction",
    "materialized",
    "snapshot",
    "at the time",
    "as it was",
    "as they were",
    "never change",
    "does not change",
    "do not change",
    "immutable",
    "frozen",
    "historic",
    "history",
    "event",
    "cache",
];

fn check(_: &Context<'_>, held: &Held<'_>, _: &[bool], report: &mut Report<'_>) {
    for suppression in held.list {
        let reason = suppression.reason.trim().to_ascii_lowercase();
        let is_open = !reason.is_empty() && !KEPT.iter().any(|word| reason.contains(word));
        if !is_open || !REPETITIONS.contains(&suppression.rule.as_str()) {
            continue;
        }
        let what = [
            "The reason for ignoring ",
            &suppression.rule,
            &held.on(),
            " does not say how the copy stays true.",
        ];
        let detail = suppression.part.map_or_else(String::new, |part| part.to_string());
        report.add(held.object(), what.concat()).detail = [&suppression.rule, " ", &detail].concat();
    }
}

#[cfg(test)]
mod tests {
    use crowfoot_model::{Edit, Suppression};

    use crate::tests::{document, findings};

    #[test]
    fn a_reason_says_how_the_copy_stays_true() {
        let count = |rule: &str, reason: &str| {
            let mut document = document("CREATE TABLE a (id text PRIMARY KEY)");
            let mut edit = Edit::new(&document);
            let id = document.tables().next().unwrap().id;
            let suppression =
                Suppression { rule: rule.to_owned(), reason: reason.to_owned(), ..Suppression::default() };
            edit.table_mut(id).unwrap().annotations.suppressions.push(suppression);
            let diff = edit.finish();
            document.apply(&diff);
            findings("NRM010", &document).len()
        };
        assert_eq!(count("NRM007", "Faster to read"), 1);
        assert_eq!(count("NRM007", "Faster to read; a trigger on users keeps it"), 0);
        assert_eq!(count("NRM008", "The price as it was when the order was made"), 0);
        assert_eq!(count("NRM007", " "), 0);
        assert_eq!(count("IDX001", "Faster to write"), 0);
    }
}
