//! Statements that make functions and extensions, and which routines have to be there before the tables that call them.

use std::collections::{BTreeMap, BTreeSet};

use crowfoot_dialect::script::clauses;
use crowfoot_model::{DefaultValue, Dialect, Document, KeyTarget, Statement, StatementId, Table};

/// The routines of a dialect that defaults, checks, generated columns or indexes call, and those that they or other
/// early statements call in turn.
pub(crate) fn called_by_tables(document: &Document, dialect: Dialect) -> BTreeSet<StatementId> {
    let mut routines: BTreeMap<String, Vec<&Statement>> = BTreeMap::new();
    for statement in document.statements().filter(|statement| statement.dialect == dialect) {
        if let Some(name) = routine_name(statement) {
            routines.entry(name).or_default().push(statement);
        }
    }
    let mut found = BTreeSet::new();
    if routines.is_empty() {
        return found;
    }
    let mut texts: Vec<&str> = expressions(document);
    let early =
        |statement: &&std::sync::Arc<Statement>| statement.before_tables && statement.dialect == dialect;
    texts.extend(document.statements().filter(early).map(|statement| statement.text.as_str()));
    while let Some(text) = texts.pop() {
        for word in words(text) {
            // Each name is looked up once: what it leads to does not change.
            for statement in routines.remove(&word).unwrap_or_default() {
                found.insert(statement.id);
                texts.push(&statement.text);
            }
        }
    }
    found
}

/// Whether a statement makes a function or a procedure.
pub(crate) fn is_function(statement: &Statement) -> bool {
    ["CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", "CREATE PROCEDURE", "CREATE OR REPLACE PROCEDURE"]
        .contains(&statement.kind.as_str())
}

/// Whether a statement creates an extension, if only in a code block.
pub(crate) fn is_extension(statement: &Statement) -> bool {
    clauses(statement.dialect).extensions
        && (statement.kind == "CREATE EXTENSION"
            || statement.kind == "DO"
                && statement.before_tables
                && statement.text.to_ascii_uppercase().contains("CREATE EXTENSION"))
}

/// The name of a function without its schema, in lower case.
fn routine_name(statement: &Statement) -> Option<String> {
    if !is_function(statement) {
        return None;
    }
    let (head, _) = statement.text.split_once('(')?;
    words(head).last()
}

pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// All expressions that a table is made with.
pub(crate) fn expressions(document: &Document) -> Vec<&str> {
    let mut texts: Vec<&str> = Vec::new();
    document.tables().for_each(|table| texts.extend(expressions_of(table)));
    for domain in document.domains() {
        texts.extend(domain.checks.iter().map(|check| check.expression.as_str()));
        if let Some(DefaultValue::Expression(text)) = &domain.default {
            texts.push(text);
        }
    }
    texts
}

/// The expressions of one table.
pub(crate) fn expressions_of(table: &Table) -> Vec<&str> {
    let mut texts: Vec<&str> = Vec::new();
    for column in &table.columns {
        if let Some(DefaultValue::Expression(text)) = &column.default {
            texts.push(text);
        }
        texts.extend(column.generated.as_ref().map(|generated| generated.expression.as_str()));
    }
    texts.extend(table.checks.iter().map(|check| check.expression.as_str()));
    for exclusion in &table.exclusions {
        texts.extend(exclusion.predicate.as_deref());
    }
    for index in &table.indexes {
        texts.extend(index.predicate.as_deref());
        texts.extend(index.keys.iter().filter_map(|key| match &key.on {
            KeyTarget::Expression(text) => Some(text.as_str()),
            KeyTarget::Column(_) => None,
        }));
    }
    texts
}
