//! Operators by precedence: top-down operator precedence (Pratt 1973).
//!
//! An operand is read first; then, as long as the next operator binds more tightly than the one to the left, it takes
//! that operand as its left side.

use super::super::token::Kind;
use super::{Class, Operand, Reader, Result, Stop, What};

/// The maximum nesting; deeper expressions are not checked.
const DEEPEST: u32 = 60;

const COMPARISONS: &[&str] = &["=", "<>", "!=", "<", ">", "<=", ">="];
const PATTERNS: &[&str] = &["~", "~*", "!~", "!~*"];

// Precedence, from the PostgreSQL manual.
const OR: u8 = 1;
const AND: u8 = 2;
const NOT: u8 = 3;
const IS: u8 = 4;
const COMPARISON: u8 = 5;
const RANGE: u8 = 6;
const OTHER: u8 = 7;
const SUM: u8 = 8;
const PRODUCT: u8 = 9;
const POWER: u8 = 10;
const ZONE: u8 = 11;
const COLLATE: u8 = 12;
const SIGN: u8 = 13;
const CAST: u8 = 14;

const TRUE_OR_FALSE: What<'static> = What::Typed(Class::Boolean, None);

impl<'t> Reader<'t> {
    /// Reads an expression of operators that bind at least as tightly as `least`.
    pub(super) fn expression(&mut self, least: u8) -> Result<Operand<'t>> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Stop::Lost);
        }
        let mut left = self.prefix()?;
        while let Some(binding) = self.binding().filter(|binding| *binding >= least) {
            left = self.operator(left, binding)?;
        }
        self.depth -= 1;
        Ok(left)
    }

    /// The precedence of the next operator; `None` at the end of the expression.
    fn binding(&self) -> Option<u8> {
        let token = self.peek(0)?;
        match token.kind {
            Kind::Cast | Kind::OpenBracket | Kind::Dot => Some(CAST),
            Kind::Operator => Some(match token.text {
                "+" | "-" => SUM,
                "*" | "/" | "%" => PRODUCT,
                "^" => POWER,
                text if COMPARISONS.contains(&text) => COMPARISON,
                _ => OTHER,
            }),
            Kind::Word => match token.text.to_ascii_lowercase().as_str() {
                "or" => Some(OR),
                "and" => Some(AND),
                "is" | "isnull" | "notnull" => Some(IS),
                "like" | "ilike" | "similar" | "in" | "between" => Some(RANGE),
                "not" => Some(RANGE),
                "at" => Some(ZONE),
                "collate" => Some(COLLATE),
                _ => None,
            },
            _ => None,
        }
    }

    /// Reads an operator and its right side.
    fn operator(&mut self, left: Operand<'t>, binding: u8) -> Result<Operand<'t>> {
        let at = self.at;
        let Some(token) = self.peek(0) else { return Err(Stop::Lost) };
        let word = token.text.to_ascii_lowercase();
        self.at += 1;
        let what = match (binding, word.as_str()) {
            (OR | AND, _) => {
                let right = self.expression(binding + 1)?;
                self.condition(left)?;
                self.condition(right)?;
                TRUE_OR_FALSE
            }
            (IS, "is") => {
                self.is(left)?;
                TRUE_OR_FALSE
            }
            (IS, _) => TRUE_OR_FALSE,
            (COMPARISON, _) => {
                let right = self.expression(binding + 1)?;
                self.compared(left, right)?;
                TRUE_OR_FALSE
            }
            (RANGE, "not") => {
                let Some(next) = self.peek(0) else { return Err(Stop::Lost) };
                let next = next.text.to_ascii_lowercase();
                self.at += 1;
                self.range(left, &next)?;
                TRUE_OR_FALSE
            }
            (RANGE, word) => {
                self.range(left, word)?;
                TRUE_OR_FALSE
            }
            (SUM | PRODUCT | POWER, by) => {
                let right = self.expression(binding + 1)?;
                self.arithmetic(left, by, right)?
            }
            (OTHER, by) => {
                let right = self.expression(binding + 1)?;
                if by == "||" {
                    self.fixed_concatenation(left, right)?;
                }
                if PATTERNS.contains(&by) {
                    self.matched(left, by, right)?;
                    TRUE_OR_FALSE
                } else if matches!(by, "->>" | "#>>") {
                    What::Typed(Class::Text, None)
                } else {
                    What::Unknown
                }
            }
            (ZONE, _) => {
                self.expect_word("time")?;
                self.expect_word("zone")?;
                self.expression(binding + 1)?;
                match left.what {
                    What::Typed(Class::Zoned, _) => What::Typed(Class::Moment, None),
                    What::Typed(Class::Moment, _) => What::Typed(Class::Zoned, None),
                    _ => What::Unknown,
                }
            }
            (COLLATE, _) => {
                self.name()?;
                left.what
            }
            (CAST, "::") => self.cast(left)?,
            (CAST, "[") => {
                while !self.is_next(Kind::CloseBracket) {
                    self.peek(0).ok_or(Stop::Lost)?;
                    self.at += 1;
                }
                self.at += 1;
                What::Unknown
            }
            // A field of a composite value.
            (CAST, _) => {
                self.at += 1;
                What::Unknown
            }
            _ => return Err(Stop::Lost),
        };
        debug_assert!(self.at > at);
        Ok(self.since(left.first, what))
    }

    fn is(&mut self, left: Operand<'t>) -> Result<()> {
        self.at += usize::from(self.is_word(0, &["not"]));
        if self.is_word(0, &["true", "false", "unknown"]) {
            self.at += 1;
            return self.condition(left);
        }
        if self.is_word(0, &["null"]) {
            self.at += 1;
            return Ok(());
        }
        if self.is_word(0, &["distinct"]) && self.is_word(1, &["from"]) {
            self.at += 2;
            let right = self.expression(COMPARISON)?;
            return self.compared(left, right);
        }
        Err(Stop::Lost)
    }

    /// `in`, `between`, `like` and similar.
    fn range(&mut self, left: Operand<'t>, word: &str) -> Result<()> {
        match word {
            "in" => {
                let open = self.at;
                self.expect(Kind::Open)?;
                if self.is_word(0, &["select", "with", "values"]) {
                    self.at = self.closing(open)? + 1;
                    return Ok(());
                }
                loop {
                    let item = self.expression(0)?;
                    self.compared(left, item)?;
                    if !self.is_next(Kind::Comma) {
                        return self.expect(Kind::Close);
                    }
                    self.at += 1;
                }
            }
            "between" => {
                self.at += usize::from(self.is_word(0, &["symmetric", "asymmetric"]));
                let low = self.expression(OTHER)?;
                self.compared(left, low)?;
                self.expect_word("and")?;
                let high = self.expression(OTHER)?;
                self.compared(left, high)
            }
            "like" | "ilike" | "similar" => {
                if word == "similar" {
                    self.expect_word("to")?;
                }
                let right = self.expression(OTHER)?;
                if self.is_word(0, &["escape"]) {
                    self.at += 1;
                    self.expression(OTHER)?;
                }
                self.matched(left, word, right)
            }
            _ => Err(Stop::Lost),
        }
    }

    fn prefix(&mut self) -> Result<Operand<'t>> {
        let first = self.at;
        let token = *self.peek(0).ok_or(Stop::Lost)?;
        self.at += 1;
        let what = match token.kind {
            Kind::Number => What::Number,
            Kind::Text => {
                let inner = token.text.strip_prefix('\'').and_then(|text| text.strip_suffix('\''));
                inner.filter(|text| !text.contains('\'')).map_or(What::Unknown, What::Literal)
            }
            Kind::Operator => {
                let is_sign = matches!(token.text, "-" | "+");
                let operand = self.expression(if is_sign { SIGN } else { SUM })?;
                match operand.what {
                    What::Number if is_sign => What::Number,
                    What::Typed(Class::Number, _) if is_sign => What::Typed(Class::Number, None),
                    _ => What::Unknown,
                }
            }
            Kind::Open => return self.group(first),
            Kind::Word if token.is_one_of(&["true", "false"]) => What::Truth,
            Kind::Word if token.is_word("null") => What::Null,
            Kind::Word if token.is_word("not") => {
                let operand = self.expression(NOT)?;
                self.condition(operand)?;
                TRUE_OR_FALSE
            }
            Kind::Word | Kind::Quoted => return self.named(first),
            _ => return Err(Stop::Lost),
        };
        Ok(self.since(first, what))
    }

    /// The content of parentheses. Unknown constructs are skipped.
    fn group(&mut self, open: usize) -> Result<Operand<'t>> {
        let close = self.closing(open)?;
        let depth = self.depth;
        let what = match self.expression(0) {
            Ok(inner) if self.at == close => inner.what,
            Err(Stop::Fault(fault)) => return Err(Stop::Fault(fault)),
            _ => What::Unknown,
        };
        (self.at, self.depth) = (close + 1, depth);
        Ok(self.since(open, what))
    }

    /// A dotted name: the position of its last token.
    pub(super) fn name(&mut self) -> Result<usize> {
        loop {
            let token = self.peek(0).filter(|token| matches!(token.kind, Kind::Word | Kind::Quoted));
            token.ok_or(Stop::Lost)?;
            self.at += 1;
            if !self.is_next(Kind::Dot) {
                return Ok(self.at - 1);
            }
            self.at += 1;
        }
    }
}
