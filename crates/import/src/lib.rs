//! SQL, schemas of other tools, and JSON into a document.
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
//! DBML, Mermaid and Prisma schemas declare everything at once and in any order: they are read block by block by
//! `dbml`, `mermaid` and `prisma`, over what is common to them in `declare`, into the same catalog.
//!
//! `public` in PostgreSQL and `main` in SQLite are not namespaces of the document: things in them have no schema. A
//! MySQL database is one only when a script holds more than one.

mod apply;
mod catalog;
mod dbml;
mod declare;
mod detect;
mod draft;
mod error;
mod format;
mod kind;
mod ledger;
mod mermaid;
mod prisma;
mod read;
mod run;
mod source;
mod text;

pub use declare::format::TextFormat;
pub use detect::detect;
pub use error::ImportError;
pub use format::Format;
pub use ledger::{LedgerEntry, Verdict, ledger_to_json};
pub use run::{Import, import};
pub use source::{Place, Progress, Source};
