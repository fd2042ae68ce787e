//! SQL as text: what is quoted, what is a comment, where a statement ends. Nothing here can fail, and all of it
//! takes time in proportion to the text.

pub(crate) mod lexer;
pub(crate) mod named;
pub(crate) mod prepare;
pub(crate) mod split;
pub(crate) mod way_back;
