//! Reads the input files of a command.

use std::io::Read;
use std::path::{Path, PathBuf};

use crowfoot_import::Format;

use crate::failure::{Failure, Result};
use crate::order::natural;
use crate::output;

/// The name of standard input in messages.
const STANDARD_INPUT: &str = "stdin";
/// Deeper folders are a cycle of links.
const DEEPEST: usize = 32;

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
            of_one_format(&mut paths, format);
            paths.sort_by(|a, b| {
                let by_name = || natural(&a.to_string_lossy(), &b.to_string_lossy());
                is_repeatable(a).cmp(&is_repeatable(b)).then_with(by_name)
            });
            if paths.is_empty() {
                let extension =
                    format.map_or("sql", |format| format.extensions().first().copied().unwrap_or(""));
                return Err(Failure::at(name, format_args!("no .{extension} files in this folder")));
            }
            for path in paths {
                texts.push(from_file(&path.to_string_lossy(), &path)?);
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

/// Keeps the files of one format: the given one, else the first one found. A schema of Prisma or Drizzle comes before
/// the SQL of its migrations, which repeats it.
fn of_one_format(paths: &mut Vec<PathBuf>, format: Option<Format>) {
    let drizzle = Format::Drizzle.extensions();
    let choices: &[&[&str]] = match format {
        Some(format) => &[format.extensions()],
        None if paths.iter().any(|path| declares_drizzle(path)) => &[drizzle],
        None => &[&["prisma"], &["sql"], &["dbml"], &["mmd", "mermaid"]],
    };
    let is_drizzle = matches!(choices, [only] if *only == drizzle);
    let is_one = |path: &PathBuf, extensions: &[&str]| {
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        extensions.contains(&extension.as_str())
    };
    let chosen = choices.iter().find(|extensions| paths.iter().any(|path| is_one(path, extensions)));
    paths.retain(|path| {
        // It tells which line of Drizzle the files are for.
        let is_package = is_drizzle && path.file_name().is_some_and(|name| name == "package.json");
        is_package || chosen.is_some_and(|extensions| is_one(path, extensions))
    });
}

/// Whether a file is TypeScript that declares tables of Drizzle. Migrations in SQL beside it are made from that.
fn declares_drizzle(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    Format::Drizzle.extensions().contains(&extension.as_str())
        && std::fs::read_to_string(path)
            .is_ok_and(|text| text.contains("drizzle-orm/") && text.contains("-core"))
}

/// The files below a folder, without down migrations.
fn collect(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> Result<()> {
    let unreadable = |error| Failure::at(&folder.to_string_lossy(), format_args!("cannot be read: {error}"));
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        if path.is_dir() {
            // Sqitch has down migrations and checks in folders of their own.
            let is_other = matches!(name.as_str(), "revert" | "verify" | "node_modules");
            if depth > 0 && !name.starts_with('.') && !is_other {
                collect(&path, depth - 1, paths)?;
            }
        } else if !takes_back(&name) {
            paths.push(path);
        }
    }
    Ok(())
}

/// Whether a file is a down migration, by its name in lower case: `down.sql`, or `U2__names.sql` of Flyway.
fn takes_back(name: &str) -> bool {
    let is_undo =
        name.strip_prefix('u').and_then(|rest| rest.split_once("__")).is_some_and(|(version, _)| {
            version.starts_with(|c: char| c.is_ascii_digit())
                && version.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '_'))
        });
    name == "down.sql" || name.ends_with(".down.sql") || is_undo
}

/// Whether a file is a repeatable migration of Flyway, which runs after all versions.
fn is_repeatable(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("R__"))
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
    use super::{decode, takes_back};

    #[test]
    fn down_migrations_are_recognized_by_name() {
        assert!(
            ["down.sql", "1_a.down.sql", "u2__names.sql", "u1.2__x.sql"].iter().all(|name| takes_back(name))
        );
        assert!(!["up.sql", "users__a.sql", "v2__names.sql", "u__a.sql"].iter().any(|name| takes_back(name)));
    }

    #[test]
    fn encodings() {
        assert_eq!(decode("a", b"abc".to_vec()).text, "abc");
        assert_eq!(decode("a", vec![0xff, 0xfe, b'a', 0, 0xe4, 0]).text, "aä");
        assert_eq!(decode("a", vec![0xfe, 0xff, 0, b'a']).text, "a");
        assert_eq!(decode("a", vec![b'a', 0xe4]).text, "a\u{fffd}");
        assert_eq!(decode("a", Vec::new()).text, "");
    }
}
