//! Reads single statements into drafts: token by token where SQL is regular, with sqlparser for expressions. The text
//! of every expression is a slice of the source, so it stays as the user has written it.

pub(crate) mod argument;
pub(crate) mod column;
pub(crate) mod constraint;
pub(crate) mod default_value;
mod grammar;
pub(crate) mod index;
pub(crate) mod key;
pub(crate) mod missing_comma;
pub(crate) mod reader;
pub(crate) mod sequence;
pub(crate) mod table;
pub(crate) mod table_option;
pub(crate) mod type_text;
