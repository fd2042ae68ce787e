//! Puts the columns and keys of partials into the tables that name them.

use std::collections::{BTreeMap, BTreeSet};

use super::body::{ColumnDeclaration, Item, KeyDeclaration, TableBody};

/// A table with its partials applied.
pub(super) struct Whole {
    pub(super) columns: Vec<ColumnDeclaration>,
    pub(super) keys: Vec<KeyDeclaration>,
    pub(super) note: Option<String>,
    pub(super) color: Option<String>,
    /// Partials that are not declared.
    pub(super) missing: Vec<String>,
}

/// The most columns that partials add to all tables together: a small text could ask for more than fits into memory.
pub(super) const MAX_BROUGHT: usize = 200_000;

/// Keys of a table that are compared with those of partials.
const MAX_COMPARED: usize = 1000;

/// Partials by name.
pub(super) fn by_name(partials: &[TableBody]) -> BTreeMap<&str, &TableBody> {
    partials.iter().map(|partial| (partial.name.name.as_str(), partial)).collect()
}

/// Settings of the table win, then those of the last partial. Columns are inserted where the partial is named. Partials
/// in partials are ignored, since DBML has none.
pub(super) fn whole(table: &TableBody, partials: &BTreeMap<&str, &TableBody>) -> Whole {
    let mut whole = Whole {
        columns: Vec::new(),
        keys: Vec::new(),
        note: table.note.clone(),
        color: table.color.clone(),
        missing: Vec::new(),
    };
    let own: BTreeSet<&str> = columns(table).map(|column| column.name.as_str()).collect();
    let named: Vec<&str> = table
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Partial(name) => Some(name.as_str()),
            Item::Column(_) => None,
        })
        .collect();
    // The last partial with a column of this name wins.
    let mut last: BTreeMap<&str, &str> = BTreeMap::new();
    for name in &named {
        for column in partials.get(name).into_iter().flat_map(|partial| columns(partial)) {
            last.insert(&column.name, name);
        }
    }
    let mut brought: BTreeSet<&str> = BTreeSet::new();
    for item in &table.items {
        match item {
            Item::Column(column) => whole.columns.push((**column).clone()),
            Item::Partial(name) => match partials.get(name.as_str()) {
                None => whole.missing.push(name.clone()),
                Some(partial) if brought.insert(name) => {
                    let wanted = |column: &&ColumnDeclaration| {
                        let column = column.name.as_str();
                        !own.contains(column) && last.get(column) == Some(&name.as_str())
                    };
                    whole.columns.extend(columns(partial).filter(wanted).cloned());
                }
                Some(_) => {}
            },
        }
    }
    for name in named.iter().rev().filter(|name| brought.contains(**name)) {
        if let Some(partial) = partials.get(name) {
            whole.note = whole.note.or_else(|| partial.note.clone());
            whole.color = whole.color.or_else(|| partial.color.clone());
        }
    }
    whole.keys.extend(table.keys.iter().cloned());
    for name in brought {
        for key in partials.get(name).into_iter().flat_map(|partial| &partial.keys) {
            let is_same = |other: &KeyDeclaration| other.keys == key.keys && other.kind == key.kind;
            if whole.keys.len() > MAX_COMPARED || !whole.keys.iter().any(is_same) {
                whole.keys.push(key.clone());
            }
        }
    }
    whole
}

fn columns(table: &TableBody) -> impl Iterator<Item = &ColumnDeclaration> {
    table.items.iter().filter_map(|item| match item {
        Item::Column(column) => Some(&**column),
        Item::Partial(_) => None,
    })
}
