//! Shared by the formats that declare a schema as a whole: a lexer, blocks, the account, and helpers for the catalog.
//! In these formats anything may be used before it is declared, so everything is read first and created afterwards.

pub(crate) mod account;
pub(crate) mod blocks;
pub(crate) mod cursor;
pub(crate) mod extras;
pub(crate) mod format;
pub(crate) mod lexer;
pub(crate) mod relation;
pub(crate) mod types;
