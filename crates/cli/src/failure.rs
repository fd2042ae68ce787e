//! Errors of commands.

use std::fmt;

/// A message for the user, starting with the file and line, if any.
#[derive(Debug)]
pub(crate) struct Failure(String);

pub(crate) type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// About a file as a whole.
    pub(crate) fn at(file: &str, message: impl fmt::Display) -> Self {
        Self(format!("{file}: {message}"))
    }

    /// About a line of a file, counted from 1.
    pub(crate) fn at_line(file: &str, line: usize, message: impl fmt::Display) -> Self {
        Self(format!("{file}:{line}: {message}"))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
