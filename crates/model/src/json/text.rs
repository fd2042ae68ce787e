//! Texts in double quotes, and their escapes.

use std::borrow::Cow;

use super::Reader;

impl<'t> Reader<'t> {
    /// Reads a text.
    #[inline(never)]
    pub(crate) fn text(&mut self) -> Cow<'t, str> {
        if self.peek() != b'"' {
            self.expected("a string");
            return Cow::Borrowed("");
        }
        let (text, bytes) = (self.text, self.text.as_bytes());
        self.at += 1;
        let mut start = self.at;
        let mut unescaped: Option<String> = None;
        loop {
            match bytes.get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    let out = unescaped.get_or_insert_default();
                    out.push_str(text.get(start..self.at).unwrap_or_default());
                    let escaped = self.escape();
                    out.push(escaped);
                    start = self.at;
                }
                Some(..0x20) => {
                    self.fail(self.at, &["a control character in a string; write it as \\n or \\u000a"]);
                }
                Some(_) => self.at += 1,
                None => {
                    self.fail(self.at, &["unterminated string"]);
                    return Cow::Borrowed("");
                }
            }
        }
        let rest = text.get(start..self.at).unwrap_or_default();
        self.at += 1;
        match unescaped {
            None => Cow::Borrowed(rest),
            Some(mut out) => {
                out.push_str(rest);
                Cow::Owned(out)
            }
        }
    }

    /// Reads an escape from its backslash on.
    fn escape(&mut self) -> char {
        let start = self.at;
        self.at += 2;
        let escaped = match self.text.as_bytes().get(start + 1) {
            Some(byte @ (b'"' | b'\\' | b'/')) => Some(char::from(*byte)),
            Some(b'b') => Some('\u{8}'),
            Some(b'f') => Some('\u{c}'),
            Some(b'n') => Some('\n'),
            Some(b'r') => Some('\r'),
            Some(b't') => Some('\t'),
            Some(b'u') => self.code_point(),
            _ => None,
        };
        escaped.unwrap_or_else(|| {
            self.fail(start, &["invalid escape"]);
            ' '
        })
    }

    /// Reads what stands after `\u`, with the second half of a surrogate pair.
    fn code_point(&mut self) -> Option<char> {
        let first = self.four_digits()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        if !self.text.get(self.at..)?.starts_with("\\u") {
            return None;
        }
        self.at += 2;
        let second = self.four_digits()?;
        let low = second.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + low)
    }

    fn four_digits(&mut self) -> Option<u32> {
        let mut code = 0;
        for digit in self.text.get(self.at..self.at + 4)?.chars() {
            code = code << 4 | digit.to_digit(16)?;
        }
        self.at += 4;
        Some(code)
    }
}
