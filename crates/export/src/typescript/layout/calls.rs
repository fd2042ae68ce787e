//! How calls break: their arguments, and chains of them.

use super::expression::{Expression, Parent};
use super::ir::{Ir, bracketed, separated};

/// `callee(arguments)`
pub(super) fn call(whole: &Expression, callee: &Expression, given: &[Expression], parent: Parent) -> Ir {
    let given = match given {
        [text @ Expression::Template(lines)] if lines.contains('\n') => {
            Ir::Many(vec![Ir::text("("), text.ir(Parent::Argument), Ir::text(")")])
        }
        _ if matches!(callee, Expression::Member(..)) => {
            return Chain::of(whole).ir(parent == Parent::Statement);
        }
        _ => arguments(given),
    };
    let all = Ir::Many(vec![callee.ir(Parent::Other), given]);
    if matches!(callee, Expression::Call(..)) { all.group() } else { all }
}

/// `(arguments)`
pub(super) fn arguments(given: &[Expression]) -> Ir {
    let Some((last, before)) = given.split_last() else { return Ir::text("()") };
    let docs: Vec<Ir> = given.iter().map(|argument| argument.ir(Parent::Argument)).collect();
    let all_broken = |docs: Vec<Ir>| bracketed("(", separated(docs, ","), ",", Ir::Line, ")").broken();
    if composes(given) {
        return all_broken(docs);
    }
    if !hugs(last) || before.last().is_some_and(|other| is_alike(other, last)) || is_memo(given) {
        let must_break = docs.iter().any(Ir::breaks);
        let all = bracketed("(", separated(docs, ","), ",", Ir::Soft, ")");
        return if must_break { all.broken() } else { all.group() };
    }
    let heads = docs.get(..before.len()).unwrap_or_default();
    if heads.iter().any(Ir::breaks) {
        return all_broken(docs);
    }
    let last = last.arrow(true);
    let of = |last: Ir| {
        let mut list = heads.to_vec();
        list.push(last);
        Ir::Many(vec![Ir::text("("), separated(list, ","), Ir::text(")")])
    };
    let hugged = of(last.clone().broken());
    if last.breaks() {
        return Ir::Many(vec![Ir::BreakParent, Ir::States(vec![hugged, all_broken(docs)])]);
    }
    Ir::States(vec![of(last), hugged, all_broken(docs)])
}

/// Whether it may begin on the line of a call and end on another, as the last argument.
fn hugs(last: &Expression) -> bool {
    match last {
        Expression::Arrow(_, body) => {
            body.is_list()
                || matches!(body.bare(), Expression::Array(_) | Expression::Object(..))
                || matches!(body.bare(), Expression::Conditional(_) | Expression::Call(..))
        }
        Expression::As(inner, _) => hugs(inner),
        other => other.is_list(),
    }
}

fn is_alike(one: &Expression, other: &Expression) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}

/// A function, and an array.
fn is_memo(given: &[Expression]) -> bool {
    matches!(given, [Expression::Arrow(..), Expression::Array(_)])
}

/// Whether the arguments are functions, or calls with functions, that are put together.
fn composes(given: &[Expression]) -> bool {
    let is_arrow = |argument: &Expression| matches!(argument, Expression::Arrow(..));
    let has_arrow = |argument: &Expression| match argument {
        Expression::Call(_, inner) | Expression::New(_, _, inner) => inner.iter().any(is_arrow),
        _ => false,
    };
    given.len() > 1 && (given.iter().filter(|one| is_arrow(one)).count() > 1 || given.iter().any(has_arrow))
}

/// Whether breaking a value helps little: properties, and calls without arguments that could take lines of their own.
pub(super) fn breaks_poorly(value: &Expression, is_inner: bool) -> bool {
    match value {
        Expression::Call(callee, given) => {
            let is_poor = match given.as_slice() {
                [] => true,
                [argument] => argument.is_short(),
                _ => false,
            };
            is_poor && !Chain::of(value).is_long() && breaks_poorly(callee, true)
        }
        Expression::Member(object, _) => breaks_poorly(object, true),
        Expression::Name(_) => is_inner,
        _ => false,
    }
}

enum Link<'a> {
    Head(&'a Expression),
    Member(&'a str),
    Call(&'a [Expression]),
}

impl Link<'_> {
    fn ir(&self) -> Ir {
        match self {
            Self::Head(head) => head.ir(Parent::Member),
            Self::Member(property) => Ir::text(property),
            Self::Call(given) => arguments(given),
        }
    }

    /// `[0]`
    fn is_index(&self) -> bool {
        matches!(self, Self::Member(text) if text.starts_with('[') && text.contains(|c: char| c.is_ascii_digit()))
    }
}

/// `first.second().third()`, in groups that may each take a line.
struct Chain<'a> {
    groups: Vec<Vec<Link<'a>>>,
}

