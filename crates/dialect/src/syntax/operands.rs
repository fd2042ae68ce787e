//! Operands that PostgreSQL cannot compare. The type of an operand is known without a parser if it is a single column,
//! literal or well-known function; anything else passes.

use crowfoot_model::{DataType, DefaultValue, Dialect, EnumId, LogicalType, Table};

use super::design::{Known, bare};
use super::expression::{Scope, unquoted};
use super::literal::literal_misfit;
use super::similar::meant;
use super::token::{Kind, Token, tokens};
use super::{Fault, types};
use crate::spec;

/// The first fault in the operands of an expression.
pub(super) fn fault(text: &str, table: &Table, scope: Scope<'_>, known: &dyn Known) -> Option<Fault> {
    if text.len() > types::MOST || known.is_mentioned("operator") || known.is_mentioned("cast") {
        return None;
    }
    let mut tokens = tokens(Dialect::Postgres, text).ok()?;
    tokens.retain(|token| token.kind != Kind::Comment);
    let expression = Expression { text, ends: ends(&tokens), tokens: &tokens, table, scope, known };
    (0..tokens.len()).find_map(|at| expression.fault_at(at))
}

/// The types that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Number,
    Text,
    Boolean,
    Day,
    Time,
    Uuid,
    Json,
    Enum(EnumId),
}

/// One side of an operator, from its first token to its last.
#[derive(Clone, Copy, Debug)]
struct Side<'t> {
    what: What<'t>,
    first: usize,
    last: usize,
}

#[derive(Clone, Copy, Debug)]
enum What<'t> {
    /// A column, or the result of a function.
    Typed(Class, Option<&'t DataType>),
    Number,
    Literal(&'t str),
    Truth,
}

const COMPARISONS: &[&str] = &["=", "<>", "!=", "<", ">", "<=", ">="];
const PATTERNS: &[&str] = &["~", "~*", "!~", "!~*"];
const SUMS: &[&str] = &["+", "-", "*", "/", "%"];
/// Functions that return a number.
const COUNTS: &[&str] =
    &["length", "char_length", "character_length", "octet_length", "bit_length", "strpos", "ascii"];
/// Functions that return text.
const TEXTS: &[&str] = &["md5", "to_char", "concat", "concat_ws", "initcap", "replace"];
/// Functions whose first argument is text.
const OF_TEXT: &[&str] = &[
    "length",
    "char_length",
    "character_length",
    "lower",
    "upper",
    "trim",
    "btrim",
    "ltrim",
    "rtrim",
    "initcap",
    "md5",
];
/// Functions whose first argument is a number.
const OF_NUMBER: &[&str] =
    &["abs", "ceil", "ceiling", "floor", "round", "sqrt", "sign", "trunc", "mod", "power"];

struct Expression<'t> {
    text: &'t str,
    tokens: &'t [Token<'t>],
    /// For each AND, whether it ends a BETWEEN.
    ends: Vec<bool>,
    table: &'t Table,
    scope: Scope<'t>,
    known: &'t dyn Known,
}

