//! Reads files that a test has written.
#![allow(dead_code, reason = "each test uses some")]

use std::ops::ControlFlow;

use crowfoot_import::{Import, LedgerEntry, Source, Translation};
use crowfoot_model::{Document, Table};

pub(crate) fn translated(files: &[(&str, &str)]) -> Translation {
    let sources: Vec<Source<'_>> = files.iter().map(|(name, text)| Source { name, text }).collect();
    crowfoot_import_drizzle::translate(&sources)
}

pub(crate) fn read(files: &[(&str, &str)]) -> Import {
    translated(files).import(&mut |_| ControlFlow::Continue(())).unwrap()
}

/// The import of one file, of which everything is understood.
pub(crate) fn whole(text: &str) -> Import {
    let import = read(&[("schema.ts", text)]);
    let lost: Vec<&LedgerEntry> = import.ledger.iter().filter(|entry| !entry.understood).collect();
    assert!(lost.is_empty(), "{lost:#?}");
    import
}

/// The statements of one file, of which everything is understood.
pub(crate) fn sql(text: &str) -> String {
    whole(text);
    let statements = translated(&[("schema.ts", text)]).statements;
    statements.into_iter().map(|statement| statement.sql).collect::<Vec<_>>().join("\n")
}

pub(crate) fn table<'d>(document: &'d Document, name: &str) -> &'d Table {
    document.tables().find(|table| table.name == name).unwrap_or_else(|| panic!("no table {name}"))
}

/// The names of the columns of a table.
pub(crate) fn columns(document: &Document, name: &str) -> Vec<String> {
    table(document, name).columns.iter().map(|column| column.name.clone()).collect()
}

#[track_caller]
pub(crate) fn assert_has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}\nis not in\n{text}");
    }
}
