//! Checks typed SQL without a database: types, defaults, checks and other expressions.
//!
//! The checks are small and cautious. They tokenize a text and scan it once, with a stack instead of recursion. Only
//! the operand types of PostgreSQL need a parser, which gives up on deep nesting. Anything unknown passes. Anything
//! reported is rejected by the database, which `tests/database/typed.test.mjs` verifies.

mod clauses;
mod columns;
mod design;
mod expression;
mod expression_words;
mod functions;
mod keys;
mod literal;
mod mysql;
mod of_document;
mod operands;
mod operator_classes;
mod similar;
mod token;
mod type_facts;
mod types;
mod view;

use crowfoot_model::Dialect;

pub use columns::Columns;
pub use design::{
    Found, Known, Place, condition, data_type_fault, default_fault, kind_misfit, of_domain, of_table, whole,
};
pub use expression::{Scope, Use};
pub use keys::of_keys;
pub use literal::literal_misfit;
pub use mysql::{reference_fault, row_fault};
pub use of_document::OfDocument;
pub use token::{Kind, Token, tokens};
pub use view::{Relation, view_fault};

/// A fault in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// One or two sentences.
    pub what: String,
    /// The correct text, if that is obvious.
    pub better: Option<Better>,
    /// Whether typing on could make it valid.
    pub unfinished: bool,
    /// Whether the database rejects it whatever else exists there.
    pub is_certain: bool,
}

/// A correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Better {
    /// The label of a button: "Use integer".
    pub label: String,
    pub text: String,
    /// A default that was typed after the type.
    pub default: Option<String>,
}

/// The names that an expression or a type can use.
pub trait Names {
    /// Whether the design has a type with this name, or a statement that may make one.
    fn is_type(&self, name: &str) -> bool;
    /// Whether the name of a type in the design starts like this.
    fn begins_type(&self, start: &str) -> bool;
    /// Whether a raw SQL statement of the design has this name: it may create a function or a column.
    fn is_mentioned(&self, name: &str) -> bool;
    /// Whether the design uses extensions, with types and functions of their own.
    fn has_extensions(&self) -> bool;
}

/// The fault of a type. An empty text has none.
pub fn type_fault(dialect: Dialect, text: &str, names: &dyn Names) -> Option<Fault> {
    types::fault(dialect, text, names)
}

/// The fault of an expression.
pub fn expression_fault(
    dialect: Dialect,
    text: &str,
    used: Use,
    names: &dyn Names,
    scope: Scope<'_>,
) -> Option<Fault> {
    expression::judge(dialect, text, used, names, scope).fault
}

/// Whether the parts of an expression are joined by words, as in `not a` or `a and b`, so that it needs parentheses as
/// a value.
pub fn is_condition(dialect: Dialect, text: &str) -> bool {
    expression::judge(dialect, text, Use::Default, &Nothing, Scope::default()).is_condition
}

struct Nothing;

impl Names for Nothing {
    fn is_type(&self, _: &str) -> bool {
        true
    }

    fn begins_type(&self, _: &str) -> bool {
        true
    }

    fn is_mentioned(&self, _: &str) -> bool {
        true
    }

    fn has_extensions(&self) -> bool {
        true
    }
}

impl Fault {
    fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), better: None, unfinished: false, is_certain: true }
    }

    /// The database rejects it unless something exists that the design does not show.
    fn uncertain(mut self) -> Self {
        self.is_certain = false;
        self
    }

    fn unfinished(mut self) -> Self {
        self.unfinished = true;
        self
    }

    fn better(mut self, label: String, text: String) -> Self {
        self.better = Some(Better { label, text, default: None });
        self
    }

    /// Suggests a replacement for the whole text.
    fn instead(self, text: Option<String>) -> Self {
        match text {
            Some(text) => self.better(["Use ", &text].concat(), text),
            None => self,
        }
    }
}

fn unclosed(quote: char) -> Fault {
    let what = match quote {
        '(' => "A parenthesis is not closed.",
        '[' => "A bracket is not closed.",
        '*' => "A comment is not closed.",
        _ => "A quote is not closed.",
    };
    Fault::new(what).unfinished()
}
