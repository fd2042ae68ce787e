//! SQL as text: quotes, comments, the ends of statements. Nothing here can fail, and everything takes linear time.

pub(crate) mod down_migration;
pub(crate) mod lexer;
pub(crate) mod named;
pub(crate) mod prepare;
pub(crate) mod split;
