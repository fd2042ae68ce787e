//! Tables that inherit columns, for a database or a format in which they cannot.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crowfoot_model::{Column, Document, Edit, Table, TableId};

use super::applied;

/// The document with the columns of their parents written out for all tables: those of the parents come first.
pub(super) fn written_out(document: Cow<'_, Document>) -> Cow<'_, Document> {
    let mut edit = Edit::new(&document);
    for table in document.tables().filter(|table| !table.inherits.is_empty()) {
        edit.put(Table { columns: all_columns(&document, table), ..(**table).clone() });
    }
    let diff = edit.changes_alone();
    applied(document, &diff)
}

/// The tables that a table inherits from, each once, parents before their children where they are in no cycle. A child
/// takes the columns of its first parent first.
fn ancestors<'d>(document: &'d Document, table: &Table) -> Vec<&'d Table> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::from([table.id]);
    let mut open: Vec<(Option<&Table>, std::slice::Iter<'_, TableId>)> = vec![(None, table.inherits.iter())];
    while let Some((own, parents)) = open.last_mut() {
        match parents.next() {
            Some(id) => {
                if let Some(parent) = document.table(*id).filter(|_| seen.insert(*id)) {
                    open.push((Some(parent), parent.inherits.iter()));
                }
            }
            None => {
                found.extend(own.take());
                open.pop();
            }
        }
    }
    found
}

/// The columns that a table inherits.
pub(crate) fn inherited_columns<'d>(
    document: &'d Document,
    table: &Table,
) -> impl Iterator<Item = &'d Column> + use<'d> {
    // The nearest parents come last, and say what is inherited.
    ancestors(document, table).into_iter().rev().flat_map(|parent| parent.columns.iter())
}

/// The columns of a table after those that it inherits.
pub(crate) fn all_columns(document: &Document, table: &Table) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for own in ancestors(document, table).into_iter().chain([table]) {
        for column in &own.columns {
            match places.get(column.name.as_str()).and_then(|at| columns.get_mut(*at)) {
                // What the child table says of a column goes before what its parent says.
                Some(inherited) => *inherited = column.clone(),
                None => {
                    places.insert(&column.name, columns.len());
                    columns.push(column.clone());
                }
            }
        }
    }
    columns
}
