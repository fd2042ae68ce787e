//! SQL and JSON into a document.
//!
//! [`import`] reads scripts of PostgreSQL, MySQL and SQLite as they are found: dumps, migrations, hand-written files.
//! It goes statement by statement, so that one that cannot be read loses nothing but itself, and accounts for each in
//! a ledger: modelled, kept verbatim, or skipped with a reason. Migrations are folded: the document is the database
//! after the last statement.
//!
//! * `text`: where statements begin and end, in any state a file may be in.
//! * `kind`: what a statement is, from its first words.
//! * `read`: statements into drafts, by name, over sqlparser's tokens and expressions.
//! * `apply`: drafts into the catalog, which finds what names mean.
//!
//! `public` in PostgreSQL and `main` in SQLite are not namespaces of the document: things in them have no schema. A
//! MySQL database is one only when a script holds more than one.

mod apply;
mod catalog;
mod detect;
mod draft;
mod error;
mod kind;
mod ledger;
mod read;
mod run;
mod text;

pub use detect::detect;
pub use error::ImportError;
pub use ledger::{LedgerEntry, Verdict, ledger_to_json};
pub use run::{Format, Import, Progress, Source, import};
