//! Splits text into lexemes: just enough to know what is quoted and what is a comment.

use crowfoot_dialect::script::{Backslashes, HashComments, Lexis, lexis};
use crowfoot_model::Dialect;

/// The kind of a lexeme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Space,
    Comment,
    /// `/*!50100` or its closing `*/` (MySQL): the text between them is SQL.
    Conditional,
    /// A word that is not quoted; numbers too.
    Word,
    /// A string literal.
    Text,
    /// A quoted identifier.
    Quoted,
    /// Any other byte.
    Symbol(u8),
}

/// A piece of text, by byte offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lexeme {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// How often a search for a closing quote may reach the end of the text. After that, opening quotes are plain symbols,
/// which keeps the time linear and saves the statements after a stray quote.
const MAX_UNCLOSED: u8 = 4;

/// The longest name in brackets, in bytes.
const MAX_BRACKETED: usize = 1000;

/// An iterator over the lexemes of a text. Lexemes follow each other without gaps.
pub(crate) struct Lexer<'a> {
    bytes: &'a [u8],
    position: usize,
    lexis: &'static Lexis,
    unclosed: u8,
    in_conditional: bool,
    line_is_blank: bool,
    word_end: Option<u8>,
}

impl<'a> Lexer<'a> {
    pub(crate) fn new(text: &'a str, dialect: Dialect) -> Self {
        Self {
            bytes: text.as_bytes(),
            position: 0,
            lexis: lexis(dialect),
            unclosed: 0,
            in_conditional: false,
            line_is_blank: true,
            word_end: None,
        }
    }

    /// Words end before this byte, the first of the MySQL delimiter (`DELIMITER $$`).
    pub(crate) fn end_words_at(&mut self, byte: Option<u8>) {
        self.word_end = byte;
    }

    /// The offset of the next lexeme.
    pub(crate) fn position(&self) -> usize {
        self.position
    }

    /// Continues at `position`, a character boundary at or after the current one.
    pub(crate) fn skip_to(&mut self, position: usize) {
        self.position = position.max(self.position);
    }

    /// Whether there was only white space on this line so far.
    pub(crate) fn at_line_start(&self) -> bool {
        self.line_is_blank
    }

    fn at(&self, offset: usize) -> u8 {
        self.bytes.get(self.position + offset).copied().unwrap_or(0)
    }

