//! The scanner behind all languages. Each step takes at least one byte, and none looks at a byte twice more than a
//! fixed number of times, so that scanning is linear.

use super::words;
use super::{Token, TokenClass};

pub(super) struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    pub(super) tokens: Vec<Token>,
}

/// How a quoted text writes its own mark.
#[derive(Clone, Copy, PartialEq)]
enum Escape {
    Doubled,
    Backslash,
    /// After a backslash; and the end of the line ends the text.
    BackslashOnLine,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, bytes: text.as_bytes(), at: 0, tokens: Vec::new() }
    }

    /// Goes to the next token; `false` at the end.
    pub(super) fn skip_space(&mut self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or("");
        self.at += rest.len() - rest.trim_start().len();
        self.at < self.bytes.len()
    }

    pub(super) fn sql(&mut self) -> bool {
        match (self.byte(0), self.byte(1)) {
            (b'-', b'-') => self.line_comment(),
            (b'/', b'*') => self.block_comment(),
            (b'\'', _) => self.quoted(1, b'\'', Escape::Doubled, TokenClass::String),
            (b'e' | b'E', b'\'') => self.quoted(2, b'\'', Escape::Backslash, TokenClass::String),
            (b'"' | b'`', _) => self.quoted(1, self.byte(0), Escape::Doubled, TokenClass::Name),
            (b'$', _) if self.dollar_quoted() => true,
            (b'0'..=b'9', _) => self.number(),
            (c, _) if is_word(c) => self.word(words::sql),
            _ => self.punctuation(1),
        }
    }

    pub(super) fn typescript(&mut self) -> bool {
        match (self.byte(0), self.byte(1)) {
            (b'/', b'/') => self.line_comment(),
            (b'/', b'*') => self.block_comment(),
            (b'/', _) if self.is_before_value() => {
                self.quoted(1, b'/', Escape::BackslashOnLine, TokenClass::String)
            }
            (b'\'' | b'"', _) => self.quoted(1, self.byte(0), Escape::BackslashOnLine, TokenClass::String),
            (b'`', _) => self.quoted(1, b'`', Escape::Backslash, TokenClass::String),
            (b'0'..=b'9', _) => self.number(),
            (c, _) if is_word(c) || c == b'$' => self.word(words::typescript),
            _ => self.punctuation(1),
        }
    }

    pub(super) fn json(&mut self) -> bool {
        match self.byte(0) {
            b'"' => {
                self.quoted(1, b'"', Escape::BackslashOnLine, TokenClass::String);
                if self.byte(0) == b':'
                    && let Some(key) = self.tokens.last_mut()
                {
                    key.class = TokenClass::Name;
                }
                true
            }
            b'0'..=b'9' => self.number(),
            c if is_word(c) => self.word(words::json),
            _ => self.punctuation(1),
        }
    }

    pub(super) fn diagram(&mut self) -> bool {
        let last = self.tokens.last().map_or(0, |token| token.end);
        let line_start = last == 0 || self.text.get(last..self.at).is_some_and(|gap| gap.contains('\n'));
        match (self.byte(0), self.byte(1)) {
            (b'/', b'/') | (b'%', b'%') => self.line_comment(),
            (b'\'', _) if line_start => self.line_comment(),
            (b'/', b'*') => self.block_comment(),
            (b'\'', b'\'') if self.byte(2) == b'\'' => self.triple_quoted(),
            (b'\'' | b'"' | b'`', _) => {
                self.quoted(1, self.byte(0), Escape::BackslashOnLine, TokenClass::String)
            }
            (b'0'..=b'9', _) => self.number(),
            (b'|' | b'}', b'|' | b'o' | b'{') | (b'o', b'|' | b'{') if self.relation() => true,
            (c, _) if is_word(c) || c == b'@' => self.word(words::diagram),
            _ => self.punctuation(1),
        }
    }

    /// Whether a value begins here, so that a slash is a regular expression and not a division.
    fn is_before_value(&self) -> bool {
        self.tokens.last().is_some_and(|token| {
            let text = self.text.get(token.start..token.end).unwrap_or("");
            text == "return" || (token.class == TokenClass::Punctuation && !matches!(text, ")" | "]" | "}"))
        })
    }

    fn byte(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn find(&self, from: usize, wanted: &str) -> Option<usize> {
        Some(from + self.text.get(from..)?.find(wanted)?)
    }

    fn token(&mut self, end: usize, class: TokenClass) -> bool {
        let mut end = end.clamp(self.at + 1, self.bytes.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        self.tokens.push(Token { start: self.at, end, class });
        self.at = end;
        true
    }

    fn line_comment(&mut self) -> bool {
        let end = self.find(self.at, "\n").unwrap_or(self.bytes.len());
        let line = self.text.get(self.at..end).unwrap_or("");
        self.token(self.at + line.trim_end().len(), TokenClass::Comment)
    }

    fn block_comment(&mut self) -> bool {
        let end = self.find(self.at + 2, "*/").map_or(self.bytes.len(), |at| at + 2);
        self.token(end, TokenClass::Comment)
    }

    fn triple_quoted(&mut self) -> bool {
        let end = self.find(self.at + 3, "'''").map_or(self.bytes.len(), |at| at + 3);
        self.token(end, TokenClass::String)
    }

    /// `opening` is the number of bytes up to and with the opening mark.
    fn quoted(&mut self, opening: usize, mark: u8, escape: Escape, class: TokenClass) -> bool {
        let mut end = self.at + opening;
        while let Some(c) = self.bytes.get(end) {
            end += 1;
            if *c == b'\\' && escape != Escape::Doubled {
                end += 1;
            } else if *c == mark {
                if escape == Escape::Doubled && self.bytes.get(end) == Some(&mark) {
                    end += 1;
                } else {
                    break;
                }
            } else if *c == b'\n' && escape == Escape::BackslashOnLine {
                end -= 1;
                break;
            }
        }
        self.token(end, class)
    }

    /// `$tag$ … $tag$`, to the end of the text when it is not closed.
    fn dollar_quoted(&mut self) -> bool {
        let tag = self.bytes.iter().skip(self.at + 1).take_while(|c| is_word(**c)).count();
        if self.byte(tag + 1) != b'$' {
            return false;
        }
        let open = self.at + tag + 2;
        let mark = self.text.get(self.at..open).unwrap_or("$$");
        let end = self.find(open, mark).map_or(self.bytes.len(), |at| at + mark.len());
        self.token(end, TokenClass::String)
    }

    fn number(&mut self) -> bool {
        let mut end = self.at;
        while let Some(c) = self.bytes.get(end) {
            let signed = matches!(c, b'+' | b'-') && matches!(self.bytes.get(end - 1), Some(b'e' | b'E'));
            if !(c.is_ascii_alphanumeric() || *c == b'.' || *c == b'_' || (signed && end > self.at)) {
                break;
            }
            end += 1;
        }
        self.token(end, TokenClass::Number)
    }

    fn word(&mut self, classify: fn(&str) -> TokenClass) -> bool {
        let mut end = self.at + 1;
        while self.bytes.get(end).is_some_and(|c| is_word(*c) || *c == b'$') {
            end += 1;
        }
        // A word ends at white space, also at that outside ASCII.
        let word = self.text.get(self.at..end).unwrap_or("");
        let length = word.find(char::is_whitespace).unwrap_or(word.len());
        let class = classify(word.get(..length).unwrap_or(word));
        self.token(self.at + length, class)
    }

    /// `||--o{` and its like, as one token.
    fn relation(&mut self) -> bool {
        let marks = |c: &&u8| matches!(c, b'|' | b'o' | b'{' | b'}' | b'-' | b'.');
        let length = self.bytes.iter().skip(self.at).take(8).take_while(marks).count();
        let text = self.text.get(self.at..self.at + length).unwrap_or("");
        (text.contains("--") || text.contains("..")) && self.punctuation(length)
    }

    fn punctuation(&mut self, length: usize) -> bool {
        self.token(self.at + length, TokenClass::Punctuation)
    }
}

fn is_word(c: u8) -> bool {
    c.is_ascii_alphanumeric() || c == b'_' || c >= 0x80
}
