//! Numbers.

use super::{Reader, decimal};

/// A number, exact where it is whole and fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    Unsigned(u64),
    /// Below zero.
    Negative(i64),
    /// With a fraction or an exponent, or too large for the others. What is not a number is written as null.
    Float(f64),
}

impl Number {
    /// The number, rounded where it has more than 53 bits.
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Unsigned(number) => number as f64,
            Self::Negative(number) => number as f64,
            Self::Float(number) => number,
        }
    }

    /// The number, if it is whole, fits and was written without a fraction.
    pub fn as_i64(self) -> Option<i64> {
        match self {
            Self::Unsigned(number) => i64::try_from(number).ok(),
            Self::Negative(number) => Some(number),
            Self::Float(_) => None,
        }
    }
}

impl Reader<'_> {
    /// Reads a number.
    #[inline(never)]
    pub(crate) fn number(&mut self) -> Number {
        self.peek();
        let start = self.at;
        let negative = self.byte_is(b'-');
        let integer_at = self.at;
        let mut whole = Some(0u64);
        while let Some(digit @ b'0'..=b'9') = self.text.as_bytes().get(self.at) {
            whole = whole.and_then(|n| n.checked_mul(10)?.checked_add(u64::from(digit - b'0')));
            self.at += 1;
        }
        let digits = self.at - integer_at;
        let mut sound = digits == 1 || digits > 1 && self.text.as_bytes().get(integer_at) != Some(&b'0');
        let integer_end = self.at;
        if self.byte_is(b'.') {
            sound &= self.digits();
        }
        if self.byte_is(b'e') || self.byte_is(b'E') {
            let _sign = self.byte_is(b'+') || self.byte_is(b'-');
            sound &= self.digits();
        }
        let written = self.text.get(start..self.at).unwrap_or_default();
        if !sound {
            self.at = start;
            self.expected("a number");
            return Number::Unsigned(0);
        }
        if self.at == integer_end
            && let Some(whole) = whole
        {
            if !negative {
                return Number::Unsigned(whole);
            }
            if let Some(signed) = 0i64.checked_sub_unsigned(whole).filter(|signed| *signed != 0) {
                return Number::Negative(signed);
            }
        }
        let size = decimal::parse(written.trim_start_matches('-'));
        let float = if negative { -size } else { size };
        if float.is_infinite() {
            self.fail(start, &["a number that is too large"]);
        }
        Number::Float(float)
    }

    fn byte_is(&mut self, byte: u8) -> bool {
        let found = self.text.as_bytes().get(self.at) == Some(&byte);
        self.at += usize::from(found);
        found
    }

    fn digits(&mut self) -> bool {
        let start = self.at;
        while self.text.as_bytes().get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        self.at > start
    }

    /// Reads a whole number from 0 to `most`.
    #[inline(never)]
    pub(crate) fn unsigned(&mut self, most: u64) -> u64 {
        let start = self.place();
        match self.number() {
            Number::Unsigned(number) if number <= most => number,
            _ => {
                self.fail(start, &["expected an integer from 0 to ", &most.to_string()]);
                0
            }
        }
    }

    /// Reads a whole number of the type whose least is `least`.
    #[inline(never)]
    pub(crate) fn signed(&mut self, least: i64) -> i64 {
        let start = self.place();
        match self.number().as_i64() {
            Some(number) if number >= least && number <= !least => number,
            _ => {
                let (least, most) = (least.to_string(), (!least).to_string());
                self.fail(start, &["expected an integer from ", &least, " to ", &most]);
                0
            }
        }
    }
}