impl<'a> Chain<'a> {
    fn of(whole: &'a Expression) -> Self {
        let mut links = Vec::new();
        let mut rest = whole;
        loop {
            match rest {
                Expression::Call(callee, given)
                    if matches!(**callee, Expression::Member(..) | Expression::Call(..))
                        || links.is_empty() =>
                {
                    links.push(Link::Call(given));
                    rest = callee;
                }
                Expression::Member(object, property) => {
                    links.push(Link::Member(property));
                    rest = object;
                }
                head => break links.push(Link::Head(head)),
            }
        }
        let mut links = links.into_iter().rev().peekable();
        let mut head: Vec<Link<'a>> = links.next().into_iter().collect();
        let is_call = matches!(head.first(), Some(Link::Head(Expression::Call(..))));
        while let Some(link) = links.next_if(|link| matches!(link, Link::Call(_)) || link.is_index()) {
            head.push(link);
        }
        let mut groups = Vec::new();
        let mut group: Vec<Link<'a>> = Vec::new();
        let mut has_call = false;
        while let Some(link) = links.next() {
            let is_member = matches!(link, Link::Member(_));
            if !is_call
                && groups.is_empty()
                && group.is_empty()
                && is_member
                && matches!(links.peek(), Some(Link::Member(_)))
            {
                head.push(link);
                continue;
            }
            if has_call && is_member && !link.is_index() {
                groups.push(std::mem::take(&mut group));
                has_call = false;
            }
            has_call |= matches!(link, Link::Call(_));
            group.push(link);
        }
        groups.push(group);
        groups.insert(0, head);
        Self { groups }
    }

    /// Whether the first call stays with what it is a method of: `this.all()`, `Object.keys(items)`
    fn merges(&self, is_statement: bool) -> bool {
        let is_factory = |name: &str| {
            name.starts_with(|c: char| c.is_ascii_uppercase()) || name.chars().all(|c| matches!(c, '_' | '$'))
        };
        match self.groups.first().map(Vec::as_slice) {
            Some([Link::Head(Expression::Name(name))]) => {
                name == "this" || is_factory(name) || (is_statement && name.len() <= super::STEP)
            }
            Some([_, .., Link::Member(name)]) => is_factory(name.trim_start_matches(['?', '.'])),
            _ => false,
        }
    }

    /// Whether it may be written with a call a line.
    fn is_long(&self) -> bool {
        self.groups.len() > if self.merges(false) { 3 } else { 2 }
    }

    fn ir(&self, is_statement: bool) -> Ir {
        let groups: Vec<Ir> =
            self.groups.iter().map(|group| Ir::Many(group.iter().map(Link::ir).collect())).collect();
        let one_line = Ir::Many(groups.clone());
        let merged = usize::from(self.merges(is_statement));
        if groups.len() <= 2 + merged {
            return one_line.group();
        }
        let calls = || {
            self.groups.iter().flatten().filter_map(|link| match link {
                Link::Call(given) => Some(*given),
                Link::Head(Expression::Call(_, given)) => Some(given.as_slice()),
                _ => None,
            })
        };
        let (before_last, last) = (groups.len() - 1, groups.last());
        let is_arrow = |argument: &Expression| matches!(argument, Expression::Arrow(..));
        let must_expand = (calls().count() > 2 && calls().flatten().any(|argument| !is_simple(argument, 2)))
            || groups.iter().take(before_last).any(Ir::breaks)
            || (last.is_some_and(Ir::breaks) && calls().take(calls().count() - 1).flatten().any(is_arrow));
        let is_broken = one_line.breaks();
        let mut first: Vec<Ir> = groups.iter().take(1 + merged).cloned().collect();
        let lines = groups.into_iter().skip(1 + merged).flat_map(|group| [Ir::Hard, group]).collect();
        first.push(Ir::Many(lines).indent());
        let expanded = Ir::Many(first);
        if must_expand {
            return expanded.group();
        }
        let states = Ir::States(vec![one_line, expanded]);
        Ir::Many(if is_broken { vec![Ir::BreakParent, states] } else { vec![states] })
    }
}

/// Whether Prettier counts an argument as simple when it decides about a chain.
fn is_simple(argument: &Expression, depth: usize) -> bool {
    let Some(inner) = depth.checked_sub(1) else { return false };
    match argument {
        Expression::Literal(text) => !text.starts_with('/') || text.rfind('/').is_some_and(|end| end <= 6),
        Expression::Name(_) | Expression::Text(_) => true,
        Expression::Template(text) => text.starts_with('`') && !text.contains("${") && !text.contains('\n'),
        Expression::Object(properties, _) => properties.iter().all(|property| match &property.value {
            Some(value) => !property.key.is_empty() && is_simple(value, inner),
            None => true,
        }),
        Expression::Array(items) => items.iter().all(|item| is_simple(item, inner)),
        Expression::Call(callee, given) | Expression::New(callee, _, given) => {
            is_simple(callee, depth) && given.len() <= depth && given.iter().all(|one| is_simple(one, inner))
        }
        Expression::Member(object, _) => is_simple(object, depth),
        Expression::Unary(operator, value) => {
            matches!(operator.as_str(), "!" | "-") && is_simple(value, depth)
        }
        _ => false,
    }
}
