//! SQL, schemas of other tools, and JSON into a document.
//!
//! [`import`] reads scripts of PostgreSQL, MySQL and SQLite as they are found: dumps, migrations, hand-written files.
//! Statements are read one by one, so that one that cannot be read affects no other, and the ledger has an entry for
//! each: modelled, kept verbatim, or skipped with a reason. Migrations are folded: the document is the database after
//! the last statement.
//!
//! * `text` splits a source into statements, in whatever state the file is.
//! * `kind` classifies a statement by its first words.
//! * `read` turns statements into drafts, in which everything is named, with sqlparser's tokenizer and expressions.
//! * `apply` applies drafts to the `catalog`, which resolves the names.
//!
//! DBML, Mermaid and Prisma schemas declare everything at once and in any order. `dbml`, `mermaid` and `prisma` read
//! them block by block into the same catalog; `declare` has what they share.
//!
//! TypeScript has a reader of its own, in another crate: it gives a [`Translation`] into SQL, which is imported here.
//!
//! `public` in PostgreSQL and `main` in SQLite are not namespaces of the document: objects in them have no schema. A
//! MySQL database is a namespace only if a script has more than one.

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
mod related;
mod run;
mod source;
mod text;
mod translation;

pub use declare::format::TextFormat;
pub use detect::{detect, is_drizzle};
pub use error::ImportError;
pub use format::Format;
pub use ledger::{LedgerEntry, Verdict, ledger_to_json};
pub use related::{Related, RelatedEnd};
pub use run::{Import, import};
pub use source::{Place, Progress, Source};
pub use translation::{Described, Held, TranslatedStatement, Translation};
