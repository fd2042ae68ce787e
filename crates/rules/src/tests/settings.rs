//! Levels and options of rules.

use crowfoot_model::{Diff, Document, Edit, RuleLevel, Settings};

use super::incremental::chain;
use super::{document, findings};
use crate::{
    Review, Severity, fix_all_safe, level, option_value, presets, rule, rules, set_level, set_option,
};

const WIDE: &str = "CREATE TABLE a (id text PRIMARY KEY, b text, c text, d text, e text);\n\
                    CREATE INDEX idx_a_b_c_d_e ON a (b, c, d, e);";

fn with(document: &Document, change: impl FnOnce(&mut Settings)) -> (Document, Diff) {
    let mut edit = Edit::new(document);
    change(edit.settings_mut());
    let diff = edit.finish();
    let mut after = document.clone();
    after.apply(&diff);
    (after, diff)
}

#[test]
fn a_level_is_that_of_the_findings_and_off_stops_the_rule() {
    let before = document(WIDE);
    let rule = rule("IDX006").unwrap();
    assert_eq!(findings("IDX006", &before)[0].severity, Severity::Info);
    let levels = [(RuleLevel::Warning, Severity::Warning), (RuleLevel::Error, Severity::Error)];
    for (level, severity) in levels {
        let (after, _) = with(&before, |settings| set_level(settings, rule, level));
        assert_eq!(findings("IDX006", &after)[0].severity, severity);
    }
    let (off, _) = with(&before, |settings| set_level(settings, rule, RuleLevel::Off));
    assert!(findings("IDX006", &off).is_empty());
    assert_eq!(off.settings().disabled_rules, ["IDX006"], "as files have always said it");
    let (back, _) = with(&off, |settings| set_level(settings, rule, RuleLevel::Info));
    assert_eq!(back, before, "nothing is kept of what is usual");
}

#[test]
fn what_a_database_refuses_keeps_its_rank() {
    let mut columns = String::new();
    for number in 0..40 {
        columns += &format!(", c{number} text");
    }
    let list: Vec<String> = (0..40).map(|number| format!("c{number}")).collect();
    let sql =
        format!("CREATE TABLE a (id text PRIMARY KEY{columns});\nCREATE INDEX i ON a ({});", list.join(", "));
    let (after, _) = with(&document(&sql), |settings| {
        set_level(settings, rule("IDX006").unwrap(), RuleLevel::Info);
    });
    assert_eq!(findings("IDX006", &after)[0].severity, Severity::Error);
}

#[test]
fn options_are_thresholds_of_their_rules() {
    let before = document(WIDE);
    for (code, least) in [("IDX006", "3"), ("IDX005", "0")] {
        let rule = rule(code).unwrap();
        let option = rule.options[0];
        let (more, _) = with(&before, |settings| assert!(set_option(settings, rule, option, "4")));
        assert!(findings(code, &more).is_empty());
        let (less, _) = with(&before, |settings| assert!(set_option(settings, rule, option, least)));
        assert_eq!(findings(code, &less).len(), 1, "{code}");
        let usual = option.default_value();
        let (back, _) = with(&less, |settings| assert!(set_option(settings, rule, option, &usual)));
        assert_eq!(back, before);
        let (same, _) = with(&before, |settings| assert!(!set_option(settings, rule, option, "many")));
        assert_eq!(same, before, "a value that an option cannot have");
    }
}

#[test]
fn every_option_takes_its_default_and_has_a_key_of_its_own() {
    for rule in rules() {
        for (at, option) in rule.options.iter().enumerate() {
            assert!(option.takes(&option.default_value()), "{} {}", rule.code, option.key);
            assert!(rule.options[..at].iter().all(|other| other.key != option.key));
        }
    }
    for preset in presets() {
        for own in preset.rules {
            let rule = rule(own.rule).unwrap();
            for (key, value) in own.options {
                assert!(rule.options.iter().any(|option| option.key == *key && option.takes(value)));
            }
        }
    }
}

#[test]
fn a_document_holds_only_what_differs_from_its_preset() {
    let (wide, lifecycle) = (rule("IDX006").unwrap(), rule("LIF001").unwrap());
    let (lenient, _) = with(&document(WIDE), |settings| settings.rule_preset = Some("lenient".into()));
    assert_eq!(level(lenient.settings(), lifecycle), RuleLevel::Off);
    assert_eq!(level(lenient.settings(), wide), RuleLevel::Warning);
    assert_eq!(option_value(lenient.settings(), wide, wide.options[0]), "4");
    assert!(findings("IDX006", &lenient).is_empty() && findings("LIF001", &lenient).is_empty());
    let (stricter, _) = with(&lenient, |settings| {
        set_level(settings, lifecycle, RuleLevel::Warning);
        set_option(settings, wide, wide.options[0], "3");
    });
    assert_eq!(findings("IDX006", &stricter)[0].severity, Severity::Warning);
    assert!(!findings("LIF001", &stricter).is_empty());
    let (back, _) = with(&stricter, |settings| {
        set_level(settings, lifecycle, RuleLevel::Off);
        set_option(settings, wide, wide.options[0], "4");
        set_level(settings, wide, RuleLevel::Warning);
    });
    assert_eq!(back.settings().rules, []);
    // A preset of a newer version counts as the default one.
    let (newer, _) = with(&document(WIDE), |settings| settings.rule_preset = Some("unheard-of".into()));
    assert_eq!(level(newer.settings(), wide), RuleLevel::Info);
}

#[test]
fn a_change_of_settings_is_reviewed_in_portions() {
    let before = chain(300);
    let lifecycle = rule("LIF001").unwrap();
    let mut review = Review::new(&before);
    let count = |review: &Review, severity| {
        review.diagnostics().filter(|found| found.code == "LIF001" && found.severity == severity).count()
    };
    let all = count(&review, lifecycle.severity);
    assert!(all >= 300);

    let (after, diff) = with(&before, |settings| set_level(settings, lifecycle, RuleLevel::Info));
    let work = review.checks_run();
    review.update(&after, &diff);
    assert_eq!(review.checks_run(), work, "an edit waits for none of it");
    assert!(
        !review.is_complete() && count(&review, lifecycle.severity) == all,
        "what was found stays meanwhile"
    );
    review.run_some(&after, 100);
    assert!(!review.is_complete());
    assert_eq!((count(&review, Severity::Info), count(&review, lifecycle.severity)), (100, all - 100));
    while !review.run_some(&after, 100) {}
    assert_eq!((count(&review, Severity::Info), count(&review, lifecycle.severity)), (all, 0));
    assert!(review.checks_run() - work <= 300, "only this rule runs again");

    let (off, diff) = with(&after, |settings| set_level(settings, lifecycle, RuleLevel::Off));
    review.update(&off, &diff);
    assert_eq!(count(&review, Severity::Info), 0, "what is off has no problems at once");
}

#[test]
fn fixes_see_the_options() {
    let (after, _) = with(&document(WIDE), |settings| {
        set_option(settings, rule("IDX006").unwrap(), rule("IDX006").unwrap().options[0], "2");
    });
    let mut ids = crowfoot_model::IdSource::following(&after);
    let mut fixed = after.clone();
    fixed.apply(&fix_all_safe(&after, &mut ids));
    assert_eq!(fixed.settings(), after.settings());
}
