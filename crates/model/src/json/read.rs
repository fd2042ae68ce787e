//! The cursor over a JSON text.

use std::borrow::Cow;

use super::JsonError;
use super::unknown::Unknown;

/// How deep arrays and objects may nest. Files stay far below it, except for arrays of arrays of arrays.
const MAX_DEPTH: u32 = 128;
/// How much of a name that is not known is repeated in a message, in characters.
const EXCERPT: usize = 40;
/// How long the path of an error may be before its inner end is cut off, in bytes.
const PATH: usize = 100;

/// Reads a text from its beginning to its end. After the first error it stands at the end and reads nothing more.
pub(crate) struct Reader<'t> {
    pub(super) text: &'t str,
    /// Where the next byte to be read is.
    pub(super) at: usize,
    pub(super) depth: u32,
    /// Whether the text is of a newer version: what cannot be read is then unknown rather than wrong.
    pub(super) is_newer: bool,
    pub(super) failure: Option<Box<Failure>>,
    /// What has been found unknown so far.
    pub(super) unknown: Vec<Unknown>,
}

/// Why reading has stopped.
pub(super) struct Failure {
    at: usize,
    problem: String,
    path: String,
    /// A newer version may have written it so.
    pub(super) is_unknown: bool,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self::of_version(text, false)
    }

    pub(super) fn of_version(text: &'t str, is_newer: bool) -> Self {
        Self { text, at: 0, depth: 0, is_newer, failure: None, unknown: Vec::new() }
    }

    /// Ends the reading: there must be nothing after the value.
    pub(crate) fn finish(mut self) -> Result<Vec<Unknown>, JsonError> {
        self.peek();
        if self.at < self.text.len() {
            self.expected("nothing after the end");
        }
        match self.failure {
            Some(failure) => Err(JsonError::at(self.text, failure.at, failure.path, failure.problem)),
            None => Ok(self.unknown),
        }
    }

    pub(crate) fn failed(&self) -> bool {
        self.failure.is_some()
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
    pub(crate) fn fail(&mut self, at: usize, problem: &[&str]) {
        self.stop(at, problem, self.is_newer);
    }

    #[inline(never)]
    pub(super) fn stop(&mut self, at: usize, problem: &[&str], is_unknown: bool) {
        if self.failure.is_none() {
            let failure = Failure { at, problem: problem.concat(), path: String::new(), is_unknown };
            self.failure = Some(Box::new(failure));
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
            self.fail(at, &["unexpected end; expected ", what]);
        }
    }

    /// Notes a name that is not one of those that may stand here.
    #[inline(never)]
    pub(crate) fn unknown(&mut self, at: usize, name: &str, known: &[&str]) {
        let excerpt: String = name.chars().take(EXCERPT).collect();
        self.stop(at, &["unknown variant `", &excerpt, "`, expected ", &known.join(", ")], true);
    }

    /// Puts a field in front of the error's path.
    #[inline(never)]
    pub(crate) fn trail(&mut self, parts: &[&str]) {
        if let Some(failure) = &mut self.failure {
            if failure.path.len() > PATH {
                failure.path = "…".to_owned();
            }
            failure.path.insert_str(0, &parts.concat());
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
            self.fail(self.at, &["nested too deeply"]);
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
            self.expected("a field name in double quotes");
        }
        let name = self.text();
        if self.peek() == b':' {
            self.at += 1;
        } else {
            self.expected("a colon");
        }
        name
    }
}
