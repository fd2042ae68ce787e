//! Designs made by chance use all of the model that SQL has words for.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use crowfoot_model::json::{Node, parse};
use crowfoot_model::{Dialect, file};
use crowfoot_specimens::valid;

/// Fields that SQL cannot express, or that have no effect in any engine.
const NOT_SQL: &[&str] = &[
    ".areas.",
    ".diagrams.",
    ".lines.",
    ".notes.",
    ".placements.",
    ".settings.",
    ".tables.annotations.",
    ".tables.columns.annotations.",
    // A sequence has its own name; the type of the other is that of its column.
    ".sequences.options.name",
    ".tables.columns.identity.always.type",
    ".tables.columns.identity.byDefault.type",
    // How a script spelled and ordered what other fields say; tests/database judges it by scripts.
    ".sequences.options.unlogged",
    ".tables.checks.column",
    ".tables.columns.defaultText",
    ".tables.columns.identity.always.unlogged",
    ".tables.columns.identity.byDefault.unlogged",
    ".tables.columns.inherited",
    ".tables.columns.sequence.",
    ".tables.columns.typeText",
    ".tables.foreignKeys.indexesBefore",
    ".tables.foreignKeys.targetText",
    ".tables.indexes.text",
    // What programs call things and do to them.
    ".tables.columns.touched",
    ".tables.foreignKeys.atColumn",
    ".tables.foreignKeys.inverse",
    ".tables.foreignKeys.relation",
    // Only PostgreSQL 18 knows those that there are.
    ".tables.foreignKeys.clauses",
    ".tables.primaryKey.clauses",
    ".tables.primaryKey.uniquesBefore",
    ".tables.uniques.clauses",
    ".views.head",
    // No database is told of it.
    ".tables.foreignKeys.logical",
    // SQLite, which alone has keys to what is not there, has no schemas.
    ".tables.foreignKeys.target.unresolved.schema",
];

/// NULL, which is what a column without a default gets.
const NULL: &str = ".tables.columns.default";

/// The paths of all values in a document, without numbers of list items: `tables.columns.identity.always.start`.
fn paths(value: &Node, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Node::Object(members) => {
            for (key, member) in members {
                paths(member, &format!("{path}.{key}"), found);
            }
        }
        Node::Array(items) => items.iter().for_each(|item| paths(item, path, found)),
        _ => {
            found.insert(path.to_owned());
        }
    }
}

#[test]
fn of_the_model_are_all_used() {
    let everything = concat!(env!("CARGO_MANIFEST_DIR"), "/../model/tests/golden/everything.json");
    let mut wanted = BTreeSet::new();
    paths(&parse(&std::fs::read_to_string(everything).unwrap()).unwrap(), "", &mut wanted);
    let mut found = BTreeSet::new();
    for dialect in Dialect::ALL {
        for seed in 0..1500 {
            paths(&parse(&file::to_json(&valid(seed, dialect))).unwrap(), "", &mut found);
        }
    }
    let missing: Vec<&String> = wanted
        .difference(&found)
        .filter(|path| *path != NULL && !NOT_SQL.iter().any(|left| path.starts_with(left)))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
