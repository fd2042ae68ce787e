//! Printing JSON: on one line, or with a line for each record and part.

use serde::Serialize;

use super::{Node, Number};

/// How deep a line is broken: records stand at depth 2 and their parts at depth 3; what is deeper stays on their line.
const BROKEN_DEPTH: usize = 3;

/// The JSON text on one line.
#[inline(never)]
pub(crate) fn on_one_line(node: &Node) -> String {
    let mut text = Text::new(false, 256);
    text.node(node);
    text.finish()
}

/// JSON text, as far as it has been printed.
pub(super) struct Text {
    out: Vec<u8>,
    /// Whether each object that stands in an array has a line of its own, down to [`BROKEN_DEPTH`].
    breaks: bool,
    /// Number of open objects.
    depth: usize,
    /// Whether nothing has been printed since the innermost object or array began.
    is_first: bool,
    /// Whether the value that follows is an element of an array.
    is_element: bool,
    /// Whether an object has just ended.
    after_object: bool,
}

impl Text {
    pub(super) fn new(breaks: bool, capacity: usize) -> Self {
        let out = Vec::with_capacity(capacity);
        Self { out, breaks, depth: 0, is_first: true, is_element: false, after_object: false }
    }

    /// The text that was printed.
    pub(super) fn finish(self) -> String {
        // What is printed are strings and marks of ASCII.
        String::from_utf8(self.out).unwrap_or_default()
    }

    /// Prints a whole value.
    pub(super) fn node(&mut self, node: &Node) {
        match node {
            Node::Null => self.out.extend_from_slice(b"null"),
            Node::Bool(value) => self.out.extend_from_slice(if *value { b"true" } else { b"false" }),
            Node::Number(Number::Unsigned(number)) => self.scalar(number),
            Node::Number(Number::Negative(number)) => self.scalar(number),
            Node::Number(Number::Float(number)) => self.scalar(number),
            Node::String(text) => self.scalar(&**text),
            Node::Array(elements) => {
                self.begin_array();
                for element in elements {
                    self.element();
                    self.node(element);
                }
                self.end_array();
            }
            Node::Object(fields) => {
                self.begin_object();
                for (name, value) in fields {
                    self.name(name);
                    self.node(value);
                }
                self.end_object();
            }
        }
    }

    /// Goes on to the next element of an array.
    pub(super) fn element(&mut self) {
        self.separate();
        (self.is_element, self.after_object) = (true, false);
    }

    pub(super) fn begin_array(&mut self) {
        (self.is_first, self.is_element, self.after_object) = (true, false, false);
        self.out.push(b'[');
    }

    pub(super) fn end_array(&mut self) {
        if self.breaks && self.depth < BROKEN_DEPTH && self.after_object {
            self.out.push(b'\n');
        }
        (self.is_first, self.is_element, self.after_object) = (false, false, false);
        self.out.push(b']');
    }

    pub(super) fn begin_object(&mut self) {
        if self.breaks && self.depth < BROKEN_DEPTH && self.is_element {
            self.out.push(b'\n');
        }
        (self.is_first, self.is_element) = (true, false);
        self.depth += 1;
        self.out.push(b'{');
    }

    pub(super) fn end_object(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        (self.is_first, self.after_object) = (false, true);
        if self.breaks && self.depth == 0 {
            self.out.push(b'\n');
        }
        self.out.push(b'}');
    }

    /// Prints the name of the field whose value follows.
    pub(super) fn name(&mut self, name: &str) {
        self.separate();
        if self.breaks && self.depth == 1 {
            self.out.push(b'\n');
        }
        self.scalar(name);
        self.out.push(b':');
    }

    fn separate(&mut self) {
        if !self.is_first {
            self.out.push(b',');
        }
        self.is_first = false;
    }

    #[inline(never)]
    fn scalar<T: Serialize + ?Sized>(&mut self, value: &T) {
        // Writing to memory cannot fail.
        let _ = serde_json::to_writer(&mut self.out, value);
    }
}
