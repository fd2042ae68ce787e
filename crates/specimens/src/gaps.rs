//! Known differences on schemas of the corpus: `tests/fixtures/corpus-gaps.tsv`, which the tests in JavaScript read
//! too.

use std::collections::BTreeMap;
use std::path::Path;

/// The gaps of one test. A listed schema that fails is printed as a gap. A listed one that passes, or an unlisted one
/// that fails, fails the test.
pub struct Gaps {
    test: &'static str,
    /// Reasons by schema.
    listed: BTreeMap<String, String>,
    wrong: Vec<String>,
}

impl Gaps {
    /// The gaps of a test, by the word in the second column of the list.
    ///
    /// # Panics
    /// If the list cannot be read.
    #[allow(clippy::panic, reason = "a test without its input has failed")]
    pub fn of(test: &'static str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/corpus-gaps.tsv");
        let text =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut listed = BTreeMap::new();
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [schema, of, missing, reason] = cells[..] else {
                panic!("four cells are missing in: {line}")
            };
            if of == test {
                listed.insert(schema.to_owned(), format!("{reason} (missing: {missing})"));
            }
        }
        Self { test, listed, wrong: Vec::new() }
    }

    /// Records the result of a schema.
    #[allow(clippy::print_stdout, reason = "xtask counts the gaps that are printed")]
    pub fn check(&mut self, schema: &str, found: Result<(), String>) {
        match (found, self.listed.remove(schema)) {
            (Ok(()), None) => {}
            (Err(_), Some(reason)) => println!("GAP: {schema}: {reason}"),
            (Err(what), None) => self.wrong.push(format!("{schema}: {what}")),
            (Ok(()), Some(_)) => {
                self.wrong.push(format!("{schema}: the gap is closed: take its line out of the list"));
            }
        }
    }

    /// Ends the test.
    ///
    /// # Panics
    /// If an unlisted schema has failed, or a listed one has passed or was not tested.
    #[allow(clippy::panic, reason = "so tests fail")]
    pub fn finish(mut self) {
        self.wrong.extend(self.listed.keys().map(|schema| format!("{schema}: listed, but not tested")));
        assert!(self.wrong.is_empty(), "{}:\n{}", self.test, self.wrong.join("\n"));
    }
}
