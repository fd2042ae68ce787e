//! How expressions break.

use super::ir::{Ir, bracketed, separated};
use super::{LINE_WIDTH, STEP, calls};
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
    pub(super) key: String,
    pub(super) value: Option<Expression>,
}

/// What an expression stands in.
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

pub(super) fn is_logical(operator: &str) -> bool {
    matches!(operator, "&&" | "||" | "??")
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

    /// Whether an operator keeps its right side on its line.
    fn inlines(&self) -> bool {
        matches!(self.bare(), Self::Binary(operator, sides) if is_logical(operator) && sides[1].is_list())
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

    /// Whether it begins on a line of its own where it does not fit behind an operator.
    fn moves(&self, has_short_key: bool) -> bool {
        match self.bare() {
            Self::Binary(..) => return !self.inlines(),
            Self::Conditional(parts) => {
                return matches!(parts[0].bare(), Self::Binary(..)) && !parts[0].inlines();
            }
            _ => {}
        }
        let mut value = self.bare();
        while let Self::Unary(_, inner) = value {
            value = inner.bare();
        }
        !has_short_key && (matches!(value, Self::Text(_)) || calls::breaks_poorly(value, false))
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

    fn binary(&self, operator: &str, sides: &[Self; 2], parent: Parent) -> Ir {
        let parts = Self::operands(operator, sides, parent);
        let is_flattened = matches!(sides[0], Self::Binary(ref left, _) if flattens(operator, left));
        match parent {
            Parent::Condition => return Ir::Many(parts),
            Parent::Unary | Parent::Member => {
                let mut inner = vec![Ir::Soft];
                inner.extend(parts);
                return Ir::Many(vec![Ir::Many(inner).indent(), Ir::Soft]).group();
            }
            Parent::Return | Parent::Arrow | Parent::Branch { is_given: false } => {
                return Ir::Many(parts).group();
            }
            _ => {}
        }
        let is_assigned = matches!(parent, Parent::Assignment | Parent::Property);
        if if self.inlines() { !is_flattened } else { is_assigned } {
            return Ir::Many(parts).group();
        }
        let mut parts = parts.into_iter();
        let first = parts.next().into_iter();
        Ir::Many(first.chain([Ir::Many(parts.collect()).indent()]).collect()).group()
    }

    /// The operands of one operator, those to its left included.
    fn operands(operator: &str, sides: &[Self; 2], parent: Parent) -> Vec<Ir> {
        let [left, right] = sides;
        let is_logical = is_logical(operator);
        let own = Parent::Operand { is_logical };
        let mut parts = match left {
            Self::Binary(inner, sides) if flattens(operator, inner) => Self::operands(inner, sides, own),
            _ => vec![left.ir(own).group()],
        };
        let is_inline = is_logical && right.is_list();
        let space = if is_inline { Ir::text(" ") } else { Ir::Line };
        let right_side = Ir::Many(vec![Ir::text(operator), space, right.ir(own)]);
        let is_alike = |side: &Self| matches!(side.bare(), Self::Binary(other, _) if self::is_logical(other) == is_logical);
        let is_list =
            parent == own || is_alike(left) || is_alike(right) || (parent == Parent::Condition && is_logical);
        parts.extend([Ir::text(" "), if is_list { right_side } else { right_side.group() }]);
        parts
    }
}

/// Whether `a one b other c` is one list of operands.
fn flattens(operator: &str, other: &str) -> bool {
    let level = |operator: &str| match operator {
        "+" | "-" => 1,
        "*" | "/" | "%" => 2,
        "&&" => 3,
        "||" => 4,
        "??" => 5,
        _ => 0,
    };
    level(operator) == level(other) && !matches!(level(operator), 0 | 2)
}

impl Property {
    pub(super) fn ir(&self) -> Ir {
        match &self.value {
            Some(value) if self.key.is_empty() => value.ir(Parent::Other),
            Some(value) => {
                let has_short_key = width::of(&self.key) < STEP + 3;
                assignment(Ir::text(&self.key), ":", value, Parent::Property, has_short_key, false)
            }
            None => Ir::text(&self.key),
        }
    }
}

/// `left operator value`
pub(super) fn assignment(
    left: Ir,
    operator: &str,
    value: &Expression,
    parent: Parent,
    has_short_key: bool,
    is_pattern: bool,
) -> Ir {
    let right = value.ir(parent);
    let is_text = matches!(value.bare(), Expression::Template(_))
        || matches!(value.bare(), Expression::Literal(text) if !text.starts_with('/') && text != "null" && !text.ends_with('n'));
    let behind = if value.moves(has_short_key) {
        Ir::Many(vec![Ir::Line, right]).indent().group()
    } else if !is_pattern && (has_short_key || is_text) {
        Ir::Many(vec![Ir::text(" "), right])
    } else {
        Ir::Fluid(Box::new(right))
    };
    Ir::Many(vec![left.group(), Ir::text(operator), behind]).group()
}
