//! All safe fixes at once.

use crowfoot_model::{Document, IdSource};
use proptest::prelude::*;

use super::document;
use super::random::{Random, edit};
use crate::{Review, Severity, fix_all_safe};

fn fixed(document: &Document) -> Document {
    let diff = fix_all_safe(document, &mut IdSource::following(document));
    let mut after = document.clone();
    after.apply(&diff);
    // One diff, so that it is undone as one.
    let mut back = after.clone();
    back.apply(&diff.inverse());
    assert_eq!(&back, document);
    after
}

#[test]
fn a_plain_schema_is_brought_up_to_the_house_standard() {
    let before = document(
        "CREATE TABLE users (id text PRIMARY KEY, email text NOT NULL UNIQUE, deleted_at timestamptz);
         CREATE TABLE orders (id text PRIMARY KEY, user_id text NOT NULL REFERENCES users (id), status text NOT NULL);
         CREATE INDEX my_index ON orders (status); CREATE INDEX other ON orders (status)",
    );
    let after = fixed(&before);
    let left: Vec<_> = Review::new(&after).diagnostics().map(|found| found.what.clone()).collect();
    // The key of rows that are only marked as deleted is for the designer: INSERT … ON CONFLICT may rely on it.
    assert_eq!(left.len(), 3, "{left:#?}");
    assert!(left[0].contains("still occupy their email"), "{left:#?}");
    assert!(left[1].contains("unique by letter case"), "{left:#?}");
    // That the address is one of a person is known now, and nothing says when its row goes.
    assert!(left[2].contains("keeps email of rows"), "{left:#?}");
    let orders = after.tables().nth(1).unwrap();
    let names: Vec<_> = orders.indexes.iter().filter_map(|index| index.name.as_deref()).collect();
    assert_eq!(names, ["idx_orders_status", "idx_orders_user_id"]);
    assert_eq!(after.tables().next().unwrap().uniques.len(), 1, "the unique key is as it was");
}

#[test]
fn what_a_view_or_statement_mentions_is_not_renamed_in_bulk() {
    let sql =
        "CREATE TABLE users (id text PRIMARY KEY, a text, created_at timestamptz NOT NULL DEFAULT now(),
                 updated_at timestamptz NOT NULL DEFAULT now());
               CREATE INDEX my_index ON users (a); CREATE VIEW v AS SELECT my_index";
    let after = fixed(&document(sql));
    assert_eq!(after.tables().next().unwrap().indexes[0].name.as_deref(), Some("my_index"));
    let found = super::findings("NAM005", &after);
    assert_eq!(found[0].fixes[0].applicability, crate::Applicability::Unsafe);
    let after = fixed(&document(&sql.replace("SELECT my_index", "SELECT 'my_index'")));
    assert_eq!(after.tables().next().unwrap().indexes[0].name.as_deref(), Some("idx_users_a"));
}

#[test]
fn suppressed_findings_and_disabled_rules_are_left_alone() {
    let mut document = document("CREATE TABLE users (id text PRIMARY KEY)");
    let found = super::findings("LIF001", &document);
    let diff = crate::suppress(&document, &found[0], crate::Reach::Finding, "a list of constants");
    document.apply(&diff);
    assert!(fix_all_safe(&document, &mut IdSource::following(&document)).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_second_time_there_is_nothing_left_to_fix(seed in any::<u64>()) {
        let mut random = Random(seed);
        let mut ids = IdSource::new();
        let mut document = Document::default();
        for _ in 0..30 {
            let diff = edit(&mut random, &document, &mut ids);
            document.apply(&diff);
        }
        let after = fixed(&document);
        let again = fix_all_safe(&after, &mut IdSource::following(&after));
        prop_assert!(again.is_empty(), "{:#?}", again);
        prop_assert_eq!(&fixed(&document), &after, "the same each time");
        let errors = |document: &Document| {
            let review = Review::new(document);
            review.diagnostics().filter(|found| found.severity == Severity::Error).map(|found| found.what.clone()).collect::<Vec<_>>()
        };
        let before = errors(&document).len();
        prop_assert!(errors(&after).len() <= before, "{:#?}\n{:#?}", errors(&document), errors(&after));
    }
}
