//! What statements say of themselves, and that they can run in the order of their phases.
#![allow(clippy::unwrap_used)] // Helpers of tests are no tests to the lint.

use crowfoot_ddl::{Options, Phase, Script, statements};
use crowfoot_model::{Dialect, ObjectRef};
use crowfoot_specimens::valid;
use rusqlite::Connection;

fn scripts() -> impl Iterator<Item = (String, Script)> {
    Dialect::ALL.into_iter().flat_map(|source| {
        (0..20).flat_map(move |seed| {
            Dialect::ALL.into_iter().map(move |target| {
                let script = statements(&valid(seed, source), target, &Options::default());
                (format!("{} {seed} in {}", source.key(), target.key()), script)
            })
        })
    })
}

#[test]
fn each_statement_is_about_a_thing_of_its_phase() {
    for (name, script) in scripts() {
        assert!(!script.statements.is_empty(), "{name}");
        for statement in &script.statements {
            let is_right = match (statement.phase, statement.object) {
                (_, ObjectRef::Document) => statement.phase != Phase::Indexes,
                (Phase::Schemas, object) => matches!(object, ObjectRef::Schema(_)),
                (Phase::Types, object) => {
                    matches!(object, ObjectRef::Enum(_) | ObjectRef::Domain(_) | ObjectRef::Composite(_))
                }
                (Phase::Tables, object) => matches!(object, ObjectRef::Table(_)),
                (Phase::Sequences | Phase::SequenceOwners, object) => {
                    matches!(object, ObjectRef::Sequence(_))
                }
                (Phase::Indexes | Phase::PartitionedIndexes, object) => {
                    matches!(object, ObjectRef::Index(..))
                }
                (Phase::ColumnSettings | Phase::Triggers, object) => matches!(object, ObjectRef::Column(..)),
                (Phase::Constraints, object) => object.table().is_some() && object != ObjectRef::Document,
                (Phase::Views, object) => matches!(object, ObjectRef::View(_)),
                (Phase::Extensions | Phase::Routines | Phase::Statements, object) => {
                    matches!(object, ObjectRef::Statement(_))
                }
                (Phase::Drops | Phase::Comments, _) => true,
            };
            assert!(is_right, "{name}: {statement:?}");
            assert!(!statement.sql.trim().is_empty() && !statement.sql.contains('\0'), "{name}");
        }
    }
}

#[test]
fn the_text_has_every_statement_in_order() {
    for (name, script) in scripts() {
        let text = script.text();
        let mut rest = text.as_str();
        for statement in &script.statements {
            let at = rest.find(&statement.sql);
            assert!(at.is_some(), "{name}: {} is not where it should be", statement.sql);
            rest = &rest[at.unwrap() + statement.sql.len()..];
        }
        assert_eq!(rest, "\n", "{name}");
    }
}

#[test]
fn the_order_of_phases_runs_too() {
    for source in Dialect::ALL {
        for seed in 0..20 {
            let mut script = statements(&valid(seed, source), Dialect::Sqlite, &Options::default());
            script.statements.sort_by_key(|statement| statement.phase);
            let connection = Connection::open_in_memory().unwrap();
            for statement in &script.statements {
                let ran = connection.execute_batch(&statement.sql);
                assert!(ran.is_ok(), "{} {seed}: {ran:?}\n{}", source.key(), statement.sql);
            }
        }
    }
}
