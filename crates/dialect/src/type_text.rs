//! Takes the text of a type apart.

use crowfoot_model::{DataType, LogicalType};

use crate::DialectSpec;

/// The text of a type: `timestamp(3) with time zone` has the words `timestamp with time zone` and the argument `3`.
pub(crate) struct TypeText<'t> {
    /// In lower case, separated by single spaces.
    pub words: String,
    /// The arguments in parentheses, split at commas and trimmed; `None` without parentheses.
    pub arguments: Option<Vec<&'t str>>,
}

impl<'t> TypeText<'t> {
    /// `None` for text that is not words with at most one pair of parentheses.
    pub(crate) fn parse(text: &'t str) -> Option<Self> {
        let (head, arguments, tail) = match text.find('(') {
            None => (text, None, ""),
            Some(open) => {
                let rest = text.get(open + 1..)?;
                let (arguments, close) = split_arguments(rest)?;
                (text.get(..open)?, Some(arguments), rest.get(close + 1..)?)
            }
        };
        let mut words = String::with_capacity(text.len());
        for word in head.split_whitespace().chain(tail.split_whitespace()) {
            if !word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
                return None;
            }
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(&word.to_ascii_lowercase());
        }
        (!words.is_empty()).then_some(Self { words, arguments })
    }

    /// Whether there are no parentheses.
    pub(crate) fn is_plain(&self) -> bool {
        self.arguments.is_none()
    }

    /// The argument where there is exactly one and it is a number.
    pub(crate) fn number(&self) -> Option<u32> {
        match self.arguments.as_deref() {
            Some([one]) => parse_number(one),
            _ => None,
        }
    }

    /// The argument where there is one number, `Some(None)` without arguments, `None` for anything else.
    pub(crate) fn optional_number(&self) -> Option<Option<u32>> {
        if self.is_plain() { Some(None) } else { self.number().map(Some) }
    }

    /// Precision and scale, each where it is given; `None` for arguments that are anything else.
    pub(crate) fn precision_and_scale(&self) -> Option<(Option<u32>, Option<i32>)> {
        match self.arguments.as_deref() {
            None => Some((None, None)),
            Some([precision]) => Some((Some(parse_number(precision)?), None)),
            Some([precision, scale]) => {
                let digits = scale.strip_prefix('-').unwrap_or(scale);
                let value = i32::try_from(parse_number(digits)?).ok()?;
                let value = if digits.len() < scale.len() { -value } else { value };
                Some((Some(parse_number(precision)?), Some(value)))
            }
            Some(_) => None,
        }
    }
}

/// The meaning of a type, given how the dialect reads logical types: logical if writing it and reading that back gives
/// the same.
pub(crate) fn classify(
    spec: &dyn DialectSpec,
    text: &str,
    read: fn(&TypeText) -> Option<LogicalType>,
) -> DataType {
    let read = |text: &str| TypeText::parse(text).as_ref().and_then(read);
    match read(text) {
        Some(logical) if read(&spec.spell(logical)) == Some(logical) => DataType::Logical(logical),
        _ => DataType::Native { dialect: spec.id(), text: text.trim().to_owned() },
    }
}

/// Digits alone, without a sign and without leading zeros, so that writing the number again gives the same text.
fn parse_number(text: &str) -> Option<u32> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if plain { text.parse().ok() } else { None }
}

/// The arguments up to the closing parenthesis, and where that is. Quoted text may hold anything.
fn split_arguments(text: &str) -> Option<(Vec<&str>, usize)> {
    let mut arguments = Vec::new();
    let mut start = 0;
    let mut quoted = false;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'\'' => quoted = !quoted,
            _ if quoted => {}
            b'(' => return None,
            b',' | b')' => {
                arguments.push(text.get(start..at)?.trim());
                start = at + 1;
                if byte == b')' {
                    return Some((arguments, at));
                }
            }
            _ => {}
        }
    }
    None
}
