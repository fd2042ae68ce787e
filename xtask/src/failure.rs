use std::fmt;

/// An error and its remedy, in one line.
#[derive(Debug)]
pub(crate) struct Failure(String);

pub(crate) type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Failure(message.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Adds the path to an IO error, which `std::io::Error` does not have.
pub(crate) trait At<T> {
    fn at(self, what: impl fmt::Display) -> Result<T>;
}

impl<T> At<T> for std::io::Result<T> {
    fn at(self, what: impl fmt::Display) -> Result<T> {
        self.map_err(|error| Failure(format!("{what}: {error}")))
    }
}
