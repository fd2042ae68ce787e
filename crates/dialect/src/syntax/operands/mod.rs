//! Types of operands in PostgreSQL expressions, as far as they are obvious: operands that cannot be compared, added or
//! mixed. Anything unknown passes.

mod call;
mod faults;
mod fixed;
mod grammar;

use crowfoot_model::{DataType, Dialect, EnumId, LogicalType, Table};

use super::design::{Known, bare};
use super::expression::{Scope, Use, unquoted};
use super::token::{Kind, Token, tokens};
use super::{Fault, types};

/// The knowledge about an expression.
#[derive(Default)]
pub(super) struct Read {
    pub(super) fault: Option<Fault>,
    /// The type of its value.
    pub(super) class: Option<Class>,
}

/// The classes of types that are distinguished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Number,
    Text,
    Boolean,
    Day,
    /// A date and time.
    Moment,
    /// A timestamp with time zone, shown in the time zone of the session.
    Zoned,
    Time,
    /// An interval.
    Span,
    Uuid,
    Json,
    Enum(EnumId),
}

/// Checks an expression. `table` has the columns that it may use.
pub(super) fn read(
    text: &str,
    used: Use,
    table: Option<&Table>,
    scope: Scope<'_>,
    known: &dyn Known,
) -> Read {
    // User-defined operators and casts could allow anything.
    if text.len() > types::MOST || known.is_mentioned("operator") || known.is_mentioned("cast") {
        return Read::default();
    }
    let Ok(mut tokens) = tokens(Dialect::Postgres, text) else { return Read::default() };
    tokens.retain(|token| token.kind != Kind::Comment);
    let mut reader = Reader { text, tokens: &tokens, at: 0, depth: 0, used, table, scope, known };
    match reader.expression(0) {
        Err(Stop::Fault(fault)) => Read { fault: Some(fault), class: None },
        Ok(whole) if reader.at == tokens.len() => Read { fault: None, class: whole.what.class() },
        _ => Read::default(),
    }
}

/// The name of a class: "qty is a number".
pub(super) fn called(class: Class) -> &'static str {
    match class {
        Class::Number => "a number",
        Class::Text => "text",
        Class::Boolean => "true or false",
        Class::Day => "a date",
        Class::Moment | Class::Zoned => "a point in time",
        Class::Time => "a time of day",
        Class::Span => "an interval",
        Class::Uuid => "a UUID",
        Class::Json => "JSON",
        Class::Enum(_) => "an enum",
    }
}

/// Whether a column accepts a value of this class as its default, without a cast.
pub(super) fn holds(logical: LogicalType, class: Class) -> bool {
    use LogicalType as L;
    match logical {
        L::Char { .. } | L::Varchar { .. } | L::Text => true,
        L::Integer { .. } | L::Decimal { .. } | L::Float { .. } => class == Class::Number,
        L::Boolean => class == Class::Boolean,
        L::Date | L::Timestamp { .. } => matches!(class, Class::Day | Class::Moment | Class::Zoned),
        L::Time { .. } => matches!(class, Class::Time | Class::Moment | Class::Zoned | Class::Span),
        L::Interval => matches!(class, Class::Span | Class::Time),
        L::Uuid => class == Class::Uuid,
        L::Json { .. } => class == Class::Json,
        L::Bytes | L::Binary { .. } => class == Class::Number,
    }
}

/// The reason to stop early.
enum Stop {
    Fault(Fault),
    /// An unknown construct.
    Lost,
}

type Result<T> = std::result::Result<T, Stop>;

/// A part of an expression, from its first token to its last.
#[derive(Clone, Copy, Debug)]
struct Operand<'t> {
    what: What<'t>,
    first: usize,
    last: usize,
}

