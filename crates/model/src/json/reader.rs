//! What is known while a tree of JSON is read: the first error, and what is unknown here.

use super::unknown::Unknown;
use super::{JsonError, Node};

/// How much of a name that is not known is repeated in a message, in characters.
const EXCERPT: usize = 40;
/// How long the path of an error may be before its inner end is cut off, in bytes.
const PATH: usize = 100;

/// Reads a tree of JSON. After the first error it reads nothing more.
pub(crate) struct Reader {
    /// Whether it is of a newer version: what cannot be read is then unknown rather than wrong.
    is_newer: bool,
    pub(super) failure: Option<Box<Failure>>,
    /// What has been found unknown so far.
    pub(super) unknown: Vec<Unknown>,
}

/// Why reading has stopped.
pub(super) struct Failure {
    /// The addresses of the text at fault and of the names on the way to it, which lead back to the line. Those that
    /// had escapes are not in the text.
    places: Vec<usize>,
    problem: String,
    path: String,
    /// A newer version may have written it so.
    pub(super) is_unknown: bool,
}

impl Reader {
    pub(crate) fn new(is_newer: bool) -> Self {
        Self { is_newer, failure: None, unknown: Vec::new() }
    }

    /// Ends the reading of what stands in `text`, which is empty for a tree that was not read from one.
    pub(crate) fn finish(self, text: &str) -> Result<Vec<Unknown>, JsonError> {
        match self.failure {
            Some(failure) => Err(JsonError::of_place(text, &failure.places, failure.path, failure.problem)),
            None => Ok(self.unknown),
        }
    }

    pub(crate) fn failed(&self) -> bool {
        self.failure.is_some()
    }

    /// Notes an error, if it is the first.
    pub(crate) fn fail(&mut self, problem: &[&str]) {
        self.stop(None, problem, self.is_newer);
    }

    #[inline(never)]
    pub(super) fn stop(&mut self, place: Option<&str>, problem: &[&str], is_unknown: bool) {
        if self.failure.is_none() {
            let places = place.map(address).into_iter().collect();
            let failure = Failure { places, problem: problem.concat(), path: String::new(), is_unknown };
            self.failure = Some(Box::new(failure));
        }
    }

    /// Notes that something else should stand here.
    pub(crate) fn expected(&mut self, what: &str) {
        self.fail(&["expected ", what]);
    }

    /// Notes a name that is not one of those that may stand here.
    #[inline(never)]
    pub(crate) fn unknown(&mut self, name: &str, known: &[&str]) {
        let excerpt: String = name.chars().take(EXCERPT).collect();
        let problem = ["unknown variant `", &excerpt, "`, expected ", &known.join(", ")];
        self.stop(Some(name), &problem, true);
    }

    /// Puts a step in front of the error's path; names also tell the place.
    #[inline(never)]
    pub(crate) fn trail(&mut self, parts: &[&str], name: Option<&str>) {
        if let Some(failure) = &mut self.failure {
            if failure.path.len() > PATH {
                failure.path = "…".to_owned();
            }
            failure.path.insert_str(0, &parts.concat());
            failure.places.extend(name.map(address));
        }
    }

    /// Reads an array, an element with each call of `element`; unknown ones are left out. Records are sorted, so that
    /// each has its place, and all of them can be left out.
    #[inline(never)]
    pub(crate) fn list(&mut self, list: &Node, of_records: bool, element: &mut dyn FnMut(&mut Self, &Node)) {
        let Node::Array(elements) = list else { return self.expected("a list: `[`") };
        let mut before = None;
        for (index, own) in elements.iter().enumerate() {
            self.element(own, before, of_records, element);
            if self.failed() {
                return self.trail(&["[", &index.to_string(), "]"], None);
            }
            before = Some(own);
        }
    }
}

/// Where a text begins in memory, with its quote.
fn address(text: &str) -> usize {
    text.as_ptr().addr().saturating_sub(1)
}
