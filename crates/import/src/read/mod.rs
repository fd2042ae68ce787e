//! Reads single statements into drafts. Token by token where SQL is regular, by sqlparser where there are
//! expressions; the text of every expression is the user's own, cut out of the source.

pub(crate) mod argument;
pub(crate) mod column;
pub(crate) mod constraint;
pub(crate) mod default_value;
pub(crate) mod index;
pub(crate) mod key;
pub(crate) mod missing_comma;
pub(crate) mod reader;
pub(crate) mod sequence;
pub(crate) mod table;
pub(crate) mod table_option;
pub(crate) mod type_text;
