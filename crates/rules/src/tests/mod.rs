//! Tests of the rules as a whole, and what the tests of single rules are written with.

mod examples;
mod fixes;
mod incremental;
mod random;
mod reference;
mod registry;
mod sample;
mod settings;
mod suppressions;

pub(crate) use sample::document;

use crowfoot_model::{Document, IdSource};

use crate::{Diagnostic, Review, fix, place, rule};

/// The findings of one rule.
pub(crate) fn findings(code: &str, document: &Document) -> Vec<Diagnostic> {
    assert!(rule(code).is_some(), "no rule {code}");
    Review::new(document).diagnostics().filter(|found| found.code == code).cloned().collect()
}

/// Asserts where a rule finds something in an example.
pub(crate) fn expect(code: &str, sql: &str, places: &[&str]) {
    expect_in(code, &document(sql), places);
}

/// Asserts where a rule finds something in a document.
pub(crate) fn expect_in(code: &str, document: &Document, places: &[&str]) {
    let found = findings(code, document);
    let actual: Vec<String> = found.iter().map(|found| place(document, found.object)).collect();
    assert_eq!(actual, places, "{code}: {found:#?}");
}

/// The document after a fix of the only finding of a rule.
pub(crate) fn apply_fix(document: &Document, code: &str, index: usize) -> Document {
    let found = findings(code, document);
    assert_eq!(found.len(), 1, "{found:#?}");
    let mut ids = IdSource::following(document);
    let diff = fix(document, &found[0], index, &mut ids).expect("a diff");
    let mut after = document.clone();
    after.apply(&diff);
    after
}
