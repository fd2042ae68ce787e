//! The import as a whole.

use std::ops::ControlFlow;

use crowfoot_model::{Dialect, Document, ObjectRef, file};

use crate::apply;
use crate::catalog::Catalog;
use crate::declare::account::Account;
use crate::detect::detect;
use crate::error::ImportError;
use crate::format::Format;
use crate::kind::{self, StatementKind, Task};
use crate::ledger::{LedgerEntry, Outcome, excerpt};
use crate::source::{Place, Progress, Source, document_name};
use crate::text::prepare::prepare;
use crate::text::split::{Form, Piece, Splitter};

/// The result of an import.
#[derive(Clone, Debug)]
pub struct Import {
    /// Has a diagram "Main" on which only areas and their tables are placed, for Auto-layout to arrange with the rest.
    /// A canonical file is returned as it was saved.
    pub document: Document,
    pub format: Format,
    /// One entry per statement, in the order of the sources. Empty for a canonical file.
    pub ledger: Vec<LedgerEntry>,
    /// The places where tables, columns and types are declared, in formats other than SQL; sorted by object.
    pub places: Vec<(ObjectRef, Place)>,
}

/// Imports sources, in order, into one document. Without a format, that of the first source is detected.
///
/// `progress` is called after every statement and stops the import by [`ControlFlow::Break`].
///
/// # Errors
/// [`ImportError::Cancelled`], or a canonical file that cannot be read. Any other text can be imported.
pub fn import(
    sources: &[Source<'_>],
    format: Option<Format>,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Import, ImportError> {
    let first = sources.first().copied().unwrap_or(Source { name: "", text: "" });
    match format.unwrap_or_else(|| detect(first.name, first.text)) {
        Format::Json => from_json(sources, first),
        Format::Sql(dialect) => from_sql(sources, dialect, progress),
        Format::Drizzle => Err(ImportError::NotHere { source: first.name.to_owned() }),
        Format::Text(format) => {
            let total = sources.iter().map(|source| source.text.len()).sum();
            let mut account = Account::new(total, progress);
            let document = (format.read)(sources, &mut account)?;
            let (ledger, places) = account.finish(&document);
            Ok(Import { document, format: Format::Text(format), ledger, places })
        }
    }
}

fn from_json(sources: &[Source<'_>], first: Source<'_>) -> Result<Import, ImportError> {
    if sources.len() > 1 {
        return Err(ImportError::NotAlone { source: first.name.to_owned() });
    }
    let document = file::from_json(first.text)
        .map_err(|error| ImportError::File { source: first.name.to_owned(), error })?;
    Ok(Import { document, format: Format::Json, ledger: Vec::new(), places: Vec::new() })
}

fn from_sql(
    sources: &[Source<'_>],
    dialect: Dialect,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Import, ImportError> {
    let mut catalog = Catalog::new(dialect);
    let mut ledger = Vec::new();
    let total = sources.iter().map(|source| source.text.len()).sum();
    let mut before = 0;
    for (index, source) in sources.iter().enumerate() {
        let text = prepare(source.text, dialect);
        // `CREATE SCHEMA a CREATE TABLE b …`: the tables up to the semicolon are created in the schema.
        let mut outer_path = None;
        let is_foreign = is_of_sql_server(&text);
        for piece in Splitter::new(&text, dialect) {
            let kind = kind_of(&piece, dialect);
            let outcome = if is_foreign {
                Outcome::skipped(SQL_SERVER).not_understood()
            } else {
                apply::statement(&mut catalog, &kind, piece.text)
            };
            if kind.task == Task::CreateSchema && !piece.terminated && outer_path.is_none() {
                let path = catalog.newest_schema().map(|schema| vec![Some(schema)]);
                outer_path = path.map(|path| std::mem::replace(&mut catalog.search_path, path));
            }
            if piece.terminated
                && let Some(path) = outer_path.take()
            {
                catalog.search_path = path;
            }
            ledger.push(LedgerEntry {
                source: index,
                line: piece.line,
                kind: kind.label,
                verdict: outcome.verdict,
                reason: outcome.reason,
                excerpt: excerpt(piece.text),
                understood: outcome.understood,
            });
            let done = (before + piece.next).min(total);
            if progress(Progress { statements: ledger.len(), done, total }).is_break() {
                return Err(ImportError::Cancelled);
            }
        }
        before += source.text.len();
    }
    let document = catalog.finish(document_name(sources));
    Ok(Import { document, format: Format::Sql(dialect), ledger, places: Vec::new() })
}

const SQL_SERVER: &str = "Not understood: this is a script of SQL Server, which is not supported.";

/// Whether a script is for SQL Server: it has `GO` lines and names in brackets. Half of it looks like SQL of other
/// databases, with another meaning.
fn is_of_sql_server(text: &str) -> bool {
    let has_go = || text.lines().any(|line| line.trim().eq_ignore_ascii_case("go"));
    (text.contains("].[") || text.contains("[dbo]") || text.contains("\n\t[")) && has_go()
}

fn kind_of(piece: &Piece, dialect: Dialect) -> StatementKind {
    match piece.form {
        Form::Sql => kind::of(piece.text, dialect),
        Form::DownMigration => StatementKind { label: "DOWN MIGRATION".into(), task: kind::down_migration() },
        Form::Client => StatementKind { label: "CLIENT".into(), task: kind::client_line() },
    }
}
