//! `DO $$ … $$`: migration tools wrap plain DDL in a block that ignores objects that already exist.

use crowfoot_model::Dialect;

use crate::catalog::Catalog;
use crate::kind::{self, Side, Task};
use crate::ledger::{Outcome, Verdict};
use crate::read::reader::{Reader, string_of};
use crate::text::split::Splitter;

/// Applies the statements of the block if all of them can be modelled, and keeps it otherwise.
pub(super) fn run(catalog: &mut Catalog, text: &str, reader: &mut Reader) -> Option<Outcome> {
    reader.advance();
    if reader.take("LANGUAGE") {
        reader.advance();
    }
    let body = string_of(reader.peek(0)?)?.to_owned();
    let statements = statements(&body);
    let Some(statements) = statements.filter(|list| !list.is_empty()) else {
        // Types, tables and indexes may need an extension.
        let words = body.to_ascii_uppercase();
        let made: Vec<&str> = words.split("CREATE ").skip(1).collect();
        let is_extension = !made.is_empty() && made.iter().all(|made| made.starts_with("EXTENSION"));
        catalog.keep("DO", text, if is_extension { Side::Before } else { Side::After });
        return Some(Outcome::kept("A code block, kept as raw SQL."));
    };
    let mut modelled = 0;
    for statement in &statements {
        let kind = kind::of(statement, Dialect::Postgres);
        let outcome = super::statement(catalog, &kind, statement);
        modelled += usize::from(outcome.verdict == Verdict::Modelled);
    }
    Some(if modelled > 0 {
        Outcome::modelled_as("Its statements, without the block.")
    } else {
        Outcome::skipped("What it creates already exists.")
    })
}

/// The DDL of a block, or `None` if it has anything else.
fn statements(body: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    for piece in Splitter::new(body, Dialect::Postgres) {
        let Some(statement) = without_frame(piece.text) else { continue };
        let task = kind::of(statement, Dialect::Postgres).task;
        let is_ddl = matches!(
            task,
            Task::CreateTable
                | Task::CreateIndex
                | Task::CreateType
                | Task::CreateDomain
                | Task::AlterTable
                | Task::AlterType
                | Task::Comment
        );
        if !is_ddl {
            return None;
        }
        found.push(statement.to_owned());
    }
    Some(found)
}

/// A statement without a preceding `BEGIN` or `IF NOT EXISTS (…) THEN`. `None` if nothing else is left.
fn without_frame(text: &str) -> Option<&str> {
    let mut reader = Reader::new(text, Dialect::Postgres).ok()?;
    loop {
        if reader.take("BEGIN") {
            continue;
        }
        if reader.is_all(&["IF", "NOT", "EXISTS"]) {
            reader.seek(reader.at() + 3);
            reader.take_group()?;
            if !reader.take("THEN") {
                return Some(text);
            }
            continue;
        }
        if reader.is_done() || reader.is_any(&["EXCEPTION", "END", "NULL", "WHEN"]) {
            return None;
        }
        return Some(reader.take_rest());
    }
}
