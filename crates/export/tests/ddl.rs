//! DDL in real engines: SQLite here, in every run.
#![allow(clippy::unwrap_used)] // Helpers of tests are no tests to the lint.

mod support;

use std::fmt::Write;
use std::path::Path;

use crowfoot_export::options::{COMMENTS, DROP_FIRST, IF_NOT_EXISTS, QUOTE_ALL, SCHEMAS};
use crowfoot_export::{Options, Output, exporter};
use crowfoot_model::{Dialect, Document};
use proptest::prelude::*;
use rusqlite::Connection;

fn export(key: &str, document: &Document, options: &Options) -> Output {
    exporter(key).unwrap().export(document, options)
}

fn names(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// The scripts as files to read. `UPDATE_GOLDEN=1` writes them anew.
#[test]
fn scripts_are_those_of_the_golden_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut different = Vec::new();
    for dialect in Dialect::ALL {
        for (name, document) in support::documents() {
            let output = export(dialect.key(), &document, &Options::default());
            let mut notices = String::new();
            for notice in &output.notices {
                writeln!(notices, "{:?}: {}", notice.object, notice.message.escape_debug()).unwrap();
            }
            let stem = folder.join(dialect.key()).join(name);
            for (path, text) in [
                (stem.with_extension("sql"), output.text()),
                (stem.with_extension("notices.txt"), notices.as_str()),
            ] {
                if std::fs::read_to_string(&path).is_ok_and(|before| before == *text) {
                    continue;
                }
                if std::env::var_os("UPDATE_GOLDEN").is_some() {
                    std::fs::write(&path, text).unwrap();
                } else {
                    different.push(path);
                }
            }
        }
    }
    assert!(different.is_empty(), "{different:#?} differ; look at them after UPDATE_GOLDEN=1");
}

#[test]
fn sqlite_runs_what_is_written_for_it() {
    for (name, document) in support::documents() {
        let connection = Connection::open_in_memory().unwrap();
        for options in [
            Options::default(),
            Options::default().with_flag(&DROP_FIRST, true).with_flag(&QUOTE_ALL, true),
            Options::default().with_flag(&DROP_FIRST, true).with_flag(&COMMENTS, false),
            Options::default().with_flag(&IF_NOT_EXISTS, true).with_flag(&SCHEMAS, false),
        ] {
            let text = export("sqlite", &document, &options).text().to_owned();
            if let Err(error) = connection.execute_batch(&text) {
                panic!("{name}: {error}\n{text}");
            }
        }
        assert!(names(&connection, "SELECT \"table\" FROM pragma_foreign_key_check").is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every name and every text survives: SQLite reads back what the document says.
    #[test]
    fn hostile_documents_survive_in_sqlite(seed: u64) {
        let document = crowfoot_specimens::anything(seed, Dialect::Sqlite);
        let output = export("sqlite", &document, &Options::default());
        let connection = Connection::open_in_memory().unwrap();
        if let Err(error) = connection.execute_batch(output.text()) {
            return Err(TestCaseError::fail(format!("{error}\n{}", output.text())));
        }
        let written = document.tables().filter(|table| !table.columns.is_empty());
        let tables = names(&connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'");
        prop_assert_eq!(tables.len(), written.clone().count());
        for table in written {
            // What the exporter itself writes where there is no name, or the name is taken.
            let is_made = |name: &str| name.starts_with('_') || name.ends_with("_2");
            // A name that the document has once comes out as it went in.
            let folded = |name: &str| name.to_ascii_lowercase();
            let others = document.tables().filter(|other| folded(&other.name) == folded(&table.name));
            let is_legal = |name: &str| !name.is_empty() && !name.contains('\0') && !folded(name).starts_with("sqlite_");
            if others.count() > 1 || !is_legal(&table.name) || is_made(&table.name) {
                continue;
            }
            prop_assert!(tables.contains(&table.name), "{:?} is not among {tables:?}", table.name);
            let sql = format!("SELECT name FROM pragma_table_xinfo('{}')", table.name.replace('\'', "''"));
            let columns = names(&connection, &sql);
            prop_assert_eq!(columns.len(), table.columns.len());
            for (column, name) in table.columns.iter().zip(&columns) {
                let twins = table.columns.iter().filter(|other| folded(&other.name) == folded(&column.name));
                if twins.count() == 1 && is_legal(&column.name) && !is_made(&column.name) {
                    prop_assert_eq!(name, &column.name);
                }
            }
        }
    }

    /// No document makes an exporter fail, whatever it was written for.
    #[test]
    fn documents_of_any_dialect_are_written(seed: u64) {
        for source in Dialect::ALL {
            let document = crowfoot_specimens::anything(seed, source);
            for target in Dialect::ALL {
                let once = export(target.key(), &document, &Options::default());
                prop_assert!(!once.text().contains('\0'));
                prop_assert_eq!(&once, &export(target.key(), &document, &Options::default()));
            }
        }
    }
}