    fn rest(&self, offset: usize) -> &'a [u8] {
        self.bytes.get(self.position + offset..).unwrap_or(&[])
    }

    /// The kind of the next lexeme and its length; the length is at least 1 and ends on a character boundary.
    fn classify(&mut self) -> (Kind, usize) {
        let byte = self.at(0);
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => (Kind::Space, self.run(is_space)),
            b'-' if self.at(1) == b'-' && self.dashes_comment() => (Kind::Comment, self.to_line_end()),
            b'#' if self.hash_comments() => (Kind::Comment, self.to_line_end()),
            b'/' if self.at(1) == b'*' => self.block_comment(),
            b'*' if self.at(1) == b'/' && self.in_conditional => {
                self.in_conditional = false;
                (Kind::Conditional, 2)
            }
            b'\'' => self.quoted(b'\'', Kind::Text, self.backslashes_in_text()),
            b'"' if self.lexis.double_quoted_text => self.quoted(b'"', Kind::Text, true),
            b'"' => self.quoted(b'"', Kind::Quoted, false),
            b'`' if self.lexis.backtick_names => self.quoted(b'`', Kind::Quoted, false),
            b'[' if self.lexis.bracket_names => self.bracketed(),
            b'$' if self.lexis.dollar_quotes => self.dollar_quoted(),
            _ if is_word(byte) && self.word_end != Some(byte) => (Kind::Word, self.word()),
            _ => (Kind::Symbol(byte), 1),
        }
    }

    fn run(&self, belongs: fn(u8) -> bool) -> usize {
        self.rest(0).iter().take_while(|byte| belongs(**byte)).count()
    }

    fn word(&self) -> usize {
        self.rest(0).iter().take_while(|byte| is_word(**byte) && self.word_end != Some(**byte)).count()
    }

    fn to_line_end(&self) -> usize {
        let rest = self.rest(0);
        rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len())
    }

    fn dashes_comment(&self) -> bool {
        !self.lexis.dashes_need_blank || matches!(self.at(2), 0..=b' ')
    }

    fn hash_comments(&self) -> bool {
        match self.lexis.hash_comments {
            HashComments::Own | HashComments::Foreign => true,
            HashComments::AtLineStart => self.line_is_blank && matches!(self.at(1), b' ' | b'#' | b'!'),
        }
    }

    fn backslashes_in_text(&self) -> bool {
        match self.lexis.backslashes {
            Backslashes::InText => true,
            Backslashes::Nowhere => false,
            Backslashes::AfterE => {
                let before =
                    |n: usize| self.position.checked_sub(n).and_then(|at| self.bytes.get(at)).copied();
                matches!(before(1), Some(b'e' | b'E')) && !before(2).is_some_and(is_word)
            }
        }
    }

    fn block_comment(&mut self) -> (Kind, usize) {
        let rest = self.rest(0);
        if self.lexis.conditional_comments
            && !self.in_conditional
            && let Some(length) = conditional_opening(rest)
        {
            self.in_conditional = true;
            return (Kind::Conditional, length);
        }
        let nests = self.lexis.nested_comments;
        let (mut depth, mut at) = (1_usize, 2);
        while at < rest.len() {
            match (rest.get(at), rest.get(at + 1)) {
                (Some(b'*'), Some(b'/')) => {
                    depth -= 1;
                    at += 2;
                    if depth == 0 {
                        return (Kind::Comment, at);
                    }
                }
                (Some(b'/'), Some(b'*')) if nests => {
                    depth += 1;
                    at += 2;
                }
                _ => at += 1,
            }
        }
        if self.give_up() { (Kind::Symbol(b'/'), 1) } else { (Kind::Comment, rest.len()) }
    }

    fn quoted(&mut self, quote: u8, kind: Kind, backslashes: bool) -> (Kind, usize) {
        let rest = self.rest(0);
        let mut at = 1;
        while let Some(byte) = rest.get(at) {
            if *byte == b'\\' && backslashes {
                at += 2;
            } else if *byte != quote {
                at += 1;
            } else if rest.get(at + 1) == Some(&quote) {
                at += 2;
            } else {
                return (kind, at + 1);
            }
        }
        self.give_up();
        (Kind::Symbol(quote), 1)
    }

    fn bracketed(&mut self) -> (Kind, usize) {
        let rest = self.rest(0);
        // Names are short; the limit also keeps the time linear if brackets are never closed.
        match rest.iter().take(MAX_BRACKETED).position(|byte| matches!(byte, b']' | b'\n')) {
            Some(at) if rest.get(at) == Some(&b']') => (Kind::Quoted, at + 1),
            _ => (Kind::Symbol(b'['), 1),
        }
    }

    fn dollar_quoted(&mut self) -> (Kind, usize) {
        let rest = self.rest(0);
        let tag = rest.iter().skip(1).take_while(|byte| is_word(**byte) && **byte != b'$').count();
        let starts_with_digit = rest.get(1).is_some_and(u8::is_ascii_digit);
        if starts_with_digit || rest.get(tag + 1) != Some(&b'$') || self.unclosed >= MAX_UNCLOSED {
            return (Kind::Symbol(b'$'), 1);
        }
        let (quote, body) = rest.split_at(tag + 2);
        match find(body, quote) {
            Some(at) => (Kind::Text, quote.len() * 2 + at),
            None => {
                self.give_up();
                (Kind::Symbol(b'$'), 1)
            }
        }
    }

    /// Counts an unclosed opening. True if there have been too many.
    fn give_up(&mut self) -> bool {
        self.unclosed = self.unclosed.saturating_add(1);
        self.unclosed > MAX_UNCLOSED
    }
}