#[derive(Clone, Copy, Debug)]
enum What<'t> {
    Unknown,
    Null,
    /// A column with its type, or the result of something.
    Typed(Class, Option<&'t DataType>),
    Number,
    /// A string literal, which adopts the expected type.
    Literal(&'t str),
    Truth,
}

impl What<'_> {
    fn class(self) -> Option<Class> {
        match self {
            Self::Typed(class, _) => Some(class),
            Self::Number => Some(Class::Number),
            Self::Truth => Some(Class::Boolean),
            Self::Unknown | Self::Null | Self::Literal(_) => None,
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token<'t>],
    at: usize,
    depth: u32,
    used: Use,
    table: Option<&'t Table>,
    scope: Scope<'t>,
    known: &'t dyn Known,
}

impl<'t> Reader<'t> {
    fn peek(&self, ahead: usize) -> Option<&'t Token<'t>> {
        self.tokens.get(self.at + ahead)
    }

    fn is_next(&self, kind: Kind) -> bool {
        self.peek(0).is_some_and(|token| token.kind == kind)
    }

    fn is_word(&self, ahead: usize, words: &[&str]) -> bool {
        self.peek(ahead).is_some_and(|token| token.is_one_of(words))
    }

    /// Skips a token of this kind.
    fn expect(&mut self, kind: Kind) -> Result<()> {
        if !self.is_next(kind) {
            return Err(Stop::Lost);
        }
        self.at += 1;
        Ok(())
    }

    fn expect_word(&mut self, word: &str) -> Result<()> {
        if !self.is_word(0, &[word]) {
            return Err(Stop::Lost);
        }
        self.at += 1;
        Ok(())
    }

    /// The matching closing parenthesis.
    fn closing(&self, open: usize) -> Result<usize> {
        let mut depth = 0_usize;
        for (at, token) in self.tokens.iter().enumerate().skip(open) {
            match token.kind {
                Kind::Open => depth += 1,
                Kind::Close if depth <= 1 => return Ok(at),
                Kind::Close => depth -= 1,
                _ => {}
            }
        }
        Err(Stop::Lost)
    }

    fn slice(&self, operand: Operand<'_>) -> &'t str {
        let start = self.tokens.get(operand.first).map(|token| token.start);
        let end = self.tokens.get(operand.last).map(Token::end);
        start.zip(end).and_then(|(start, end)| self.text.get(start..end)).unwrap_or("")
    }

    /// An operand that ends with the last token.
    fn since(&self, first: usize, what: What<'t>) -> Operand<'t> {
        Operand { what, first, last: self.at.saturating_sub(1) }
    }

    /// The column named by these tokens.
    fn column(&self, name: &[Token<'t>]) -> What<'t> {
        let (Some(table), Some((last, before))) = (self.table, name.split_last()) else {
            return What::Unknown;
        };
        let is_own = match before {
            [] => true,
            [own, dot] => dot.kind == Kind::Dot && unquoted(Dialect::Postgres, own) == table.name,
            _ => false,
        };
        let found = self.scope.find(Dialect::Postgres, &unquoted(Dialect::Postgres, last));
        let data_type = found.and_then(|at| table.columns.get(at)?.data_type.as_ref());
        let Some(data_type) = data_type.filter(|_| is_own) else { return What::Unknown };
        let own = bare(data_type, self.known);
        class_of(own).map_or(What::Unknown, |class| What::Typed(class, Some(own)))
    }
}

fn class_of(data_type: &DataType) -> Option<Class> {
    let logical = match data_type {
        DataType::Enum(id) => return Some(Class::Enum(*id)),
        DataType::Logical(logical) => logical,
        _ => return None,
    };
    Some(match logical {
        LogicalType::Integer { .. } | LogicalType::Decimal { .. } | LogicalType::Float { .. } => {
            Class::Number
        }
        LogicalType::Char { .. } | LogicalType::Varchar { .. } | LogicalType::Text => Class::Text,
        LogicalType::Boolean => Class::Boolean,
        LogicalType::Date => Class::Day,
        LogicalType::Timestamp { with_zone: true, .. } => Class::Zoned,
        LogicalType::Timestamp { .. } => Class::Moment,
        LogicalType::Time { .. } => Class::Time,
        LogicalType::Interval => Class::Span,
        LogicalType::Uuid => Class::Uuid,
        LogicalType::Json { binary: true } => Class::Json,
        _ => return None,
    })
}
