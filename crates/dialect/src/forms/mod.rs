//! The script conventions of a dialect, and how its server treats them. Importers and exporters ask these
//! instead of comparing dialects.
//!
//! * [`Lexis`]: quotes, comments, and the lines that a client takes for itself.
//! * [`Clauses`]: what statements may say.
//! * [`Writing`]: the forms in which DDL is written.
//! * [`Server`]: what the database does that no statement says: names that it makes, what follows a rename or a drop.

mod clauses;
mod lexis;
mod server;
mod writing;

pub use clauses::{Clauses, Serial};
pub use lexis::{Backslashes, Client, HashComments, Joins, Lexis};
pub use server::{GeneratedNames, Server, TakenIndexes};
pub use writing::{Builtins, CommentPlace, DefaultForm, Fork, Numbering, Repeat, Switch, Writing};

/// The scripts of a dialect.
#[derive(Debug)]
pub struct Script {
    pub lexis: Lexis,
    pub clauses: Clauses,
    pub server: Server,
    pub writing: Writing,
}