/// Which of the tokens are the AND of a BETWEEN.
fn ends(tokens: &[Token<'_>]) -> Vec<bool> {
    let mut open = vec![0_u32];
    let mut ends = Vec::with_capacity(tokens.len());
    for token in tokens {
        let mut is_end = false;
        match token.kind {
            Kind::Open => open.push(0),
            Kind::Close if open.len() > 1 => _ = open.pop(),
            Kind::Word => {
                if let Some(open) = open.last_mut() {
                    is_end = token.is_word("and") && *open > 0;
                    *open = *open + u32::from(token.is_word("between")) - u32::from(is_end);
                }
            }
            _ => {}
        }
        ends.push(is_end);
    }
    ends
}

impl<'t> Expression<'t> {
    fn fault_at(&self, at: usize) -> Option<Fault> {
        let token = self.tokens.get(at)?;
        match token.kind {
            Kind::Operator if COMPARISONS.contains(&token.text) => {
                self.compared(self.left_of(at)?, self.right_of(at)?)
            }
            Kind::Operator if PATTERNS.contains(&token.text) => self.matched(at, at),
            Kind::Operator if SUMS.contains(&token.text) => self.added(at),
            Kind::Word if self.peek(at + 1).is_some_and(|next| next.kind == Kind::Open) => self
                .argument(at)
                .or_else(|| if token.is_word("in") { self.listed(at) } else { self.joined(at) }),
            Kind::Word if token.is_one_of(&["like", "ilike", "similar"]) => {
                let to = at + usize::from(token.is_word("similar"));
                self.matched(at, to)
            }
            Kind::Word if token.is_word("between") => self.between(at),
            Kind::Word if token.is_word("is") => self.is_truth(at),
            Kind::Word => self.joined(at),
            _ => None,
        }
    }

    fn peek(&self, at: usize) -> Option<&'t Token<'t>> {
        self.tokens.get(at)
    }

    /// The operand before a token, or before a NOT in front of it, if it is a single one.
    fn left_of(&self, at: usize) -> Option<Side<'t>> {
        let last = at.checked_sub(1)?;
        let last = if self.peek(last)?.is_word("not") { last.checked_sub(1)? } else { last };
        let side = self.side_ending(last)?;
        self.begins(side.first).then_some(side)
    }

    /// The operand after a token, if it is a single one.
    fn right_of(&self, at: usize) -> Option<Side<'t>> {
        let side = self.side_starting(at + 1)?;
        self.is_over(side.last + 1).then_some(side)
    }

    /// Whether an operand of its own begins at a token.
    fn begins(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|at| self.peek(at)) else { return true };
        let is_end = self.ends.get(at - 1).is_some_and(|own| *own);
        matches!(before.kind, Kind::Open | Kind::Comma)
            || before.is_one_of(&["and", "or", "not", "when", "then", "else"]) && !is_end
    }

    /// Whether an operand is over where a token stands.
    fn is_over(&self, at: usize) -> bool {
        self.peek(at).is_none_or(|token| {
            matches!(token.kind, Kind::Close | Kind::Comma)
                || token.is_one_of(&["and", "or", "then", "else", "end", "when"])
        })
    }

    fn side_ending(&self, last: usize) -> Option<Side<'t>> {
        let token = self.peek(last)?;
        if token.kind == Kind::Close {
            let open = self.opening(last)?;
            let first = open.checked_sub(1)?;
            return self.call(first).map(|what| Side { what, first, last });
        }
        if let Some(what) = self.literal(token) {
            let sign = last.checked_sub(1).filter(|at| {
                self.peek(*at).is_some_and(|token| matches!(token.text, "-" | "+")) && self.begins(*at)
            });
            return Some(Side { what, first: sign.unwrap_or(last), last });
        }
        let is_qualified = last >= 2 && self.peek(last - 1)?.kind == Kind::Dot;
        let first = if is_qualified { last - 2 } else { last };
        self.column(first, last).map(|what| Side { what, first, last })
    }

    fn side_starting(&self, first: usize) -> Option<Side<'t>> {
        let token = self.peek(first)?;
        if matches!(token.text, "-" | "+") {
            let number = self.peek(first + 1).filter(|token| token.kind == Kind::Number)?;
            return self.literal(number).map(|what| Side { what, first, last: first + 1 });
        }
        if let Some(what) = self.literal(token) {
            return Some(Side { what, first, last: first });
        }
        let next = self.peek(first + 1).map(|next| next.kind);
        if next == Some(Kind::Open) {
            let last = self.closing(first + 1)?;
            return self.call(first).map(|what| Side { what, first, last });
        }
        let last = if next == Some(Kind::Dot) { first + 2 } else { first };
        self.column(first, last).map(|what| Side { what, first, last })
    }

    fn literal(&self, token: &Token<'t>) -> Option<What<'t>> {
        match token.kind {
            Kind::Number => Some(What::Number),
            Kind::Text => {
                let inner = token.text.strip_prefix('\'')?.strip_suffix('\'')?;
                (!inner.contains('\'')).then_some(What::Literal(inner))
            }
            _ => token.is_one_of(&["true", "false"]).then_some(What::Truth),
        }
    }

    /// A column from its first token to its last, with its table before it or without.
    fn column(&self, first: usize, last: usize) -> Option<What<'t>> {
        let token = self.peek(last).filter(|token| matches!(token.kind, Kind::Word | Kind::Quoted))?;
        if last > first && unquoted(Dialect::Postgres, self.peek(first)?) != self.table.name {
            return None;
        }
        let before = first.checked_sub(1).and_then(|at| self.peek(at)).map(|token| token.kind);
        let behind = self.peek(last + 1).map(|token| token.kind);
        let is_part = |kind: Option<Kind>| matches!(kind, Some(Kind::Dot | Kind::Cast));
        if is_part(before) || is_part(behind) || matches!(behind, Some(Kind::Open | Kind::OpenBracket)) {
            return None;
        }
        let name = unquoted(Dialect::Postgres, token);
        let column = self.table.columns.get(self.scope.find(Dialect::Postgres, &name)?)?;
        let own = bare(column.data_type.as_ref()?, self.known);
        let class = match own {
            DataType::Enum(id) => Class::Enum(*id),
            DataType::Logical(logical) => match logical {
                LogicalType::Integer { .. } | LogicalType::Decimal { .. } | LogicalType::Float { .. } => {
                    Class::Number
                }
                LogicalType::Char { .. } | LogicalType::Varchar { .. } | LogicalType::Text => Class::Text,
                LogicalType::Boolean => Class::Boolean,
                LogicalType::Date | LogicalType::Timestamp { .. } => Class::Day,
                LogicalType::Time { .. } => Class::Time,
                LogicalType::Uuid => Class::Uuid,
                LogicalType::Json { binary: true } => Class::Json,
                _ => return None,
            },
            _ => return None,
        };
        Some(What::Typed(class, Some(own)))
    }

    /// The result of a well-known function, by the place of its name.
    fn call(&self, name: usize) -> Option<What<'t>> {
        let token = self.peek(name).filter(|token| token.kind == Kind::Word)?;
        let is_free =
            name.checked_sub(1).and_then(|at| self.peek(at)).is_none_or(|own| own.kind != Kind::Dot);
        if !is_free || self.known.is_mentioned(&token.text.to_ascii_lowercase()) {
            return None;
        }
        let class = if token.is_one_of(COUNTS) {
            Class::Number
        } else if token.is_one_of(TEXTS) {
            Class::Text
        } else {
            return None;
        };
        Some(What::Typed(class, None))
    }

    /// The parenthesis that the one at a token opens; not far away.
    fn closing(&self, open: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for (at, token) in self.tokens.iter().enumerate().skip(open).take(FAR) {
            match token.kind {
                Kind::Open => depth += 1,
                Kind::Close if depth == 1 => return Some(at),
                Kind::Close => depth = depth.checked_sub(1)?,
                _ => {}
            }
        }
        None
    }

    fn opening(&self, close: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for at in (0..=close).rev().take(FAR) {
            match self.peek(at)?.kind {
                Kind::Close => depth += 1,
                Kind::Open if depth == 1 => return Some(at),
                Kind::Open => depth = depth.checked_sub(1)?,
                _ => {}
            }
        }
        None
    }

    fn slice(&self, side: Side<'_>) -> &'t str {
        let start = self.peek(side.first).map(|token| token.start);
        let end = self.peek(side.last).map(Token::end);
        start.zip(end).and_then(|(start, end)| self.text.get(start..end)).unwrap_or("")
    }

    /// Offers the text with another one in the place of a side.
    fn replaced(&self, fault: Fault, side: Side<'_>, by: &str) -> Fault {
        let before = self.peek(side.first).and_then(|token| self.text.get(..token.start)).unwrap_or("");
        let behind = self.peek(side.last).and_then(|token| self.text.get(token.end()..)).unwrap_or("");
        fault.better(["Use ", by].concat(), [before, by, behind].concat())
    }

    fn compared(&self, one: Side<'t>, other: Side<'t>) -> Option<Fault> {
        match (one.what, other.what) {
            (What::Typed(class, own), what) => self.compared_with(one, class, own, other, what),
            (what, What::Typed(class, own)) => self.compared_with(other, class, own, one, what),
            _ => None,
        }
    }

    fn compared_with(
        &self,
        one: Side<'t>,
        class: Class,
        own: Option<&'t DataType>,
        other: Side<'t>,
        what: What<'t>,
    ) -> Option<Fault> {
        let (name, value) = (self.slice(one), self.slice(other));
        let differ = |what: &str| {
            Fault::new(
                [
                    name,
                    " is ",
                    called(class),
                    " and ",
                    value,
                    " is ",
                    what,
                    ": PostgreSQL does not compare them.",
                ]
                .concat(),
            )
        };
        match what {
            What::Number if class == Class::Number => None,
            What::Number => {
                let fault = differ("a number");
                Some(match (class, value) {
                    (Class::Text, _) => self.replaced(fault, other, &["'", value, "'"].concat()),
                    (Class::Boolean, "1") => self.replaced(fault, other, "true"),
                    (Class::Boolean, "0") => self.replaced(fault, other, "false"),
                    _ => fault,
                })
            }
            What::Truth => (class != Class::Boolean).then(|| differ(called(Class::Boolean))),
            What::Typed(second, _) => (class != second).then(|| differ(called(second))),
            What::Literal(text) => match (class, own) {
                (Class::Enum(id), _) => {
                    let values = self.known.values(id)?;
                    if values.iter().any(|own| own == text) {
                        return None;
                    }
                    let fault = Fault::new([value, " is not a value of ", name, "."].concat());
                    let near = values.iter().find(|own| own.eq_ignore_ascii_case(text)).map(String::as_str);
                    Some(match near.or_else(|| meant(text, values.iter().map(String::as_str))) {
                        Some(near) => {
                            self.replaced(fault, other, &spec(Dialect::Postgres).text_literal(near))
                        }
                        None => fault,
                    })
                }
                (_, Some(DataType::Logical(logical))) => {
                    let literal = DefaultValue::Text(text.to_owned());
                    let misfit = literal_misfit(Dialect::Postgres, *logical, &literal)?;
                    Some(Fault::new([value, " is compared with ", name, ", but ", misfit, "."].concat()))
                }
                _ => None,
            },
        }
    }

    /// `note like 'a%'`: both are text.
    fn matched(&self, at: usize, to: usize) -> Option<Fault> {
        let said = |side: Side<'_>, what: &str| {
            let by = self.peek(at).map_or("", |token| token.text);
            Fault::new([self.slice(side), " is ", what, ", and ", by, " compares text."].concat())
        };
        if let Some(side) = self.left_of(at)
            && let What::Typed(class, _) = side.what
            && class != Class::Text
        {
            return Some(said(side, called(class)));
        }
        let side = self.right_of(to)?;
        matches!(side.what, What::Number).then(|| said(side, "a number"))
    }

    /// `note + 1`: text is no number.
    fn added(&self, at: usize) -> Option<Fault> {
        let sides = [self.side_ending(at.checked_sub(1)?), self.side_starting(at + 1)];
        let side = sides
            .into_iter()
            .flatten()
            .find(|side| matches!(side.what, What::Typed(Class::Text | Class::Boolean, Some(_))))?;
        let What::Typed(class, _) = side.what else { return None };
        let by = self.peek(at)?.text;
        let fault =
            Fault::new([self.slice(side), " is ", called(class), ", and ", by, " is for numbers."].concat());
        Some(fault)
    }

    /// `state in ('draft', 'paid')`.
    fn listed(&self, at: usize) -> Option<Fault> {
        let left = self.left_of(at)?;
        let mut from = at + 1;
        while let Some(item) = self.right_of(from) {
            if let fault @ Some(_) = self.compared(left, item) {
                return fault;
            }
            from = item.last + 1;
            if self.peek(from)?.kind != Kind::Comma {
                return None;
            }
        }
        None
    }

    fn between(&self, at: usize) -> Option<Fault> {
        let left = self.left_of(at)?;
        let low = self.right_of(at)?;
        if let fault @ Some(_) = self.compared(left, low) {
            return fault;
        }
        let high = self.right_of(low.last + 1)?;
        self.compared(left, high)
    }

    /// `paid is true`.
    fn is_truth(&self, at: usize) -> Option<Fault> {
        let to = at + 1 + usize::from(self.peek(at + 1)?.is_word("not"));
        let is_asked = self.peek(to)?.is_one_of(&["true", "false", "unknown"]);
        let side = self.left_of(at).filter(|_| is_asked)?;
        self.not_boolean(side)
    }

    /// `not paid`, `paid and …`.
    fn joined(&self, at: usize) -> Option<Fault> {
        let token = self.peek(at)?;
        let is_end = self.ends.get(at).is_some_and(|own| *own);
        if is_end || !token.is_one_of(&["and", "or", "not"]) {
            return None;
        }
        let ends = |side: &Side<'_>| {
            self.peek(side.last + 1)
                .is_none_or(|next| next.kind == Kind::Close || next.is_one_of(&["and", "or"]))
        };
        if let Some(side) = self.side_starting(at + 1).filter(ends)
            && let fault @ Some(_) = self.not_boolean(side)
        {
            return fault;
        }
        if token.is_word("not") {
            return None;
        }
        let side = self.side_ending(at.checked_sub(1)?)?;
        let before = side.first.checked_sub(1).and_then(|at| self.peek(at));
        let is_end = side.first > 0 && self.ends.get(side.first - 1).is_some_and(|own| *own);
        let begins = before.is_none_or(|own| own.kind == Kind::Open || own.is_one_of(&["and", "or", "not"]));
        if begins && !is_end { self.not_boolean(side) } else { None }
    }

    fn not_boolean(&self, side: Side<'_>) -> Option<Fault> {
        let What::Typed(class, _) = side.what else { return None };
        (class != Class::Boolean).then(|| {
            Fault::new([self.slice(side), " is ", called(class), ", neither true nor false."].concat())
        })
    }

    /// `length(qty)`: the first argument, where it is a column alone.
    fn argument(&self, at: usize) -> Option<Fault> {
        let token = self.peek(at)?;
        let side = self.side_starting(at + 2)?;
        let What::Typed(class, Some(_)) = side.what else { return None };
        if !matches!(self.peek(side.last + 1)?.kind, Kind::Close | Kind::Comma) {
            return None;
        }
        let wants = if token.is_one_of(OF_TEXT) {
            Class::Text
        } else if token.is_one_of(OF_NUMBER) {
            Class::Number
        } else {
            return None;
        };
        let is_own = self.known.is_mentioned(&token.text.to_ascii_lowercase());
        let said =
            [token.text, " takes ", called(wants), ", and ", self.slice(side), " is ", called(class), "."];
        (class != wants && !is_own).then(|| Fault::new(said.concat()))
    }
}

/// Within how many tokens a parenthesis is looked for.
const FAR: usize = 60;

fn called(class: Class) -> &'static str {
    match class {
        Class::Number => "a number",
        Class::Text => "text",
        Class::Boolean => "true or false",
        Class::Day => "a date",
        Class::Time => "a time of day",
        Class::Uuid => "a UUID",
        Class::Json => "JSON",
        Class::Enum(_) => "an enum",
    }
}
