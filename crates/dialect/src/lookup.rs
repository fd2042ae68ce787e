//! Answers for a dialect by its id.

use crowfoot_model::Dialect;

use crate::forms::{Clauses, Lexis, Server, Writing};
use crate::spec;

pub fn lexis(dialect: Dialect) -> &'static Lexis {
    &spec(dialect).script().lexis
}

pub fn clauses(dialect: Dialect) -> &'static Clauses {
    &spec(dialect).script().clauses
}

pub fn server(dialect: Dialect) -> &'static Server {
    &spec(dialect).script().server
}

pub fn writing(dialect: Dialect) -> &'static Writing {
    &spec(dialect).script().writing
}
