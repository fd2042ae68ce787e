//! Why a JSON text could not be read.

use std::fmt;

/// Why a JSON text could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// The way to the place, where the text is that of a known record: `tables[3].columns[0].type`.
    pub path: String,
    pub problem: String,
}

impl JsonError {
    pub(super) fn at(text: &str, offset: usize, path: String, problem: String) -> Self {
        let before = text.get(..offset).unwrap_or(text);
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
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message())
    }
}

impl std::error::Error for JsonError {}
