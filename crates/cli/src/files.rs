//! Reads the input files of a command.

use std::io::Read;
use std::path::Path;

use crowfoot_folder::{DEEPEST, is_passed_over, schema_files};
use crowfoot_import::Format;

use crate::failure::{Failure, Result};
use crate::output;

/// The name of standard input in messages.
const STANDARD_INPUT: &str = "stdin";

/// A text and its name in messages.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) name: String,
    pub(crate) text: String,
}

/// Reads files in the order given. A folder stands for the schema files in it, `-` for the standard input.
pub(crate) fn read(names: &[String], format: Option<Format>) -> Result<Vec<Text>> {
    let mut texts = Vec::new();
    for name in names {
        if name == "-" {
            texts.push(decode(STANDARD_INPUT, standard_input()?));
        } else if Path::new(name).is_dir() {
            let mut paths = Vec::new();
            collect(Path::new(name), DEEPEST, &mut paths)?;
            let text = |path: &str| {
                std::fs::read(path).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            };
            let paths = schema_files(paths, format.map(Format::extensions), text);
            if paths.is_empty() {
                let extension =
                    format.map_or("sql", |format| format.extensions().first().copied().unwrap_or(""));
                return Err(Failure::at(name, format_args!("no .{extension} files in this folder")));
            }
            for path in paths {
                texts.push(from_file(&path, Path::new(&path))?);
            }
        } else {
            texts.push(from_file(name, Path::new(name))?);
        }
    }
    Ok(texts)
}

/// Everything that comes from the standard input.
pub(crate) fn standard_input() -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match std::io::stdin().lock().read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => Err(Failure::at(STANDARD_INPUT, format_args!("cannot be read: {error}"))),
    }
}

fn from_file(name: &str, path: &Path) -> Result<Text> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(decode(name, bytes)),
        Err(error) => Err(Failure::at(name, format_args!("cannot be read: {error}"))),
    }
}

/// The files below a folder.
fn collect(folder: &Path, depth: usize, paths: &mut Vec<String>) -> Result<()> {
    let unreadable = |error| Failure::at(&folder.to_string_lossy(), format_args!("cannot be read: {error}"));
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if depth > 0 && !is_passed_over(&name) {
                collect(&path, depth - 1, paths)?;
            }
        } else if let Some(path) = path.to_str() {
            paths.push(path.to_owned());
        }
    }
    Ok(())
}

/// Decodes UTF-8, or UTF-16 with byte order mark, which PowerShell writes.
fn decode(name: &str, bytes: Vec<u8>) -> Text {
    let utf16 = |pair: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .skip(1)
            .filter_map(|chunk| <[u8; 2]>::try_from(chunk).ok())
            .map(pair)
            .collect();
        String::from_utf16_lossy(&units)
    };
    let text = match bytes.get(..2) {
        Some([0xff, 0xfe]) => utf16(u16::from_le_bytes),
        Some([0xfe, 0xff]) => utf16(u16::from_be_bytes),
        _ => String::from_utf8(bytes).unwrap_or_else(|error| {
            let valid = error.utf8_error().valid_up_to();
            let line = 1 + error.as_bytes().iter().take(valid).filter(|byte| **byte == b'\n').count();
            output::complain(&format!(
                "{name}:{line}: warning: not UTF-8 from here on; unreadable bytes became \u{fffd}"
            ));
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        }),
    };
    Text { name: name.to_owned(), text }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn encodings() {
        assert_eq!(decode("a", b"abc".to_vec()).text, "abc");
        assert_eq!(decode("a", vec![0xff, 0xfe, b'a', 0, 0xe4, 0]).text, "aä");
        assert_eq!(decode("a", vec![0xfe, 0xff, 0, b'a']).text, "a");
        assert_eq!(decode("a", vec![b'a', 0xe4]).text, "a\u{fffd}");
        assert_eq!(decode("a", Vec::new()).text, "");
    }
}
