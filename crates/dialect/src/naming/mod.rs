//! Names of the house standard: snake_case in the database, camelCase in TypeScript, tables in the plural.

mod case;
mod house;
mod inflect;

pub use case::{camel_case, pascal_case, snake_case, words};
pub use house::{ConstraintKind, constraint_name, foreign_key_column, index_name, shorten};
pub use inflect::{is_plural, other_singular, plural, singular};
