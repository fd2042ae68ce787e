//! A small evaluator: the values that expressions have without running anything.
//!
//! It knows constants, objects, arrays, functions and modules. What Drizzle provides is kept as it is called: a
//! [`Built`] value is a function with its arguments and the methods that follow. Anything else is
//! [`Value::Unknown`], which spreads to what is made from it, and no further.

mod array;
mod call;
mod drizzle;
mod expression;
mod function;
mod kept;
mod literal;
mod member;
mod modules;
mod query;
mod scope;
mod sql;
mod subquery;
mod value;

pub(crate) use drizzle::role_name;
pub(crate) use literal::json;
pub(crate) use modules::Evaluator;
pub(crate) use sql::{Part, Sql};
pub(crate) use value::{Built, Core, Declared, Head, Native, Object, Origin, Value};
