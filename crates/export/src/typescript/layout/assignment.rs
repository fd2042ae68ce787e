//! How values break behind names and keys.

use super::expression::{Expression, Parent, Property};
use super::ir::Ir;
use super::{STEP, calls};
use crate::width;

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

impl Property {
    pub(super) fn ir(&self) -> Ir {
        let inner = match &self.value {
            Some(value) if self.key.is_empty() => value.ir(Parent::Other),
            Some(value) => {
                let has_short_key = width::of(&self.key) < STEP + 3;
                assignment(Ir::text(&self.key), ":", value, Parent::Property, has_short_key, false)
            }
            None => Ir::text(&self.key),
        };
        // The lines after the first are one space further in.
        let comment = self.comment.lines().enumerate().flat_map(|(at, line)| {
            let space = if at == 0 { "" } else { " " };
            [Ir::Text([space, line.trim_start()].concat()), Ir::Hard]
        });
        Ir::Many(comment.chain([inner]).collect())
    }
}

impl Expression {
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
}
