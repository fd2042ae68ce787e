//! Writes results and messages.

use std::io::{ErrorKind, Write};
use std::path::Path;

use crowfoot_export::File;

use crate::failure::{Failure, Result};

/// Writes a result to a file, or to standard output without one. `-` is standard output too.
pub(crate) fn write(path: Option<&str>, text: &str) -> Result<()> {
    match path {
        Some(path) if path != "-" => std::fs::write(path, text)
            .map_err(|error| Failure::at(path, format_args!("cannot be written: {error}"))),
        _ => print(text),
    }
}

/// Writes the files of a result: one like [`write`], several into a folder, which is created if missing.
pub(crate) fn write_files(path: Option<&str>, files: &[File]) -> Result<()> {
    if let [only] = files {
        return write(path, &only.text);
    }
    let Some(folder) = path.filter(|path| *path != "-") else {
        let names: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
        let message =
            format!("the result is {} files ({}): name a folder with --out", files.len(), names.join(", "));
        return Err(Failure::new(message));
    };
    for file in files {
        let path = Path::new(folder).join(&file.path);
        let shown = path.to_string_lossy();
        let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
        made.map_err(|error| Failure::at(folder, format_args!("cannot be created: {error}")))?;
        write(Some(&shown), &file.text)?;
    }
    Ok(())
}

/// Writes to standard output. A closed pipe, as after `head`, is not an error.
pub(crate) fn print(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("standard output cannot be written: {error}")))
        }
        _ => Ok(()),
    }
}

/// Writes a line to standard error, ignoring errors.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
