//! How expressions break.

use super::ir::{Ir, bracketed, separated};
use super::{LINE_WIDTH, calls};
use crate::width;

/// An expression.
#[derive(Clone)]
pub(super) enum Expression {
    Name(String),
    /// A number, a regular expression, `true`, `null`.
    Literal(String),
    /// A text in its quotes.
    Text(String),
    /// A template, with its tag.
    Template(String),
    Array(Vec<Expression>),
    /// Whether it was on several lines.
    Object(Vec<Property>, bool),
    /// `object.property`, `object?.property` or `object[0]`
    Member(Box<Expression>, String),
    Call(Box<Expression>, Vec<Expression>),
    /// With the arguments of its type.
    New(Box<Expression>, Ir, Vec<Expression>),
    /// `(parameters) => body`
    Arrow(String, Box<Expression>),
    Binary(String, Box<[Expression; 2]>),
    Conditional(Box<[Expression; 3]>),
    Unary(String, Box<Expression>),
    As(Box<Expression>, Ir),
    Parenthesized(Box<Expression>),
}

/// `key: value`, `key`, or a spread without a key.
#[derive(Clone)]
pub(super) struct Property {
    pub(super) comment: String,
    pub(super) key: String,
    pub(super) value: Option<Expression>,
}

/// The syntax around an expression.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Parent {
    /// `name = …`
    Assignment,
    Property,
    Return,
    /// The condition of an `if`.
    Condition,
    Arrow,
    Argument,
    Statement,
    Member,
    Unary,
    /// A branch or the test of a conditional, which is returned or an argument.
    Branch {
        is_given: bool,
    },
    /// An operand; of `&&`, `||` or `??`, or not.
    Operand {
        is_logical: bool,
    },
    Other,
}

impl Expression {
    /// Without parentheses around it.
    pub(super) fn bare(&self) -> &Self {
        match self {
            Self::Parenthesized(inner) => inner.bare(),
            other => other,
        }
    }

    pub(super) fn is_list(&self) -> bool {
        match self.bare() {
            Self::Array(items) => !items.is_empty(),
            Self::Object(items, _) => !items.is_empty(),
            _ => false,
        }
    }

    /// Whether it counts as a short lone argument.
    pub(super) fn is_short(&self) -> bool {
        let most = LINE_WIDTH / 4;
        match self.bare() {
            Self::Name(text) | Self::Text(text) => width::of(text) <= most,
            Self::Literal(text) => !text.starts_with('/') || width::of(text) <= most + 2,
            Self::Template(text) => {
                text.starts_with('`') && !text.contains("${") && width::of(text) <= most + 2
            }
            Self::Unary(operator, inner) => matches!(operator.as_str(), "!" | "-") && inner.is_short(),
            Self::Array(items) => items.is_empty(),
            Self::Object(items, _) => items.is_empty(),
            _ => false,
        }
    }

