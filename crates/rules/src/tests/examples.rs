//! The examples of the documentation are true, and the fixes do what they say.

use crowfoot_model::{Document, IdSource};

use super::{document, findings};
use crate::{Applicability, Family, Review, Rule, Severity, fix, rules};

/// What SQL cannot say: volumes, classes, and that a finding is ignored.
const WITHOUT_SQL: &[&str] = &["LIF006", "NRM010", "SEC003"];

fn with_examples() -> impl Iterator<Item = &'static &'static Rule> {
    rules().iter().filter(|rule| rule.family != Family::Suppressions && !WITHOUT_SQL.contains(&rule.code))
}

fn errors(document: &Document) -> Vec<(u64, String)> {
    let review = Review::new(document);
    let errors = review.diagnostics().filter(|found| found.severity == Severity::Error);
    errors.map(|found| (found.id(), found.what.clone())).collect()
}

#[test]
fn each_rule_finds_its_bad_example_and_is_silent_on_the_good_one() {
    for rule in with_examples() {
        assert!(
            !findings(rule.code, &document(rule.bad)).is_empty(),
            "{} is silent on its bad example",
            rule.code
        );
        let good = findings(rule.code, &document(rule.good));
        assert!(good.is_empty(), "{} on its good example: {good:#?}", rule.code);
    }
}

#[test]
fn after_a_fix_its_finding_is_gone_and_there_is_no_new_error() {
    let mut fixed = 0;
    for rule in with_examples() {
        let before = document(rule.bad);
        let known: Vec<u64> = errors(&before).into_iter().map(|(id, _)| id).collect();
        for found in findings(rule.code, &before) {
            for (index, offered) in found.fixes.iter().enumerate() {
                let mut ids = IdSource::following(&before);
                let diff = fix(&before, &found, index, &mut ids);
                if offered.applicability == Applicability::DisplayOnly {
                    assert!(diff.is_none(), "{}: a proposal made a diff", rule.code);
                    continue;
                }
                let diff = diff.unwrap_or_else(|| panic!("{}: {} makes no diff", rule.code, offered.label));
                let mut after = before.clone();
                after.apply(&diff);
                let again = fix(&after, &found, index, &mut ids);
                assert!(again.is_none(), "{}: a fix that is made can be made again", rule.code);
                let left = findings(rule.code, &after);
                assert!(left.iter().all(|other| other.id() != found.id()), "{} stays: {left:#?}", rule.code);
                let new: Vec<_> = errors(&after).into_iter().filter(|(id, _)| !known.contains(id)).collect();
                assert!(new.is_empty(), "{}: {} brings {new:?}", rule.code, offered.label);
                fixed += 1;
            }
        }
    }
    assert!(fixed > 30, "only {fixed} fixes were tried");
}

#[test]
fn what_a_rule_offers_is_what_it_says_it_offers() {
    for rule in with_examples() {
        let found = findings(rule.code, &document(rule.bad));
        let best = found.iter().flat_map(|found| &found.fixes).map(|fix| fix.applicability).min();
        if let Some(best) = best {
            assert!(rule.fix.is_some_and(|said| said <= best), "{} offers {best:?}", rule.code);
        }
        for found in &found {
            assert!(found.what.ends_with('.') && found.advice.ends_with('.'), "{}: {found:#?}", rule.code);
            assert!(found.fixes.iter().all(|fix| !fix.label.ends_with('.')), "{}: {found:#?}", rule.code);
        }
    }
}
