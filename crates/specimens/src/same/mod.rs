//! Equality of designs.
//!
//! A design is written as facts, one per line, in which everything is named, so that ids and positions do not matter.
//! The order of columns, enum values, fields, keys and kept statements counts; that of tables, constraints and indexes
//! does not. Two documents are the same design if they have the same facts.
//!
//! These are equal, because they mean the same in SQL:
//!
//! * `DEFAULT NULL` on a column that may be NULL, and no default.
//! * NOT NULL on a column of the primary key, and nothing, since it is implied.
//! * An ascending key and one without a direction; a method `btree` and none; `MATCH SIMPLE` and nothing.
//! * A foreign key to no columns, and one to those of the primary key.
//! * The schema `public` of PostgreSQL, and none. The name of a primary key in MySQL, where all are called `PRIMARY`.
//! * An empty comment and none; in SQLite, any comment and none, since its catalog keeps none.
//! * A column, key, constraint or index of a partition that its parent has too, and nothing, since it is inherited.
//! * White space around a verbatim text.
//!
//! Annotations, notes, areas, diagrams, and settings other than the dialect cannot be expressed in SQL and do not
//! count.

mod table;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use crowfoot_dialect::script::server;
use crowfoot_model::{Document, SchemaId, Statement};

use write::Facts;

/// The facts of a design, sorted.
pub fn facts(document: &Document) -> Vec<String> {
    Facts::new(document).all()
}

/// The differences of two designs, as lines with `-` for facts of only the first and `+` for facts of only the second.
/// Empty if they are the same.
pub fn difference(one: &Document, other: &Document) -> Vec<String> {
    compare(&facts(one), &facts(other))
}

/// The same for a design and what came back from a script of it. What a script has to say, and a design need not, may
/// be new: names of constraints and indexes that had none, extensions of PostgreSQL that something in the design is
/// from, and the order of kept statements, in which each comes after what it calls.
pub fn difference_after_script(before: &Document, after: &Document) -> Vec<String> {
    let given = part_names(before);
    let one = Facts { given: Some(given.clone()), ordered: false, ..Facts::new(before) }.all();
    let mut other = Facts { given: Some(given), ordered: false, ..Facts::new(after) }.all();
    other.retain(|line| !line.starts_with(EXTENSION) || one.contains(line));
    compare(&one, &other)
}

/// The prefix of a fact about an extension that a script has to create.
const EXTENSION: &str = "statement postgres CREATE EXTENSION : \"CREATE EXTENSION IF NOT EXISTS";

fn compare(one: &[String], other: &[String]) -> Vec<String> {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    for line in one {
        *counts.entry(line).or_default() += 1;
    }
    for line in other {
        *counts.entry(line).or_default() -= 1;
    }
    let mut lines = Vec::new();
    for (line, count) in counts {
        let mark = if count > 0 { "- " } else { "+ " };
        lines.extend((0..count.abs()).map(|_| [mark, line].concat()));
    }
    // Facts about the same object are adjacent.
    lines.sort_by(|a, b| a.get(2..).cmp(&b.get(2..)));
    lines
}

/// The names of constraints and indexes of a document.
fn part_names(document: &Document) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for table in document.tables() {
        names.extend(table.primary_key.iter().filter_map(|key| key.name.clone()));
        names.extend(table.uniques.iter().filter_map(|unique| unique.name.clone()));
        names.extend(table.checks.iter().filter_map(|check| check.name.clone()));
        names.extend(table.exclusions.iter().filter_map(|exclusion| exclusion.name.clone()));
        names.extend(table.foreign_keys.iter().filter_map(|key| key.name.clone()));
        names.extend(table.indexes.iter().filter_map(|index| index.name.clone()));
    }
    names.extend(document.views().flat_map(|view| &view.indexes).filter_map(|index| index.name.clone()));
    names
}

/// The name of a schema with a dot; empty for none.
fn schema_prefix(document: &Document, schema: Option<SchemaId>) -> String {
    match schema.and_then(|id| document.schema(id)) {
        Some(schema) if !is_public(document, &schema.name) => format!("{:?}.", schema.name),
        _ => String::new(),
    }
}

fn is_public(document: &Document, name: &str) -> bool {
    server(document.settings().dialect).default_schema == Some(name)
}

/// The kept statements of one side of the tables, in their order.
fn statements(document: &Document, before: bool) -> Vec<&Statement> {
    let mut found: Vec<&Statement> = (document.statements())
        .map(|statement| &**statement)
        .filter(|statement| statement.before_tables == before)
        .collect();
    found.sort_by_key(|statement| (statement.order, statement.id));
    found
}
