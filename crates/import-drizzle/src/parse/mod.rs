//! TypeScript files as modules: their syntax trees, the names that they declare, and what they import and export.

mod lines;
mod module;
mod nesting;
mod resolve;

pub(crate) use module::{Export, Module, Slot, parse};
pub(crate) use resolve::Resolver;
