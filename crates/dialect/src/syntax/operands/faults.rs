//! Faults of operands whose types do not match.

use crowfoot_model::{DataType, DefaultValue, Dialect, LogicalType};

use super::super::Fault;
use super::super::literal::literal_misfit;
use super::super::similar::meant;
use super::super::token::Token;
use super::{Class, Operand, Reader, Result, Stop, What, called};
use crate::spec;

impl<'t> Reader<'t> {
    pub(super) fn said(&self, words: &[&str]) -> Stop {
        Stop::Fault(Fault::new(words.concat()))
    }

    /// Suggests the text with an operand replaced.
    pub(super) fn replaced(&self, fault: Fault, operand: Operand<'_>, by: &str) -> Stop {
        let before = self.tokens.get(operand.first).and_then(|token| self.text.get(..token.start));
        let behind = self.tokens.get(operand.last).map(Token::end).and_then(|end| self.text.get(end..));
        let text = [before.unwrap_or(""), by, behind.unwrap_or("")].concat();
        Stop::Fault(fault.better(["Use ", by].concat(), text))
    }

    pub(super) fn compared(&self, one: Operand<'t>, other: Operand<'t>) -> Result<()> {
        match (one.what, other.what) {
            (What::Typed(class, own), _) => self.compared_with(one, class, own, other),
            (_, What::Typed(class, own)) => self.compared_with(other, class, own, one),
            (What::Number, What::Literal(text)) => self.literal(one, Class::Number, None, other, text),
            _ => Ok(()),
        }
    }

    fn compared_with(
        &self,
        one: Operand<'t>,
        class: Class,
        own: Option<&'t DataType>,
        other: Operand<'t>,
    ) -> Result<()> {
        let (name, value) = (self.slice(one), self.slice(other));
        if let What::Literal(text) = other.what {
            return self.literal(one, class, own, other, text);
        }
        let Some(second) = other.what.class() else { return Ok(()) };
        if is_alike(class, second) {
            let is_mixed = class != second && (class == Class::Zoned || second == Class::Zoned);
            let zoned = if class == Class::Zoned { one } else { other };
            return if is_mixed {
                self.fixed([name, " beside ", value].concat(), Some(zoned))
            } else {
                Ok(())
            };
        }
        let what = called(second);
        let fault = Fault::new(
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
        );
        Err(match (other.what, class, value) {
            (What::Number, Class::Text, _) => self.replaced(fault, other, &["'", value, "'"].concat()),
            (What::Number, Class::Boolean, "1") => self.replaced(fault, other, "true"),
            (What::Number, Class::Boolean, "0") => self.replaced(fault, other, "false"),
            _ => Stop::Fault(fault),
        })
    }

    /// A string literal that is compared with a value of this type.
    fn literal(
        &self,
        one: Operand<'t>,
        class: Class,
        own: Option<&'t DataType>,
        other: Operand<'t>,
        text: &str,
    ) -> Result<()> {
        let (name, value) = (self.slice(one), self.slice(other));
        if let Class::Enum(id) = class {
            let Some(values) = self.known.values(id) else { return Ok(()) };
            if values.iter().any(|own| own == text) {
                return Ok(());
            }
            let fault = Fault::new([value, " is not a value of ", name, "."].concat());
            let near = values.iter().find(|own| own.eq_ignore_ascii_case(text)).map(String::as_str);
            return Err(match near.or_else(|| meant(text, values.iter().map(String::as_str))) {
                Some(near) => self.replaced(fault, other, &spec(Dialect::Postgres).text_literal(near)),
                None => Stop::Fault(fault),
            });
        }
        match misfit(class, own, text) {
            Some(misfit) => Err(self.said(&[value, " is compared with ", name, ", but ", misfit, "."])),
            None => Ok(()),
        }
    }

