//! Printing JSON: on one line, or with a line for each record and part.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use super::Node;

/// How deep a line is broken: records stand at depth 2 and their parts at depth 3; what is deeper stays on their line.
const BROKEN_DEPTH: usize = 3;

/// The JSON text on one line.
#[inline(never)]
pub(crate) fn on_one_line(node: &Node) -> String {
    print(node, false, 256)
}

/// The JSON text with a line for each object that stands in an array down to [`BROKEN_DEPTH`].
pub(crate) fn in_lines(value: &impl Serialize) -> String {
    print(value, true, 4096)
}

fn print(value: &impl Serialize, breaks: bool, capacity: usize) -> String {
    let mut out = Vec::with_capacity(capacity);
    let lines = Lines { breaks, depth: 0, is_element: false, after_object: false };
    // Writing to memory cannot fail, and what is written is UTF-8.
    let _ = value.serialize(&mut Serializer::with_formatter(&mut out, lines));
    String::from_utf8(out).unwrap_or_default()
}

/// Where lines break.
struct Lines {
    breaks: bool,
    /// Number of open objects.
    depth: usize,
    /// Whether the value that follows is an element of an array.
    is_element: bool,
    /// Whether an object has just ended.
    after_object: bool,
}

impl Formatter for Lines {
    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        (self.is_element, self.after_object) = (true, false);
        if first { Ok(()) } else { out.write_all(b",") }
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _out: &mut W) -> io::Result<()> {
        self.is_element = false;
        Ok(())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        (self.is_element, self.after_object) = (false, false);
        out.write_all(b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        if self.breaks && self.depth < BROKEN_DEPTH && self.after_object {
            out.write_all(b"\n")?;
        }
        self.after_object = false;
        out.write_all(b"]")
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        if self.breaks && self.depth < BROKEN_DEPTH && self.is_element {
            out.write_all(b"\n")?;
        }
        self.is_element = false;
        self.depth += 1;
        out.write_all(b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        self.after_object = true;
        if self.breaks && self.depth == 0 {
            out.write_all(b"\n")?;
        }
        out.write_all(b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if !first {
            out.write_all(b",")?;
        }
        if self.breaks && self.depth == 1 { out.write_all(b"\n") } else { Ok(()) }
    }
}
