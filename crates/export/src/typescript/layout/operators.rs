//! How operands break.

use super::expression::{Expression, Parent};
use super::ir::Ir;

impl Expression {
    /// Whether an operator keeps its right side on its line.
    pub(super) fn inlines(&self) -> bool {
        matches!(self.bare(), Self::Binary(operator, sides) if is_logical(operator) && sides[1].is_list())
    }

    pub(super) fn binary(&self, operator: &str, sides: &[Self; 2], parent: Parent) -> Ir {
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

fn is_logical(operator: &str) -> bool {
    matches!(operator, "&&" | "||" | "??")
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
