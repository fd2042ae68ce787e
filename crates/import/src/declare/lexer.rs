//! Tokens of DBML and Prisma schemas.

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, digits and underscores.
    Word,
    Number,
    /// Between double quotes.
    Double,
    /// Between single quotes.
    Single,
    /// Between three single quotes.
    Triple,
    /// Between backticks.
    Backtick,
    /// `#3498db`.
    Color,
    /// `/// …` up to the end of the line.
    Doc,
    Symbol(char),
}

/// A token and its position.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Counted from 1.
    pub(crate) line: u32,
    /// Whether it is the first token on its line.
    pub(crate) first: bool,
}

/// The lexical differences between the formats.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Syntax {
    /// `'…'`, `'''…'''` and backticks are texts.
    pub(crate) quotes: bool,
    /// `///` is a documentation comment.
    pub(crate) docs: bool,
}

/// All tokens of a text, without white space and comments. Unclosed texts end with their line.
pub(crate) fn tokens(text: &str, syntax: Syntax) -> Vec<Token> {
    let mut scanner = Scanner { text, at: 0, line: 1, first: true, never: [false; 3] };
    let mut tokens = Vec::new();
    while let Some(token) = scanner.next(syntax) {
        tokens.push(token);
    }
    tokens
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    first: bool,
    /// Whether there is no further `*/`, `'''` or backtick, so that each is searched for in vain only once.
    never: [bool; 3],
}

impl Scanner<'_> {
    fn next(&mut self, syntax: Syntax) -> Option<Token> {
        loop {
            let rest = self.text.get(self.at..)?;
            let first = rest.chars().next()?;
            if first == '\n' {
                self.at += 1;
                self.line += 1;
                self.first = true;
            } else if first.is_whitespace() || first == '\u{feff}' {
                self.at += first.len_utf8();
            } else if rest.starts_with("//") && !(syntax.docs && is_doc(rest)) {
                self.at += line_length(rest);
            } else if rest.starts_with("/*")
                && let Some(length) = self.until(rest, 2, "*/", 0)
            {
                self.skip(length);
            } else {
                let (kind, length) = self.token(rest, first, syntax);
                let token = Token {
                    kind,
                    start: self.at,
                    end: self.at + length,
                    line: self.line,
                    first: std::mem::take(&mut self.first),
                };
                self.skip(length);
                return Some(token);
            }
        }
    }

    fn token(&mut self, rest: &str, first: char, syntax: Syntax) -> (Kind, usize) {
        match first {
            '/' if syntax.docs && is_doc(rest) => (Kind::Doc, line_length(rest)),
            '"' => (Kind::Double, quoted(rest, '"')),
            '\'' if syntax.quotes => match rest.starts_with("'''").then(|| self.until(rest, 3, "'''", 1)) {
                Some(Some(length)) => (Kind::Triple, length),
                _ => (Kind::Single, quoted(rest, '\'')),
            },
            '`' if syntax.quotes => match self.until(rest, 1, "`", 2) {
                Some(length) => (Kind::Backtick, length),
                None => (Kind::Backtick, line_length(rest).max(1)),
            },
            '#' => (Kind::Color, 1 + word_length(rest.get(1..).unwrap_or(""))),
            _ if is_word(first) => {
                number(rest).map_or_else(|| (Kind::Word, word_length(rest)), |length| (Kind::Number, length))
            }
            _ => (Kind::Symbol(first), first.len_utf8()),
        }
    }

    /// The length including `close`, which is searched for after `from` bytes.
    fn until(&mut self, rest: &str, from: usize, close: &str, which: usize) -> Option<usize> {
        if self.never.get(which).copied().unwrap_or(true) {
            return None;
        }
        let mut at = from;
        loop {
            let Some(found) = rest.get(at..).and_then(|rest| rest.find(close)) else {
                if let Some(never) = self.never.get_mut(which) {
                    *never = true;
                }
                return None;
            };
            let end = at + found;
            // Only `'''` can be escaped.
            if which == 1 && escaped(rest.get(from..end).unwrap_or("")) {
                at = end + 1;
                continue;
            }
            return Some(end + close.len());
        }
    }

    fn skip(&mut self, length: usize) {
        let skipped = self.text.get(self.at..self.at + length).unwrap_or("");
        let lines = skipped.bytes().filter(|byte| *byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(0));
        self.at += length;
    }
}

/// Three slashes, and not the four of a ruler.
fn is_doc(rest: &str) -> bool {
    rest.starts_with("///") && !rest.starts_with("////")
}

fn line_length(rest: &str) -> usize {
    let end = rest.find('\n').unwrap_or(rest.len());
    rest.get(..end).map_or(0, |line| line.strip_suffix('\r').unwrap_or(line).len())
}

/// Whether a text ends with an odd number of backslashes.
fn escaped(text: &str) -> bool {
    text.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

/// A text between quotes; an unclosed one takes the rest of its line.
fn quoted(rest: &str, quote: char) -> usize {
    let mut chars = rest.char_indices().skip(1);
    while let Some((at, char)) = chars.next() {
        match char {
            '\n' => return at,
            '\\' if rest.get(at + 1..at + 2) != Some("\n") => drop(chars.next()),
            _ if char == quote => return at + char.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

pub(crate) fn is_word(char: char) -> bool {
    char.is_alphanumeric() || char == '_' || (!char.is_ascii() && !char.is_whitespace() && char != '\u{feff}')
}

fn word_length(rest: &str) -> usize {
    rest.find(|char| !is_word(char)).unwrap_or(rest.len())
}

/// The length of a number, unless it is the start of a word.
fn number(rest: &str) -> Option<usize> {
    let digits = |rest: &str| rest.find(|char: char| !char.is_ascii_digit()).unwrap_or(rest.len());
    let whole = digits(rest);
    if whole == 0 || whole < word_length(rest) {
        return None;
    }
    let fraction = rest.get(whole..).and_then(|rest| rest.strip_prefix('.')).map_or(0, digits);
    Some(if fraction > 0 { whole + 1 + fraction } else { whole })
}

#[cfg(test)]
mod tests {
    use super::{Kind, Syntax, tokens};

    #[test]
    fn unclosed_tokens_end_with_their_line() {
        fn of(text: &str) -> Vec<(Kind, &str, u32)> {
            let syntax = Syntax { quotes: true, docs: false };
            tokens(text, syntax).iter().map(|t| (t.kind, &text[t.start..t.end], t.line)).collect()
        }
        assert_eq!(of("'a\nb"), [(Kind::Single, "'a", 1), (Kind::Word, "b", 2)]);
        assert_eq!(of("`a\nb"), [(Kind::Backtick, "`a", 1), (Kind::Word, "b", 2)]);
        assert_eq!(of("'''a\\'''b''' c"), [(Kind::Triple, "'''a\\'''b'''", 1), (Kind::Word, "c", 1)]);
        assert_eq!(of("/* a\n */ 1.5 2fa // x"), [(Kind::Number, "1.5", 2), (Kind::Word, "2fa", 2)]);
    }
}
