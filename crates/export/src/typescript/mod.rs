//! Writing TypeScript: layout, names and literals.

mod doc;
mod layout;
mod literal;
mod name;
mod printer;
mod style;

pub(crate) use doc::Doc;
pub(crate) use layout::layout;
pub(crate) use literal::{doc_comment, quote, template};
pub(crate) use name::{Names, camel_case, identifier, pascal_case};
pub(crate) use printer::Printer;
pub(crate) use style::Style;
