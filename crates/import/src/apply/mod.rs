//! Applies statements to the catalog.

mod alter_kept;
mod alter_other;
mod alter_table;
mod comment;
mod create;
mod database;
mod do_block;
mod drop;
mod drop_kept;
mod partitions;
mod types;
mod view;

use crate::catalog::Catalog;
use crate::kind::{Side, StatementKind, Task};
use crate::ledger::Outcome;
use crate::read::reader::Reader;

/// The reason a statement that names something unknown is kept.
const UNKNOWN_OBJECT: &str = "Refers to something that no earlier statement creates.";
const DROPS_OR_RENAMES: &str =
    "Not understood; skipped, since it drops or renames something that is exported.";
const NOT_DRAWN: &str = "Not drawn; re-exported unchanged for the same database.";
const UNREADABLE: &str = "Not fully understood; kept as raw SQL.";

/// Applies a statement, or keeps it verbatim where the model cannot express it.
pub(crate) fn statement(catalog: &mut Catalog, kind: &StatementKind, text: &str) -> Outcome {
    match kind.task {
        Task::Skip(reason) => Outcome::skipped(reason),
        Task::Unknown => {
            let name = crowfoot_dialect::spec(catalog.dialect).name();
            Outcome::skipped(format!("Not understood: no {name} statement starts like this."))
                .not_understood()
        }
        Task::Keep(side) => {
            catalog.keep(&kind.label, text, side);
            Outcome::kept(NOT_DRAWN)
        }
        _ => match Reader::new(&catalog.in_path(text), catalog.dialect) {
            Ok(mut reader) => modelled(catalog, kind, text, &mut reader),
            Err(_) if drops_or_renames(&kind.label, text) => {
                Outcome::skipped(DROPS_OR_RENAMES).not_understood()
            }
            Err(message) => {
                catalog.keep(&kind.label, text, Side::After);
                Outcome::kept(format!("Not understood; kept as raw SQL: {message}.")).not_understood()
            }
        },
    }
}

fn modelled(catalog: &mut Catalog, kind: &StatementKind, text: &str, reader: &mut Reader) -> Outcome {
    let outcome = match kind.task {
        Task::CreateTable => create::table(catalog, reader),
        Task::CreateIndex => create::index(catalog, reader),
        Task::CreateSequence => create::sequence(catalog, reader),
        Task::CreateSchema => create::schema(catalog, reader),
        Task::Database => database::settings(catalog, reader),
        Task::CreateView => view::create(catalog, reader),
        Task::CreateType => types::create_type(catalog, reader),
        Task::CreateDomain => types::create_domain(catalog, reader),
        Task::AlterType => types::alter_type(catalog, reader),
        Task::AlterDomain => types::alter_domain(catalog, reader),
        Task::AlterTable => alter_table::alter(catalog, reader, text),
        Task::AlterIndex => alter_other::index(catalog, reader),
        Task::AlterSequence => alter_other::sequence(catalog, reader),
        Task::AlterKept => alter_kept::alter(catalog, kind, text, reader),
        Task::AlterView => alter_other::view(catalog, reader),
        Task::RenameTable => alter_other::rename_tables(catalog, reader),
        Task::Comment => comment::on(catalog, kind, text, reader),
        Task::Drop => drop::objects(catalog, reader),
        Task::DropKept => drop_kept::objects(catalog, reader),
        Task::Use => create::use_database(catalog, reader),
        Task::SearchPath => create::search_path(catalog, reader),
        Task::Do => do_block::run(catalog, text, reader),
        Task::Keep(_) | Task::Skip(_) | Task::Unknown => None,
    };
    match outcome {
        Some(outcome) => match reader.unread_note(&outcome.reason) {
            Some(unread) => outcome.but(&unread).not_understood(),
            None => outcome,
        },
        None if drops_or_renames(&kind.label, text) => Outcome::skipped(DROPS_OR_RENAMES).not_understood(),
        None => {
            let before = matches!(kind.task, Task::CreateType | Task::CreateDomain | Task::CreateSequence);
            catalog.keep(&kind.label, text, if before { Side::Before } else { Side::After });
            Outcome::kept(UNREADABLE).not_understood()
        }
    }
}

/// Whether a statement drops or renames something. If it were kept, it would undo what is exported before it.
fn drops_or_renames(label: &str, text: &str) -> bool {
    let has = |words: &[&str]| {
        text.split(|c: char| !c.is_alphanumeric() && c != '_')
            .any(|word| words.iter().any(|other| word.eq_ignore_ascii_case(other)))
    };
    ["DROP", "RENAME", "TRUNCATE", "DELETE"].iter().any(|word| label.starts_with(word))
        || label.starts_with("ALTER") && has(&["DROP", "RENAME"])
}

/// Modelled, with notes.
fn with_notes(notes: &[String]) -> Option<Outcome> {
    Some(Outcome::modelled_as(notes.join(" ")))
}