    pub(super) fn ir(&self, parent: Parent) -> Ir {
        match self {
            Self::Name(text) | Self::Literal(text) | Self::Text(text) => Ir::text(text),
            Self::Template(text) => {
                let mut lines = Vec::new();
                for line in text.split('\n') {
                    if !lines.is_empty() {
                        lines.push(Ir::Literal);
                    }
                    lines.push(Ir::text(line));
                }
                Ir::Many(lines)
            }
            Self::Array(items) if items.is_empty() => Ir::text("[]"),
            Self::Array(items) => {
                let list = separated(items.iter().map(|item| item.ir(Parent::Other)).collect(), ",");
                let array = bracketed("[", list, ",", Ir::Soft, "]");
                let is_nested = |item: &Self| match item {
                    Self::Array(items) => items.len() > 1,
                    Self::Object(items, _) => items.len() > 1,
                    _ => false,
                };
                let are_nested = items.len() > 1
                    && items.iter().all(is_nested)
                    && items
                        .iter()
                        .all(|item| matches!(item, Self::Array(_)) == matches!(items[0], Self::Array(_)));
                if are_nested { array.broken() } else { array.group() }
            }
            Self::Object(properties, _) if properties.is_empty() => Ir::text("{}"),
            Self::Object(properties, is_broken) => {
                let list = separated(properties.iter().map(Property::ir).collect(), ",");
                let object = bracketed("{", list, ",", Ir::Line, "}");
                if *is_broken { object.broken() } else { object.group() }
            }
            Self::Member(object, property) => {
                let is_plain = property.starts_with('[')
                    || matches!(object.bare(), Self::Name(name) if name != "this")
                        && parent != Parent::Member
                    || parent == Parent::Assignment
                        && matches!(object.bare(), Self::Call(_, arguments) if !arguments.is_empty());
                let lookup = Ir::text(property);
                let lookup =
                    if is_plain { lookup } else { Ir::Many(vec![Ir::Soft, lookup]).indent().group() };
                Ir::Many(vec![object.ir(Parent::Member), lookup])
            }
            Self::Call(callee, arguments) => calls::call(self, callee, arguments, parent),
            Self::New(callee, types, arguments) => Ir::Many(vec![
                Ir::text("new "),
                callee.ir(Parent::Other),
                types.clone(),
                calls::arguments(arguments),
            ]),
            Self::Arrow(..) => self.arrow(false),
            Self::Binary(operator, sides) => self.binary(operator, sides, parent),
            Self::Conditional(parts) => {
                let is_given = matches!(parent, Parent::Return | Parent::Argument);
                let of = |part: &Self| part.ir(Parent::Branch { is_given });
                let branches = vec![
                    Ir::Line,
                    Ir::text("? "),
                    of(&parts[1]).indent(),
                    Ir::Line,
                    Ir::text(": "),
                    of(&parts[2]).indent(),
                ];
                let all = Ir::Many(vec![of(&parts[0]), Ir::Many(branches).indent()]);
                if matches!(parent, Parent::Branch { .. }) { all } else { all.group() }
            }
            Self::Unary(operator, inner) => Ir::Many(vec![Ir::text(operator), inner.ir(Parent::Unary)]),
            Self::As(inner, to) => {
                let cast = vec![inner.ir(Parent::Other), Ir::text(" as "), to.clone()];
                match parent {
                    Parent::Member => {
                        let mut inner = vec![Ir::Soft];
                        inner.extend(cast);
                        Ir::Many(vec![Ir::Many(inner).indent(), Ir::Soft]).group()
                    }
                    _ => Ir::Many(cast),
                }
            }
            Self::Parenthesized(inner) => Ir::Many(vec![Ir::text("("), inner.ir(parent), Ir::text(")")]),
        }
    }

    /// `is_last` for the last argument of a call that goes on behind its bracket.
    pub(super) fn arrow(&self, is_last: bool) -> Ir {
        let Self::Arrow(head, body) = self else { return self.ir(Parent::Argument) };
        let inner = body.ir(Parent::Arrow);
        let comma = Ir::IfBroken(if is_last { "," } else { "" }, "");
        let end = if is_last { Ir::Soft } else { Ir::text("") };
        let body = match body.bare() {
            Self::Array(_) | Self::Object(..) | Self::Arrow(..) => Ir::Many(vec![Ir::text(" "), inner]),
            Self::Template(text) if text.contains('\n') => Ir::Many(vec![Ir::text(" "), inner]),
            bare @ Self::Conditional(_) => {
                let inner = Ir::Many(vec![Ir::Soft, bare.ir(Parent::Arrow)]).indent();
                let (open, close) = (Ir::IfBroken("", "("), Ir::IfBroken("", ")"));
                Ir::Many(vec![Ir::text(" "), Ir::Many(vec![open, inner, close, comma, end]).group()])
            }
            _ => Ir::Many(vec![Ir::Many(vec![Ir::Line, inner]).indent(), comma, end]),
        };
        Ir::Many(vec![Ir::text(head.trim_end()), Ir::text(" =>"), body.group()]).group()
    }
}
