//! Names of the house standard: snake_case in the database, camelCase in TypeScript, tables in the plural.

mod case;
mod figure;
mod house;
mod inflect;
mod postgres;
pub mod prisma;

pub use case::{camel_case, pascal_case, snake_case, words};
pub use figure::expression_name;
pub use house::{ConstraintKind, constraint_name, foreign_key_column, index_name, shorten};
pub use inflect::{is_plural, other_singular, plural, singular};
pub use postgres::{column_words, engine_name, index_parts, numbered_label, numbered_parts};
