use std::io::{self, Write};

/// Prints one line to standard output. A closed pipe is not an error worth stopping for.
pub(crate) fn line(text: impl AsRef<str>) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{}", text.as_ref());
    let _ = out.flush();
}

/// Prints one line of progress, so that a long silence is never a surprise.
pub(crate) fn step(text: impl AsRef<str>) {
    line(format!("→ {}", text.as_ref()));
}
