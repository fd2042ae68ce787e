//! The files of an export as one. It comes with a part of its own: the format is only needed by whoever downloads several.

use std::io::{Cursor, Write};

use crowfoot_export::File;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The files as a ZIP archive, not compressed: they are short texts.
///
/// # Errors
/// What the archive cannot take, in words.
pub fn zip(files: &[File]) -> Result<Vec<u8>, String> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for file in files {
        archive.start_file(&*file.path, options).map_err(|error| error.to_string())?;
        archive.write_all(file.text.as_bytes()).map_err(|error| error.to_string())?;
    }
    Ok(archive.finish().map_err(|error| error.to_string())?.into_inner())
}
