//! Where results and messages go.

use std::io::{ErrorKind, Write};

use crate::failure::{Failure, Result};

/// Writes a result to a file, or to standard output without one. `-` is standard output too.
pub(crate) fn write(path: Option<&str>, text: &str) -> Result<()> {
    match path {
        Some(path) if path != "-" => std::fs::write(path, text)
            .map_err(|error| Failure::at(path, format_args!("cannot be written: {error}"))),
        _ => print(text),
    }
}

/// Writes to standard output. Whoever has stopped reading, as `head` does, has seen enough.
pub(crate) fn print(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("standard output cannot be written: {error}")))
        }
        _ => Ok(()),
    }
}

/// Writes a line to standard error. There is nowhere to say that this has failed.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
