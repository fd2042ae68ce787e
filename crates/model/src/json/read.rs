//! The cursor over a JSON text.

use std::borrow::Cow;

use super::{JsonError, Number};

/// How deep arrays and objects may nest. Files stay far below it, except for arrays of arrays of arrays.
const MAX_DEPTH: u32 = 128;
/// How much of a name that is not known is repeated in a message, in characters.
const EXCERPT: usize = 40;
/// How long the path of an error may be before its inner end is cut off, in bytes.
const PATH: usize = 100;

/// Reads a text from its beginning to its end. After the first error it stands at the end and reads nothing more.
pub(crate) struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: u32,
    error: Option<Box<JsonError>>,
}

/// The beginning of an enumeration's value: `"text"`, or `{"varchar":` with more to come.
pub(crate) struct Tag<'t> {
    pub(crate) name: Cow<'t, str>,
    start: usize,
    has_value: bool,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, at: 0, depth: 0, error: None }
    }

    /// Ends the reading: there must be nothing after the value.
    pub(crate) fn finish(mut self) -> Result<(), JsonError> {
        self.peek();
        if self.at < self.text.len() {
            self.expected("nothing after the end");
        }
        match self.error {
            Some(error) => Err(*error),
            None => Ok(()),
        }
    }

    pub(crate) fn failed(&self) -> bool {
        self.error.is_some()
    }

    /// Where the next value begins, in bytes.
    pub(crate) fn place(&mut self) -> usize {
        self.peek();
        self.at
    }

    /// The first byte of what comes next; 0 at the end.
    #[inline(never)]
    pub(crate) fn peek(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(byte) => return *byte,
                None => return 0,
            }
        }
    }

    /// Notes an error at a place, if it is the first, and gives up the rest of the text.
    #[inline(never)]
    pub(crate) fn fail(&mut self, at: usize, problem: &[&str]) {
        if self.error.is_none() {
            self.error = Some(Box::new(JsonError::at(self.text, at, problem.concat())));
            self.at = self.text.len();
        }
    }

    /// Notes that something else should stand here.
    #[inline(never)]
    pub(crate) fn expected(&mut self, what: &str) {
        let at = self.place();
        if at < self.text.len() {
            self.fail(at, &["expected ", what]);
        } else {
            self.fail(at, &["the text ends where there should be ", what]);
        }
    }

    /// Notes a name that is not one of those that may stand here.
    #[inline(never)]
    pub(crate) fn unknown(&mut self, at: usize, kind: &str, name: &str, known: &[&str]) {
        let excerpt: String = name.chars().take(EXCERPT).collect();
        let expected = if known.is_empty() { "" } else { ", expected " };
        self.fail(at, &["unknown ", kind, " `", &excerpt, "`", expected, &known.join(", ")]);
    }

    /// Puts a field in front of the error's path.
    #[inline(never)]
    pub(crate) fn trail(&mut self, parts: &[&str]) {
        if let Some(error) = &mut self.error {
            if error.path.len() > PATH {
                error.path = "…".to_owned();
            }
            error.path.insert_str(0, &parts.concat());
        }
    }

    /// Steps over a word if it is the next thing.
    pub(crate) fn word(&mut self, word: &str) -> bool {
        self.peek();
        let found = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        if found {
            self.at += word.len();
        }
        found
    }

    /// Steps into an array or object.
    #[inline(never)]
    pub(crate) fn open(&mut self, bracket: u8, what: &str) -> bool {
        if self.peek() != bracket {
            self.expected(what);
            return false;
        }
        if self.depth == MAX_DEPTH {
            self.fail(self.at, &["nested too deep"]);
            return false;
        }
        self.at += 1;
        self.depth += 1;
        true
    }

    /// Whether there is a first element; else steps out.
    pub(crate) fn first(&mut self, close: u8) -> bool {
        let more = self.peek() != close;
        if !more {
            self.at += 1;
            self.depth -= 1;
        }
        more
    }

    /// Whether there is another element after one; else steps out.
    #[inline(never)]
    pub(crate) fn more(&mut self, close: u8) -> bool {
        let next = self.peek();
        if next == b',' {
            self.at += 1;
            return true;
        }
        if next == close {
            self.at += 1;
            self.depth -= 1;
        } else {
            self.expected(if close == b']' { "a comma or `]`" } else { "a comma or `}`" });
        }
        false
    }

    /// Reads an array, an element with each call of `element`.
    #[inline(never)]
    pub(crate) fn array(&mut self, element: &mut dyn FnMut(&mut Self)) {
        if !self.open(b'[', "a list: `[`") || !self.first(b']') {
            return;
        }
        let mut index = 0usize;
        loop {
            element(self);
            if self.failed() {
                return self.trail(&["[", &index.to_string(), "]"]);
            }
            index += 1;
            if !self.more(b']') {
                return;
            }
        }
    }

    /// Reads the name of a field and its colon.
    #[inline(never)]
    pub(crate) fn key(&mut self) -> Cow<'t, str> {
        if self.peek() != b'"' {
            self.expected("the name of a field, in double quotes");
        }
        let name = self.text();
        if self.peek() == b':' {
            self.at += 1;
        } else {
            self.expected("a colon");
        }
        name
    }

    /// Reads the beginning of an enumeration's value.
    #[inline(never)]
    pub(crate) fn tag(&mut self) -> Tag<'t> {
        let has_value = self.peek() == b'{';
        let mut start = self.at;
        if has_value && self.open(b'{', "") {
            start = self.place();
        }
        let name = if has_value { self.key() } else { self.text() };
        Tag { name, start, has_value }
    }

    /// Notes that a tag is none of those that there are.
    #[inline(never)]
    pub(crate) fn unknown_tag(&mut self, tag: &Tag, known: &[&str]) {
        self.unknown(tag.start, "variant", &tag.name, known);
    }

    /// Checks that a value follows the tag.
    #[inline(never)]
    pub(crate) fn tag_value(&mut self, tag: &Tag) {
        if !tag.has_value {
            self.fail(tag.start, &["`", &tag.name, "` needs a value: {\"", &tag.name, "\":…}"]);
        }
    }

    /// Checks that no value follows the tag.
    #[inline(never)]
    pub(crate) fn tag_alone(&mut self, tag: &Tag) {
        if tag.has_value && !self.word("null") {
            self.fail(tag.start, &["`", &tag.name, "` has no value: write \"", &tag.name, "\""]);
        }
    }

    /// Reads the end of an enumeration's value.
    #[inline(never)]
    pub(crate) fn end_tag(&mut self, tag: &Tag) {
        if self.failed() {
            if tag.has_value {
                self.trail(&[".", &tag.name]);
            }
        } else if tag.has_value && self.more(b'}') {
            self.expected("only one field");
        }
    }

    /// Reads a text that is one of `words`; its place among them.
    #[inline(never)]
    pub(crate) fn word_of(&mut self, words: &[&str]) -> Option<usize> {
        let tag = self.tag();
        let found = words.iter().position(|word| *word == tag.name);
        if found.is_some() {
            self.tag_alone(&tag);
            self.end_tag(&tag);
        } else {
            self.unknown_tag(&tag, words);
        }
        found
    }

    /// Reads a text.
    #[inline(never)]
    pub(crate) fn text(&mut self) -> Cow<'t, str> {
        if self.peek() != b'"' {
            self.expected("text in double quotes");
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
                    self.fail(self.at, &["a control character in text, write it as \\n or \\u000a"]);
                }
                Some(_) => self.at += 1,
                None => {
                    self.fail(self.at, &["the text ends within double quotes"]);
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
            self.fail(start, &["an escape that JSON does not have"]);
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
        let float: f64 = written.parse().unwrap_or(f64::INFINITY);
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
}
