//! What is typed as SQL, judged without its database: types, defaults, checks and other expressions.
//!
//! The judges are small and cautious: they cut a text into tokens and go through them once, with a stack in place of
//! recursion. Only the types of PostgreSQL's operands need a parser, which gives up on what is nested deeply. What they do not know they let pass. What they find fault with the database refuses, which
//! `tests/database/typed.test.mjs` holds them to.

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

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// One or two sentences.
    pub what: String,
    /// What would be right, where that is plain.
    pub better: Option<Better>,
    /// Whether more text could make it right.
    pub unfinished: bool,
    /// Whether the database refuses it whatever else is there.
    pub is_certain: bool,
}

/// A text that is right in the place of one that is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Better {
    /// What a button says: "Use integer".
    pub label: String,
    pub text: String,
    /// For a type that a default stood behind.
    pub default: Option<String>,
}

/// What an expression or a type can name.
pub trait Names {
    /// Whether the design has a type with this name, or a statement that may make one.
    fn is_type(&self, name: &str) -> bool;
    /// Whether a name of a type of the design begins so.
    fn begins_type(&self, start: &str) -> bool;
    /// Whether a statement of the design names this: it may make a function of this name, or a column.
    fn is_mentioned(&self, name: &str) -> bool;
    /// Whether the design takes extensions in, with types and functions of theirs.
    fn has_extensions(&self) -> bool;
}

/// What is wrong with the text of a type. An empty text says nothing wrong.
pub fn type_fault(dialect: Dialect, text: &str, names: &dyn Names) -> Option<Fault> {
    types::fault(dialect, text, names)
}

/// What is wrong with an expression.
pub fn expression_fault(
    dialect: Dialect,
    text: &str,
    used: Use,
    names: &dyn Names,
    scope: Scope<'_>,
) -> Option<Fault> {
    expression::judge(dialect, text, used, names, scope).fault
}

/// Whether words join the parts of an expression, `not a` or `a and b`, so that it needs parentheses where a value is
/// expected.
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

    /// The database refuses it unless something is there that the design does not show.
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

    /// Offers a text in place of the whole.
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
