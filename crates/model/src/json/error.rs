//! Why a JSON text could not be read.

use std::fmt;

/// Why a JSON text could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// From 1; 0 for JSON that is no text.
    pub line: usize,
    /// In characters, from 1; 0 for JSON that is no text.
    pub column: usize,
    /// The way to the place, where the text is that of a known record: `tables[3].columns[0].type`.
    pub path: String,
    pub problem: String,
}

impl JsonError {
    /// The text is not JSON.
    #[inline(never)]
    pub(super) fn of_text(text: &str, error: &serde_json::Error) -> Self {
        let line = error.line().max(1);
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let start = std::iter::once(0).chain(breaks).nth(line - 1).unwrap_or_default();
        // serde_json counts bytes.
        let mut end = start.saturating_add(error.column()).saturating_sub(1).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let column = text.get(start..end).map_or(0, |before| before.chars().count()) + 1;
        let (told, place) =
            (error.to_string(), format!(" at line {} column {}", error.line(), error.column()));
        let problem = told.strip_suffix(&place).unwrap_or(&told).to_owned();
        Self { line, column, path: String::new(), problem }
    }

    /// What the text says is not what it should say. `places` are addresses in memory; the first that is in the text
    /// is the place.
    pub(super) fn of_place(text: &str, places: &[usize], path: String, problem: String) -> Self {
        if text.is_empty() {
            return Self { line: 0, column: 0, path, problem };
        }
        let before = places.iter().find_map(|place| text.get(..place.checked_sub(text.as_ptr().addr())?));
        let before = before.unwrap_or_default();
        Self {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before.chars().rev().take_while(|c| *c != '\n').count() + 1,
            path,
            problem,
        }
    }

    /// The problem, with the path before it.
    pub fn message(&self) -> String {
        let path = self.path.strip_prefix('.').unwrap_or(&self.path);
        if path.is_empty() { self.problem.clone() } else { [path, ": ", &self.problem].concat() }
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&self.message()),
            line => write!(f, "line {line}, column {}: {}", self.column, self.message()),
        }
    }
}

impl std::error::Error for JsonError {}
