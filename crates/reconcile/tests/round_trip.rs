//! What a design prints says nothing new about it: merged into the design, it changes nothing.
#![allow(clippy::unwrap_used)]

mod support;

use crowfoot_model::{Dialect, file};
use crowfoot_reconcile::{Coverage, Options};
use crowfoot_specimens::{anything, valid};
use proptest::prelude::*;
use support::{drawn, merge, merge_script, print};

/// Through DDL of the design's own dialect.
fn check_ddl(seed: u64, dialect: Dialect) {
    let design = drawn(&valid(seed, dialect));
    let script = print(&design, dialect.key());
    let merged = merge_script(&design, &script, dialect);
    let said = merged.sentences();
    // A script of PostgreSQL has to create the extensions that something in the design is from.
    let unexpected: Vec<&String> =
        said.iter().filter(|line| *line != "raw SQL CREATE EXTENSION added").collect();
    assert!(unexpected.is_empty(), "seed {seed}: {said:#?}\n\n{script}");
    assert!(merged.reconciliation.suggestions.is_empty());
    for (key, change) in merged.reconciliation.diff.changes() {
        let is_extension = matches!(key, crowfoot_model::RecordKey::Statement(_)) && change.before.is_none();
        assert!(is_extension, "seed {seed}: {key:?} {change:#?}");
    }
}

/// Through the canonical file, of a document that need not make sense.
fn check_file(seed: u64, dialect: Dialect) {
    for design in [drawn(&anything(seed, dialect)), drawn(&valid(seed, dialect))] {
        let read = file::from_json(&file::to_json(&design)).unwrap();
        let merged = merge(&design, &read, &Options { covers: Coverage::ALL, ..Options::default() });
        assert!(merged.reconciliation.diff.is_empty(), "seed {seed}: {:#?}", merged.reconciliation.diff);
        assert!(merged.changes.is_empty() && merged.reconciliation.suggestions.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn through_ddl_of_postgres(seed in any::<u64>()) {
        check_ddl(seed, Dialect::Postgres);
    }

    #[test]
    fn through_ddl_of_mysql(seed in any::<u64>()) {
        check_ddl(seed, Dialect::Mysql);
    }

    #[test]
    fn through_ddl_of_sqlite(seed in any::<u64>()) {
        check_ddl(seed, Dialect::Sqlite);
    }

    #[test]
    fn through_the_canonical_file(seed in any::<u64>()) {
        for dialect in Dialect::ALL {
            check_file(seed, dialect);
        }
    }
}
