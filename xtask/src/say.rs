use std::io::{self, Write};

/// Prints a line to standard output, ignoring a closed pipe.
pub(crate) fn line(text: impl AsRef<str>) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{}", text.as_ref());
    let _ = out.flush();
}

/// Prints a line of progress, so that nothing runs silently for long.
pub(crate) fn step(text: impl AsRef<str>) {
    line(format!("→ {}", text.as_ref()));
}
