//! Writes modules of statements.

use super::{Doc, Style, layout};
use crate::width;

/// Collects laid-out text.
#[derive(Default)]
pub(crate) struct Printer {
    pub(crate) out: String,
    /// The semicolons will be taken out, so that a line has room for one more.
    pub(crate) is_bare: bool,
}

impl Printer {
    pub(crate) fn of(style: &Style) -> Self {
        Self { is_bare: !style.semicolons, ..Self::default() }
    }

    /// Writes text as it is.
    pub(crate) fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Whether a line that ends in a semicolon has room.
    pub(crate) fn fits(&self, line: &str) -> bool {
        width::of(line) <= super::layout::LINE_WIDTH + usize::from(self.is_bare)
    }

    /// Writes a statement, ending in a semicolon and a line break.
    pub(crate) fn statement(&mut self, before: &str, doc: &Doc) {
        let (own, taken_out) = if self.is_bare { ("", ";\n") } else { (";", "\n") };
        let text = [before, &doc.plain(), own].concat();
        let laid_out = layout(0, &text).unwrap_or(text);
        self.push(&laid_out);
        self.push(taken_out);
    }
}
