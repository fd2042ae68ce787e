//! What is common to formats that declare a schema as a whole: a lexer, blocks, the account, and the way into the
//! catalog. In these formats everything may be named before it is declared, so all is read first and made after.

pub(crate) mod account;
pub(crate) mod blocks;
pub(crate) mod cursor;
pub(crate) mod extras;
pub(crate) mod format;
pub(crate) mod lexer;
pub(crate) mod relation;
pub(crate) mod types;
