//! Expressions as typed. The tokens are scanned once, alternating between operands and operators; a stack has the open
//! constructs. Functions with a grammar of their own are skipped.

mod follow;
mod name;
mod operand;

use crowfoot_model::Dialect;

use super::token::{Kind, Token, tokens};
use super::{Columns, Fault, Names, types, unclosed};

/// The use of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    Default,
    Check,
    /// The check of a domain, in which `VALUE` is the value.
    Domain,
    Generated,
    /// The `WHERE` of an index or an exclusion.
    Predicate,
    /// The key of an index.
    Key,
}

/// The shape of an expression as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A literal, or arithmetic: not a boolean.
    Value,
    /// A single name, by its position among the tokens.
    Name,
    Other,
}

pub(super) struct Judged {
    pub(super) fault: Option<Fault>,
    pub(super) shape: Shape,
    /// Parts joined by words: `not a`, `a and b`.
    pub(super) is_condition: bool,
}

/// The names that an expression can use.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scope<'s> {
    pub table: &'s str,
    pub columns: Option<&'s Columns<'s>>,
}

impl<'s> Scope<'s> {
    /// A table with its columns.
    pub fn of(table: &'s str, columns: &'s Columns<'s>) -> Self {
        Self { table, columns: Some(columns) }
    }

    fn names(self) -> impl Iterator<Item = &'s str> {
        self.columns.into_iter().flat_map(Columns::names)
    }

    /// The position of a column.
    pub(super) fn find(self, dialect: Dialect, name: &str) -> Option<usize> {
        self.columns.and_then(|columns| columns.find(dialect, name))
    }
}

/// The fault of an expression, and its shape.
pub(super) fn judge(dialect: Dialect, text: &str, used: Use, names: &dyn Names, scope: Scope<'_>) -> Judged {
    let mut judged = Judged { fault: None, shape: Shape::Other, is_condition: false };
    if text.len() > types::MOST {
        return judged;
    }
    if text.trim().is_empty() {
        judged.fault = match used {
            Use::Check | Use::Domain => Some(Fault::new("The check is empty.").unfinished()),
            Use::Generated => Some(Fault::new("The expression is empty.").unfinished()),
            Use::Default | Use::Predicate | Use::Key => None,
        };
        return judged;
    }
    match tokens(dialect, text) {
        Err(quote) => judged.fault = Some(unclosed(quote)),
        Ok(mut tokens) => {
            tokens.retain(|token| token.kind != Kind::Comment);
            let mut reader = Reader {
                dialect,
                text,
                tokens: &tokens,
                at: 0,
                used,
                names,
                scope,
                frames: Vec::new(),
                betweens: 0,
                compared: None,
                joined: None,
                intervals: 0,
                is_truth: false,
                is_sum: false,
                is_condition: false,
            };
            judged.fault = reader.read().err();
            judged.is_condition = reader.is_condition;
            judged.shape = reader.shape();
        }
    }
    judged
}

/// Functions without arguments that defaults are often made of.
const CALLS: &[&str] =
    &["now", "random", "rand", "gen_random_uuid", "uuid", "uuidv7", "clock_timestamp", "curdate"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Group,
    Call,
    Brackets,
    Case,
}

#[derive(Clone, Copy, Debug)]
struct Frame {
    open: Open,
    is_empty: bool,
    /// In the enclosing construct, the number of BETWEEN without their AND.
    betweens: u32,
    compared: Option<usize>,
    /// Whether the function is `position`, in which IN is not an operator.
    is_position: bool,
}

struct Reader<'t> {
    dialect: Dialect,
    text: &'t str,
    tokens: &'t [Token<'t>],
    at: usize,
    used: Use,
    names: &'t dyn Names,
    scope: Scope<'t>,
    frames: Vec<Frame>,
    betweens: u32,
    /// The position of the last comparison that is not ended by a word, and of a `&&` or `||` after it.
    compared: Option<usize>,
    joined: Option<usize>,
    /// The number of MySQL INTERVAL without their unit.
    intervals: u32,
    is_truth: bool,
    is_sum: bool,
    is_condition: bool,
}

type Step = Result<bool, Fault>;

impl<'t> Reader<'t> {
    /// Scans the tokens; each step returns whether an operand is expected next.
    fn read(&mut self) -> Result<(), Fault> {
        let mut wants_operand = true;
        while let Some(token) = self.tokens.get(self.at).copied() {
            wants_operand = if wants_operand { self.operand(token)? } else { self.after_operand(token)? };
            if !wants_operand && let Some(frame) = self.frames.last_mut() {
                frame.is_empty = false;
            }
        }
        match self.frames.last().map(|frame| frame.open) {
            Some(Open::Case) => return Err(Fault::new("A CASE has no END.").unfinished()),
            Some(Open::Brackets) => return Err(unclosed('[')),
            Some(_) => return Err(unclosed('(')),
            None => {}
        }
        if wants_operand {
            return Err(Fault::new("Something is missing at the end.").unfinished());
        }
        self.end_of_between()
    }

    fn shape(&self) -> Shape {
        match self.tokens {
            [one] if matches!(one.kind, Kind::Number | Kind::Text) => Shape::Value,
            [one] if matches!(one.kind, Kind::Word | Kind::Quoted) && self.is_column(one) => Shape::Name,
            _ if self.is_sum && !self.is_truth => Shape::Value,
            _ => Shape::Other,
        }
    }

    fn peek(&self, ahead: usize) -> Option<&'t Token<'t>> {
        self.tokens.get(self.at + ahead)
    }

    fn is_next(&self, ahead: usize, kind: Kind) -> bool {
        self.peek(ahead).is_some_and(|token| token.kind == kind)
    }

    fn open(&mut self, open: Open, name: &str) {
        self.frames.push(Frame {
            open,
            is_empty: true,
            betweens: self.betweens,
            compared: self.compared.take(),
            is_position: name == "position",
        });
        self.betweens = 0;
    }

    /// Closes the innermost construct if it is of this kind.
    fn close(&mut self, is: impl Fn(Open) -> bool, token: Token<'_>) -> Step {
        self.end_of_between()?;
        match self.frames.pop() {
            Some(frame) if is(frame.open) => {
                self.betweens = frame.betweens;
                self.compared = frame.compared;
                self.at += 1;
                Ok(false)
            }
            Some(Frame { open: Open::Case, .. }) => Err(Fault::new("A CASE has no END.")),
            _ => Err(Fault::new(["A ", token.text, " closes what is not open."].concat())),
        }
    }

    fn end_of_between(&self) -> Result<(), Fault> {
        match self.betweens {
            0 => Ok(()),
            _ => Err(Fault::new("BETWEEN needs two values: between 1 and 10.").unfinished()),
        }
    }

    fn missing_before(&self, token: Token<'_>) -> Fault {
        Fault::new(["Something is missing before ", token.text, "."].concat())
    }

    /// Records how an operator outside parentheses changes the shape of the whole.
    fn note_truth(&mut self, is_truth: bool) {
        if self.frames.is_empty() {
            self.is_truth |= is_truth;
            self.is_condition |= is_truth;
        }
    }
}

/// A name as the database compares it.
pub(super) fn unquoted(dialect: Dialect, token: &Token<'_>) -> String {
    if token.kind != Kind::Quoted {
        return if dialect == Dialect::Postgres { token.text.to_lowercase() } else { token.text.to_owned() };
    }
    let quote = token.text.chars().next().unwrap_or('"');
    let inner = token.text.get(1..token.text.len() - 1).unwrap_or("");
    inner.replace(&[quote, quote].iter().collect::<String>(), &quote.to_string())
}
