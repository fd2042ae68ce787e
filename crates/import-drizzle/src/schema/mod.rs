//! Evaluated values as a schema of a database, in SQL.
//!
//! The SQL is that of Drizzle Kit: the same names of constraints, in the line that the files are for.

mod casing;
mod column;
mod column_type;
mod constraint;
mod default_value;
mod index;
mod names;
mod others;
mod policy;
mod relation;
mod render;
mod table;
mod translator;
mod view;

pub(crate) use names::Line;
pub(crate) use translator::{Settings, Translator};
