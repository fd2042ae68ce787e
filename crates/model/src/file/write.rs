//! Writes JSON with a line for each record and each part of a record.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::Formatter;

/// Serializes a value; objects that stand in arrays down to [`BROKEN_DEPTH`] begin a line.
pub(super) fn lines(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Lines::default());
    // Writing to memory cannot fail, and the model has neither maps with odd keys nor failing serializers.
    let written = value.serialize(&mut serializer);
    debug_assert!(written.is_ok());
    bytes.push(b'\n');
    String::from_utf8(bytes).unwrap_or_default()
}

/// Records are objects at depth 2 and their parts at depth 3; what is deeper stays on their line.
const BROKEN_DEPTH: usize = 3;

/// Tracks where the writer is.
#[derive(Default)]
struct Lines {
    /// Number of open objects.
    depth: usize,
    /// For each open array: whether its items have lines of their own.
    broken: Vec<bool>,
    /// Whether the next thing to be written is an item of the innermost array.
    at_item: bool,
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.at_item = false;
        self.broken.push(false);
        out.write_all(b"[")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.at_item = true;
        if first { Ok(()) } else { out.write_all(b",") }
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.at_item = false;
        Ok(())
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.at_item = false;
        if self.broken.pop() == Some(true) {
            out.write_all(b"\n")?;
        }
        out.write_all(b"]")
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth += 1;
        if self.at_item
            && self.depth <= BROKEN_DEPTH
            && let Some(broken) = self.broken.last_mut()
        {
            *broken = true;
            out.write_all(b"\n")?;
        }
        self.at_item = false;
        out.write_all(b"{")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if !first {
            out.write_all(b",")?;
        }
        if self.depth == 1 { out.write_all(b"\n") } else { Ok(()) }
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        if self.depth == 1 {
            out.write_all(b"\n")?;
        }
        self.depth = self.depth.saturating_sub(1);
        out.write_all(b"}")
    }
}