    /// `note like 'a%'`: both must be text.
    pub(super) fn matched(&self, left: Operand<'t>, by: &str, right: Operand<'t>) -> Result<()> {
        let said = |side: Operand<'t>, what: &str| {
            Err(self.said(&[self.slice(side), " is ", what, ", and ", by, " compares text."]))
        };
        match (left.what, right.what) {
            (What::Typed(class, _), _) if class != Class::Text => said(left, called(class)),
            (_, What::Number) => said(right, "a number"),
            _ => Ok(()),
        }
    }

    /// Booleans: on both sides of AND, after NOT and WHEN.
    pub(super) fn condition(&self, operand: Operand<'t>) -> Result<()> {
        match operand.what {
            What::Typed(class, _) if class != Class::Boolean => {
                Err(self.said(&[self.slice(operand), " is ", called(class), ", neither true nor false."]))
            }
            What::Number => Err(self.said(&[self.slice(operand), " is neither true nor false."])),
            _ => Ok(()),
        }
    }

    /// The result of arithmetic.
    pub(super) fn arithmetic(&self, left: Operand<'t>, by: &str, right: Operand<'t>) -> Result<What<'t>> {
        use Class::{Boolean, Day, Moment, Number, Span, Text, Time, Zoned};
        // Extensions define operators for text.
        let is_odd = |what: What<'_>| {
            matches!(what.class(), Some(Text | Boolean)) && !(by == "%" && self.known.has_extensions())
        };
        for side in [left, right] {
            if let Some(class) = side.what.class().filter(|_| is_odd(side.what)) {
                return Err(self.said(&[
                    self.slice(side),
                    " is ",
                    called(class),
                    ", and ",
                    by,
                    " is for numbers.",
                ]));
            }
        }
        let none = |what| {
            let (one, other) = (self.slice(left), self.slice(right));
            let fault =
                Fault::new(["PostgreSQL does not ", what, ": ", one, " ", by, " ", other, "."].concat());
            match right.what {
                What::Number if matches!(by, "+" | "-") && !other.contains('.') => {
                    let unit = if other == "1" { " day'" } else { " days'" };
                    self.replaced(fault, right, &["interval '", other, unit].concat())
                }
                _ => Stop::Fault(fault),
            }
        };
        let result = match (left.what.class(), by, right.what.class()) {
            (Some(Number), _, Some(Number)) => Number,
            (Some(Moment | Zoned | Time | Day), "*" | "/" | "%" | "^", Some(_)) => {
                return Err(none("multiply or divide points in time"));
            }
            (Some(Moment | Zoned | Time), "+" | "-", Some(Number)) => {
                return Err(none("add numbers to points in time, only intervals"));
            }
            (Some(Number), "+" | "-", Some(Moment | Zoned | Time)) => {
                return Err(none("add numbers to points in time, only intervals"));
            }
            (Some(Moment | Zoned), "+", Some(Moment | Zoned)) | (Some(Day), "+", Some(Day)) => {
                return Err(none("add points in time"));
            }
            (Some(Day), "+" | "-", Some(Number)) => {
                if matches!(right.what, What::Number) && self.slice(right).contains(['.', 'e', 'E']) {
                    return Err(none("add fractions to dates"));
                }
                // A column may have fractions.
                Day
            }
            (Some(Number), "+", Some(Day)) => Day,
            (Some(Day), "-", Some(Day)) => Number,
            (Some(Moment | Zoned), "-", Some(Moment | Zoned | Day))
            | (Some(Day), "-", Some(Moment | Zoned)) => Span,
            (Some(Moment | Day), "+" | "-", Some(Span)) | (Some(Span), "+", Some(Moment | Day)) => Moment,
            (Some(Zoned), "+" | "-", Some(Span)) | (Some(Span), "+", Some(Zoned)) => {
                let zoned = if left.what.class() == Some(Zoned) { left } else { right };
                self.fixed([self.slice(left), " ", by, " ", self.slice(right)].concat(), Some(zoned))?;
                Zoned
            }
            (Some(Span), "+" | "-", Some(Span)) | (Some(Span), "*" | "/", Some(Number)) => Span,
            (Some(Time), "+" | "-", Some(Span)) => Time,
            (Some(Moment | Zoned), "+", None) => {
                if let What::Literal(text) = right.what
                    && let Some(misfit) = misfit(Span, None, text)
                {
                    return Err(self.said(&[self.slice(right), " ", misfit, "."]));
                }
                return Ok(What::Unknown);
            }
            _ => return Ok(What::Unknown),
        };
        Ok(What::Typed(result, None))
    }

    /// The common type of the results of a CASE or COALESCE.
    pub(super) fn unified(&self, of: &str, items: &[Operand<'t>]) -> Result<What<'t>> {
        let mut typed = items.iter().filter_map(|item| Some((*item, item.what.class()?)));
        let Some((first, class)) = typed.next() else { return Ok(What::Unknown) };
        let mut class = class;
        for (item, second) in typed {
            if !is_alike(class, second) {
                let (one, other) = (self.slice(first), self.slice(item));
                let (class, second) = (called(class), called(second));
                let is = [one, " is ", class, " and ", other, " is ", second, "."].concat();
                return Err(self.said(&[of, " returns one type, but ", &is]));
            }
            if second == Class::Zoned || class == Class::Day {
                class = second;
            }
        }
        // Literals adopt the type of the others; integers if all are.
        let is_whole = |item: &Operand<'t>| match item.what {
            What::Number => self.slice(*item).bytes().all(|byte| byte.is_ascii_digit()),
            What::Typed(Class::Number, Some(DataType::Logical(LogicalType::Integer { .. }))) => true,
            _ => item.what.class().is_none(),
        };
        let whole = DataType::BIGINT;
        let own = (class == Class::Number && items.iter().all(is_whole)).then_some(&whole);
        let is_sure = !items.iter().any(|item| matches!(item.what, What::Unknown));
        for item in items.iter().filter(|_| is_sure) {
            let What::Literal(text) = item.what else { continue };
            let is_none = match class {
                Class::Enum(id) => {
                    let values = self.known.values(id);
                    let is_one = values.is_none_or(|values| values.iter().any(|own| own == text));
                    (!is_one).then_some("is not a value of that enum")
                }
                _ => misfit(class, own, text),
            };
            if let Some(misfit) = is_none {
                return Err(self.said(&[of, " returns one type, but ", self.slice(*item), " ", misfit, "."]));
            }
        }
        if !is_sure {
            return Ok(What::Unknown);
        }
        // A column stays a column, for the message.
        Ok(match first.what {
            What::Typed(first, own) if first == class => What::Typed(class, own),
            _ => What::Typed(class, None),
        })
    }
}

/// Whether two types can be compared and mixed.
fn is_alike(one: Class, other: Class) -> bool {
    let is_day = |class| matches!(class, Class::Day | Class::Moment | Class::Zoned);
    let is_span = |class| matches!(class, Class::Span | Class::Time);
    one == other || is_day(one) && is_day(other) || is_span(one) && is_span(other)
}

/// The reason a string literal is not a value of a type: "is not a number".
fn misfit(class: Class, own: Option<&DataType>, text: &str) -> Option<&'static str> {
    let logical = match own {
        Some(DataType::Logical(logical)) => *logical,
        _ => match class {
            Class::Number => LogicalType::Decimal { precision: None, scale: None },
            Class::Boolean => LogicalType::Boolean,
            Class::Day => LogicalType::Date,
            Class::Moment | Class::Zoned => LogicalType::Timestamp { precision: None, with_zone: true },
            Class::Time => LogicalType::Time { precision: None, with_zone: false },
            Class::Span => LogicalType::Interval,
            Class::Uuid => LogicalType::Uuid,
            Class::Json => LogicalType::Json { binary: true },
            Class::Text | Class::Enum(_) => return None,
        },
    };
    literal_misfit(Dialect::Postgres, logical, &DefaultValue::Text(text.to_owned()))
}