impl Iterator for Lexer<'_> {
    type Item = Lexeme;

    fn next(&mut self) -> Option<Lexeme> {
        if self.position >= self.bytes.len() {
            return None;
        }
        let start = self.position;
        let is_quote = matches!(self.at(0), b'\'' | b'"' | b'`');
        let (kind, length) = if is_quote && self.unclosed >= MAX_UNCLOSED {
            (Kind::Symbol(self.at(0)), 1)
        } else {
            self.classify()
        };
        let end = (start + length.max(1)).min(self.bytes.len());
        let lexeme = self.bytes.get(start..end).unwrap_or(&[]);
        match kind {
            Kind::Space => self.line_is_blank |= lexeme.contains(&b'\n'),
            _ => self.line_is_blank = false,
        }
        self.position = end;
        Some(Lexeme { kind, start, end })
    }
}

/// Whether a byte can be part of a word. Everything beyond ASCII can.
pub(crate) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || byte >= 0x80
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

/// The length of `/*!50100` or `/*M!100100`. MariaDB's version 999999 is a comment that no server reads.
fn conditional_opening(rest: &[u8]) -> Option<usize> {
    let after = match rest {
        [b'/', b'*', b'!', ..] => 3,
        [b'/', b'*', b'M', b'!', ..] => 4,
        _ => return None,
    };
    let digits: Vec<u8> = rest.iter().skip(after).take(6).copied().take_while(u8::is_ascii_digit).collect();
    if digits == b"999999" {
        return None;
    }
    // A version has five digits, or six in MariaDB from 10.1 and in MySQL with a leading zero. In `/*!506012*/` the 2
    // is the content.
    let has_six = matches!(digits.first(), Some(b'0' | b'1'));
    Some(after + digits.len().min(if has_six { 6 } else { 5 }))
}

/// The first position of `needle`, which starts with `$`, in `text`.
fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(offset) = text.get(at..)?.iter().position(|byte| *byte == b'$') {
        at += offset;
        if text.get(at..)?.starts_with(needle) {
            return Some(at);
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Kind, Lexer};
    use crowfoot_model::Dialect;

    fn lexemes(text: &str, dialect: Dialect) -> Vec<(Kind, &str)> {
        let all: Vec<_> = Lexer::new(text, dialect).collect();
        assert_eq!(all.iter().map(|l| l.end - l.start).sum::<usize>(), text.len());
        all.iter().filter(|l| l.kind != Kind::Space).map(|l| (l.kind, &text[l.start..l.end])).collect()
    }

    #[test]
    fn quotes_follow_the_dialect() {
        let pg = lexemes(r"E'it\'s' 'a\' $x$ ; $x$ $1", Dialect::Postgres);
        assert_eq!(
            pg,
            [
                (Kind::Word, "E"),
                (Kind::Text, r"'it\'s'"),
                (Kind::Text, r"'a\'"),
                (Kind::Text, "$x$ ; $x$"),
                (Kind::Symbol(b'$'), "$"),
                (Kind::Word, "1"),
            ]
        );
        let mysql = lexemes(r#"'a\'b' "c" `d``e`"#, Dialect::Mysql);
        assert_eq!(mysql, [(Kind::Text, r"'a\'b'"), (Kind::Text, r#""c""#), (Kind::Quoted, "`d``e`")]);
        let sqlite = lexemes(r"[a b] 'c\'", Dialect::Sqlite);
        assert_eq!(sqlite, [(Kind::Quoted, "[a b]"), (Kind::Text, r"'c\'")]);
    }

    #[test]
    fn comments_follow_the_dialect() {
        assert_eq!(lexemes("/* a /* b */ c */ d", Dialect::Postgres).len(), 2);
        assert_eq!(lexemes("/* a /* b */ c", Dialect::Mysql).len(), 2);
        assert_eq!(lexemes("a--b\n# c", Dialect::Mysql).len(), 5);
        assert_eq!(lexemes("a #> b", Dialect::Postgres).len(), 4);
    }

    #[test]
    fn conditional_comments_are_opened() {
        let found = lexemes("/*!40101 SET x */", Dialect::Mysql);
        assert_eq!(found[0], (Kind::Conditional, "/*!40101"));
        assert_eq!(found[3], (Kind::Conditional, "*/"));
        assert_eq!(lexemes(r"/*M!999999\- sandbox */", Dialect::Mysql).len(), 1);
    }

    #[test]
    fn a_stray_quote_is_a_token_of_its_own() {
        let found = lexemes("it's ; CREATE", Dialect::Postgres);
        assert!(found.contains(&(Kind::Word, "CREATE")));
    }
}
