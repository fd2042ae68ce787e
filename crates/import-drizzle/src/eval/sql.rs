//! SQL that is built from texts and values.

use std::rc::Rc;

use super::value::Value;

/// A piece of SQL.
#[derive(Clone, Default)]
pub(crate) struct Sql<'a> {
    pub(crate) parts: Vec<Part<'a>>,
    /// The name that a query gives it.
    pub(crate) alias: Option<Rc<str>>,
}

#[derive(Clone)]
pub(crate) enum Part<'a> {
    /// SQL as it is.
    Raw(Rc<str>),
    /// `sql.identifier(…)`.
    Name(Rc<str>),
    Value(Value<'a>),
    /// A column without its table.
    Bare(usize, Rc<str>),
    /// A column of a table as a query of this name has it.
    Of(Rc<str>, usize, Rc<str>),
}

impl<'a> Sql<'a> {
    pub(crate) fn raw(text: &str) -> Self {
        Self { parts: vec![Part::Raw(text.into())], alias: None }
    }

    pub(crate) fn add(mut self, text: &str) -> Self {
        self.parts.push(Part::Raw(text.into()));
        self
    }

    pub(crate) fn value(mut self, value: &Value<'a>) -> Self {
        match value {
            Value::Sql(inner) => self.parts.extend(inner.parts.iter().cloned()),
            other => self.parts.push(Part::Value(other.clone())),
        }
        self
    }

    pub(crate) fn finished(self) -> Value<'a> {
        Value::Sql(Rc::new(self))
    }
}
