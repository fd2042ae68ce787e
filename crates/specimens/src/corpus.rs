//! The corpus of real schemas. It is kept outside of the repository, so a clone may lack it.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crowfoot_model::Dialect;

/// One schema of the corpus, as its manifest describes it.
pub struct Schema {
    /// Relative to the corpus: `pg/pagila.sql`, or a folder with a trailing slash.
    pub path: String,
    /// Its top folder: `pg`, `dbml`, `drizzle` …
    pub folder: String,
    /// The dialect, if it is SQL.
    pub dialect: Option<Dialect>,
    pub tables: usize,
    pub foreign_keys: usize,
    /// `None` if they were not counted.
    pub enums: Option<usize>,
    pub files: Vec<PathBuf>,
}

/// The folder of the corpus. A test that gets `None` returns: it has been reported as skipped.
///
/// The report goes straight to standard error, past the harness, which shows nothing of what a passing test prints. The
/// line on standard output is the one that `cargo xtask test` counts.
#[allow(clippy::print_stdout, reason = "xtask counts the tests that print this")]
pub fn folder() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let found = folder_at(path, &mut io::stderr());
    if found.is_none() {
        println!("SKIPPED: corpus not found");
    }
    found
}

fn folder_at(path: PathBuf, report: &mut dyn Write) -> Option<PathBuf> {
    if path.is_dir() {
        return Some(path);
    }
    // The harness names the thread after the test.
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("a test");
    // If standard error is closed, nobody wants to know.
    let _ = writeln!(report, "SKIPPED {test}: it checks nothing without the corpus at {}", path.display());
    None
}

/// The schemas of the manifest, in its order, without those in `other/`, which are not meant to be imported as a whole.
///
/// # Panics
/// If the manifest cannot be read.
#[allow(clippy::panic, reason = "a test without its input has failed")]
pub fn manifest(corpus: &Path) -> Vec<Schema> {
    let path = corpus.join("MANIFEST.tsv");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().skip(1).filter_map(|line| schema(corpus, line)).collect()
}

fn schema(corpus: &Path, line: &str) -> Option<Schema> {
    let cells: Vec<&str> = line.split('\t').collect();
    let count = |at: usize| cells.get(at).and_then(|cell| cell.parse().ok());
    let path = *cells.first()?;
    let (folder, _) = path.split_once('/')?;
    let files = files(&corpus.join(path));
    if folder == "other" || files.is_empty() {
        return None;
    }
    Some(Schema {
        path: path.to_owned(),
        folder: folder.to_owned(),
        dialect: dialect(folder),
        tables: count(6).unwrap_or(0),
        foreign_keys: count(7).unwrap_or(0),
        enums: count(9),
        files,
    })
}

fn dialect(folder: &str) -> Option<Dialect> {
    match folder {
        "pg" => Some(Dialect::Postgres),
        "mysql" => Some(Dialect::Mysql),
        "sqlite" => Some(Dialect::Sqlite),
        _ => None,
    }
}

/// A file, or all files below a folder, by name.
pub fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
    let mut below: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    below.sort();
    below.iter().flat_map(|path| files(path)).collect()
}

/// The text of a file, with invalid UTF-8 replaced.
pub fn text_of(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::folder_at;

    #[test]
    fn a_test_without_the_corpus_is_reported_by_name() {
        let (mut report, missing) = (Vec::new(), PathBuf::from("no/such/folder"));
        assert_eq!(folder_at(missing, &mut report), None);
        let report = String::from_utf8_lossy(&report);
        assert!(report.starts_with("SKIPPED corpus::tests::a_test_without"), "{report}");
        assert!(report.ends_with("no/such/folder\n"), "{report}");
    }

    #[test]
    fn a_corpus_that_is_there_is_reported_to_nobody() {
        let mut report = Vec::new();
        let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(folder_at(here.clone(), &mut report), Some(here));
        assert!(report.is_empty());
    }
}
