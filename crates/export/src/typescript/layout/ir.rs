//! Text with the places where it may break, and the algorithm that decides about them.

use super::{LINE_WIDTH, STEP};
use crate::width;

/// Text with the places where it may break.
#[derive(Clone)]
pub(super) enum Ir {
    Text(String),
    /// A space, or a line break where its group is broken.
    Line,
    /// Nothing, or a line break where its group is broken.
    Soft,
    /// A line break in any case.
    Hard,
    /// A line break of a template, after which nothing is indented.
    Literal,
    Many(Vec<Ir>),
    Indent(Box<Ir>),
    /// On one line if it fits and does not have to break.
    Group(Box<Ir>, bool),
    /// The first that fits, else the last.
    States(Vec<Ir>),
    /// One text where its group is broken, else the other.
    IfBroken(&'static str, &'static str),
    /// A value behind its operator, or indented on the next line.
    Fluid(Box<Ir>),
    /// Breaks the groups around it.
    BreakParent,
}

impl Ir {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    pub(super) fn indent(self) -> Self {
        Self::Indent(Box::new(self))
    }

    pub(super) fn group(self) -> Self {
        let is_broken = self.forces();
        Self::Group(Box::new(self), is_broken)
    }

    pub(super) fn broken(self) -> Self {
        Self::Group(Box::new(self), true)
    }

    /// Whether it breaks the groups around it.
    fn forces(&self) -> bool {
        match self {
            Self::Hard | Self::Literal | Self::BreakParent => true,
            Self::Group(_, is_broken) => *is_broken,
            Self::Many(items) => items.iter().any(Self::forces),
            Self::Indent(inner) | Self::Fluid(inner) => inner.forces(),
            _ => false,
        }
    }

    /// Whether it has a line break wherever it is.
    pub(super) fn breaks(&self) -> bool {
        match self {
            Self::Group(inner, is_broken) => *is_broken || inner.breaks(),
            Self::States(states) => states.first().is_some_and(Self::breaks),
            Self::Many(items) => items.iter().any(Self::breaks),
            Self::Indent(inner) | Self::Fluid(inner) => inner.breaks(),
            other => other.forces(),
        }
    }
}

/// `a, b, c`, with a place to break after each comma.
pub(super) fn separated(items: Vec<Ir>, separator: &str) -> Ir {
    let mut list = Vec::new();
    for item in items {
        if !list.is_empty() {
            list.extend([Ir::text(separator), Ir::Line]);
        }
        list.push(item);
    }
    Ir::Many(list)
}

/// Items between brackets, each on a line of its own where they do not fit; `space` is what stands inside of the brackets.
pub(super) fn bracketed(open: &str, items: Ir, end: &'static str, space: Ir, close: &str) -> Ir {
    let inner = Ir::Many(vec![space.clone(), items]).indent();
    Ir::Many(vec![Ir::text(open), inner, Ir::IfBroken(end, ""), space, Ir::text(close)])
}

type Piece<'a> = (usize, bool, &'a Ir);

/// Writes it on lines that begin with this many spaces.
pub(super) fn print(ir: &Ir, indent: usize) -> String {
    let mut out = " ".repeat(indent);
    let mut column = indent;
    let mut stack: Vec<Piece<'_>> = vec![(indent, true, ir)];
    let mut has_to_measure = false;
    while let Some((indent, is_broken, ir)) = stack.pop() {
        let room = |column: usize| LINE_WIDTH.checked_sub(column);
        match ir {
            Ir::Text(text) => {
                out.push_str(text);
                column += width::of(text);
            }
            Ir::IfBroken(broken, flat) => {
                let text = if is_broken { broken } else { flat };
                out.push_str(text);
                column += text.len();
            }
            Ir::Soft if !is_broken => {}
            Ir::Line if !is_broken => {
                out.push(' ');
                column += 1;
            }
            Ir::Literal => {
                out.push('\n');
                column = 0;
                has_to_measure |= !is_broken;
            }
            Ir::Line | Ir::Soft | Ir::Hard => {
                has_to_measure |= !is_broken;
                new_line(&mut out, indent);
                column = indent;
            }
            Ir::Many(items) => stack.extend(items.iter().rev().map(|item| (indent, is_broken, item))),
            Ir::Indent(inner) => stack.push((indent + STEP, is_broken, inner)),
            Ir::Group(inner, must_break) => {
                let is_broken = if is_broken || has_to_measure {
                    has_to_measure = false;
                    *must_break || !fits((false, inner), &stack, room(column))
                } else {
                    *must_break
                };
                stack.push((indent, is_broken, inner));
            }
            Ir::States(states) => {
                let fitting = if is_broken || has_to_measure {
                    has_to_measure = false;
                    states.iter().find(|state| fits((false, state), &stack, room(column)))
                } else {
                    states.first()
                };
                stack.extend(fitting.map(|state| (indent, false, state)));
                if fitting.is_none() {
                    stack.extend(states.last().map(|state| (indent, true, state)));
                }
            }
            Ir::Fluid(value) => {
                stack.push((indent, is_broken, value));
                let space = Ir::text(" ");
                if !is_broken || fits((false, &space), &stack, room(column)) {
                    out.push(' ');
                    column += 1;
                } else {
                    stack.pop();
                    stack.push((indent + STEP, is_broken, value));
                    new_line(&mut out, indent + STEP);
                    column = indent + STEP;
                }
            }
            Ir::BreakParent => {}
        }
    }
    out
}

fn new_line(out: &mut String, indent: usize) {
    out.truncate(out.trim_end_matches(' ').len());
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}

/// Whether there is room up to the next place to break.
fn fits(next: (bool, &Ir), after: &[Piece<'_>], room: Option<usize>) -> bool {
    let Some(mut room) = room else { return false };
    let mut after = after.iter().rev();
    let mut queue = vec![next];
    loop {
        let (is_broken, ir) = match queue.pop() {
            Some(next) => next,
            None => match after.next() {
                Some((_, is_broken, ir)) => (*is_broken, *ir),
                None => return true,
            },
        };
        let taken = match ir {
            Ir::Hard | Ir::Literal => return true,
            Ir::Line | Ir::Soft | Ir::Fluid(_) if is_broken => return true,
            Ir::Text(text) => width::of(text),
            Ir::IfBroken(broken, flat) => {
                if is_broken {
                    broken.len()
                } else {
                    flat.len()
                }
            }
            Ir::Line => 1,
            Ir::Fluid(value) => {
                queue.push((false, value));
                1
            }
            Ir::Soft | Ir::BreakParent => 0,
            Ir::Many(items) => {
                queue.extend(items.iter().rev().map(|item| (is_broken, item)));
                0
            }
            Ir::Indent(inner) => {
                queue.push((is_broken, inner));
                0
            }
            Ir::Group(inner, must_break) => {
                queue.push((is_broken || *must_break, inner));
                0
            }
            Ir::States(states) => {
                let state = if is_broken { states.last() } else { states.first() };
                queue.extend(state.map(|state| (is_broken, state)));
                0
            }
        };
        let Some(left) = room.checked_sub(taken) else { return false };
        room = left;
    }
}
