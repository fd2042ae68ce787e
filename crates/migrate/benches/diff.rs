//! How long it takes to compare two versions of a large design, and to plan the migration: `cargo bench -p crowfoot-migrate`.
#![allow(clippy::print_stdout, reason = "it prints what it measures")]

use std::time::Instant;

use crowfoot_migrate::plan;
use crowfoot_model::{
    Column, DataType, Dialect, Document, Edit, ForeignKey, IdSource, Index, PrimaryKey, Table,
};
use crowfoot_reconcile::changes;

const TABLES: usize = 1000;
const COLUMNS: usize = 12;
const RUNS: u32 = 10;

fn main() {
    let old = design();
    let mut new = old.clone();
    let mut edit = Edit::new(&old);
    for (at, table) in old.tables().enumerate().filter(|(at, _)| at % 10 == 0) {
        let mut table = Table::clone(table);
        if let Some(column) = table.columns.get_mut(at % COLUMNS) {
            column.name.push_str("_renamed");
            column.not_null = true;
        }
        edit.put(table);
    }
    let diff = edit.finish();
    new.apply(&diff);
    measure("changes", || changes(&old, &new).len());
    for dialect in Dialect::ALL {
        measure(&["plan for ", dialect.key()].concat(), || plan(&old, &new, dialect).operations.len());
    }
}

fn measure(what: &str, work: impl Fn() -> usize) {
    let mut best = None;
    let mut found = 0;
    for _ in 0..RUNS {
        let start = Instant::now();
        found = work();
        let taken = start.elapsed();
        best = Some(best.map_or(taken, |best: std::time::Duration| best.min(taken)));
    }
    println!("{what}: {:.1} ms, {found} found", best.unwrap_or_default().as_secs_f64() * 1000.0);
}

/// A design in which each table references the one before it.
fn design() -> Document {
    let mut ids = IdSource::new();
    let empty = Document::default();
    let mut edit = Edit::new(&empty);
    let mut before: Option<Table> = None;
    for at in 0..TABLES {
        let mut table = Table::new(ids.fresh(), format!("table_{at}"));
        for column in 0..COLUMNS {
            let data_type = if column % 2 == 0 { DataType::INTEGER } else { DataType::TEXT };
            table.columns.push(Column::new(ids.fresh(), format!("column_{column}")).with_type(data_type));
        }
        let (first, second) = (table.columns[0].id, table.columns[2].id);
        table.primary_key = Some(PrimaryKey::over(vec![first]));
        table.indexes.push(Index::over(ids.fresh(), [second]));
        if let Some(before) = &before {
            let target = before.columns[0].id;
            table.foreign_keys.push(ForeignKey::new(ids.fresh(), vec![second], before.id, vec![target]));
        }
        edit.put(table.clone());
        before = Some(table);
    }
    let diff = edit.finish();
    let mut document = Document::default();
    document.apply(&diff);
    document
}
