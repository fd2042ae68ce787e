//! Accepting findings.

use crowfoot_model::Document;

use super::{document, findings};
use crate::{Review, can_suppress, suppress, unsuppress};

fn applied(mut document: Document, diff: &crowfoot_model::Diff) -> Document {
    document.apply(diff);
    document
}

#[test]
fn a_suppressed_finding_is_still_reported_with_its_reason() {
    let before = document("CREATE TABLE users (id text PRIMARY KEY, is_active boolean)");
    let found = &findings("TYP005", &before)[0];
    let open = Review::new(&before).counts();
    let after = applied(before.clone(), &suppress(&before, found, "  unknown is a state  "));
    let found = &findings("TYP005", &after)[0];
    assert_eq!(found.suppressed.as_deref(), Some("unknown is a state"));
    let counts = Review::new(&after).counts();
    assert_eq!((counts.warnings, counts.suppressed), (open.warnings - 1, 1));
    assert!(findings("SUP001", &after).is_empty());
    let back = applied(after.clone(), &unsuppress(&after, found));
    assert_eq!(back, before);
}

#[test]
fn a_reason_is_needed() {
    let before = document("CREATE TABLE users (id text PRIMARY KEY, is_active boolean)");
    let found = &findings("TYP005", &before)[0];
    assert!(suppress(&before, found, " ").is_empty());
    let mut after = applied(before.clone(), &suppress(&before, found, "because"));
    let mut edit = crowfoot_model::Edit::new(&after);
    let table = after.tables().next().unwrap().id;
    edit.table_mut(table).unwrap().annotations.suppressions[0].reason.clear();
    let diff = edit.finish();
    after.apply(&diff);
    assert_eq!(findings("TYP005", &after)[0].suppressed, None);
    assert_eq!(findings("SUP002", &after).len(), 1);
}

#[test]
fn a_suppression_that_matches_nothing_is_found_and_removed() {
    let before = document("CREATE TABLE users (id text PRIMARY KEY, is_active boolean)");
    let found = &findings("TYP005", &before)[0];
    let mut after = applied(before.clone(), &suppress(&before, found, "because"));
    let (table, column) = (after.tables().next().unwrap().id, after.tables().next().unwrap().columns[1].id);
    let mut edit = crowfoot_model::Edit::new(&after);
    edit.table_mut(table).unwrap().column_mut(column).unwrap().not_null = true;
    let diff = edit.finish();
    after.apply(&diff);
    assert_eq!(findings("SUP001", &after).len(), 1);
    let fixed = super::apply_fix(&after, "SUP001", 0);
    assert!(fixed.tables().next().unwrap().annotations.suppressions.is_empty());
    assert!(!can_suppress(&findings("SUP001", &after)[0]));
}
