//! Writes JSON: on one line, or with a line for each record and each part of a record.

use std::fmt::Write;

use super::{Json, Number, Presence, decimal};

/// Records are objects at depth 2 and their parts at depth 3; what is deeper stays on their line.
const BROKEN_DEPTH: usize = 3;

/// Collects a JSON text. Commas and line breaks come by themselves.
pub(crate) struct Writer {
    out: String,
    /// Whether records and parts begin lines.
    lines: bool,
    /// Number of open objects.
    depth: usize,
}

impl Writer {
    /// Writes everything on one line.
    pub(crate) fn compact() -> Self {
        Self { out: String::new(), lines: false, depth: 0 }
    }

    /// Begins a line for each object that stands in an array down to [`BROKEN_DEPTH`].
    pub(crate) fn lines() -> Self {
        Self { out: String::new(), lines: true, depth: 0 }
    }

    pub(crate) fn finish(self) -> String {
        self.out
    }

    #[inline(never)]
    pub(crate) fn begin_object(&mut self) {
        if self.lines && self.depth < BROKEN_DEPTH && matches!(self.last(), b'[' | b',') {
            self.out.push('\n');
        }
        self.out.push('{');
        self.depth += 1;
    }

    #[inline(never)]
    pub(crate) fn end_object(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.lines && self.depth == 0 {
            self.out.push('\n');
        }
        self.out.push('}');
    }

    /// Begins a field of an object; its value follows.
    #[inline(never)]
    pub(crate) fn key(&mut self, name: &str) {
        if self.last() != b'{' {
            self.out.push(',');
        }
        if self.lines && self.depth == 1 {
            self.out.push('\n');
        }
        self.text(name);
        self.out.push(':');
    }

    #[inline(never)]
    pub(crate) fn begin_array(&mut self) {
        self.out.push('[');
    }

    /// Begins an element of an array; its value follows.
    #[inline(never)]
    pub(crate) fn element(&mut self) {
        if self.last() != b'[' {
            self.out.push(',');
        }
    }

    #[inline(never)]
    pub(crate) fn end_array(&mut self) {
        if self.lines && self.depth < BROKEN_DEPTH && self.last() == b'}' {
            self.out.push('\n');
        }
        self.out.push(']');
    }

    /// A field of a record, unless it is optional and says nothing.
    #[inline(never)]
    pub(crate) fn field(&mut self, name: &str, presence: Presence, value: &dyn Json) {
        if presence != Presence::Optional || !value.is_silent() {
            self.key(name);
            value.write(self);
        }
    }

    /// The value of an enum: `{"name":value}`.
    #[inline(never)]
    pub(crate) fn tagged(&mut self, name: &str, value: &dyn Json) {
        self.begin_object();
        self.key(name);
        value.write(self);
        self.end_object();
    }

    pub(crate) fn null(&mut self) {
        self.out.push_str("null");
    }

    pub(crate) fn boolean(&mut self, value: bool) {
        self.out.push_str(if value { "true" } else { "false" });
    }

    pub(crate) fn unsigned(&mut self, number: u64) {
        self.number(Number::Unsigned(number));
    }

    pub(crate) fn signed(&mut self, number: i64) {
        self.number(Number::Negative(number));
    }

    #[inline(never)]
    pub(crate) fn number(&mut self, number: Number) {
        // Writing to memory cannot fail.
        let _ = match number {
            Number::Unsigned(number) => write!(self.out, "{number}"),
            Number::Negative(number) => write!(self.out, "{number}"),
            Number::Float(number) if number.is_finite() => {
                self.float(number);
                Ok(())
            }
            Number::Float(_) => {
                self.null();
                Ok(())
            }
        };
    }

    /// The fewest digits that read as this number again, with a point or an exponent: `5.0`, `0.00001`, `1e+21`.
    fn float(&mut self, number: f64) {
        if number.is_sign_negative() {
            self.out.push('-');
        }
        let (digits, power) = decimal::digits(number.abs());
        let digits = digits.to_string();
        // How many digits stand before the point.
        let whole = digits.len() as i32 + power;
        let zeros = |count: i32| (0..count).map(|_| '0');
        if number == 0.0 {
            self.out.push_str("0.0");
        } else if (-4..=16).contains(&whole) {
            let (before, after) = digits.split_at_checked(whole.max(0) as usize).unwrap_or((&digits, ""));
            self.out.push_str(if before.is_empty() { "0" } else { before });
            self.out.extend(zeros(power));
            self.out.push('.');
            self.out.extend(zeros(-whole));
            self.out.push_str(if after.is_empty() { "0" } else { after });
        } else {
            let (first, rest) = digits.split_at_checked(1).unwrap_or((&digits, ""));
            let sign = if whole > 0 { "e+" } else { "e-" };
            let exponent = (whole - 1).unsigned_abs().to_string();
            for part in [first, if rest.is_empty() { "" } else { "." }, rest, sign, &exponent] {
                self.out.push_str(part);
            }
        }
    }

    /// A text in double quotes.
    #[inline(never)]
    pub(crate) fn text(&mut self, text: &str) {
        self.out.push('"');
        let mut start = 0;
        for (at, byte) in text.bytes().enumerate() {
            if byte >= 0x20 && byte != b'"' && byte != b'\\' {
                continue;
            }
            self.out.push_str(text.get(start..at).unwrap_or_default());
            start = at + 1;
            self.out.push('\\');
            match byte {
                b'\n' => self.out.push('n'),
                b'\r' => self.out.push('r'),
                b'\t' => self.out.push('t'),
                0x08 => self.out.push('b'),
                0x0c => self.out.push('f'),
                b'"' | b'\\' => self.out.push(char::from(byte)),
                _ => {
                    self.out.push_str(if byte < 0x10 { "u000" } else { "u001" });
                    self.out.extend(char::from_digit(u32::from(byte & 15), 16));
                }
            }
        }
        self.out.push_str(text.get(start..).unwrap_or_default());
        self.out.push('"');
    }

    fn last(&self) -> u8 {
        self.out.as_bytes().last().copied().unwrap_or(0)
    }
}
