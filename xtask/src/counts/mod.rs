//! The numbers of passed tests, from the output of the different test runners.

pub(crate) mod libtest;
pub(crate) mod playwright;
pub(crate) mod tap;

/// The test counts of a stage, or of a part of one.
#[derive(Default, Debug, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) skipped: u32,
    /// One line for each failure and each skip.
    pub(crate) notes: Vec<String>,
}

impl Counts {
    pub(crate) fn pass(&mut self) {
        self.passed += 1;
    }

    pub(crate) fn fail(&mut self, note: impl Into<String>) {
        self.failed += 1;
        self.notes.push(format!("FAILED {}", note.into()));
    }

    pub(crate) fn skip(&mut self, note: impl Into<String>) {
        self.skipped += 1;
        self.notes.push(format!("SKIPPED {}", note.into()));
    }

    pub(crate) fn add(&mut self, other: Counts) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.notes.extend(other.notes);
    }
}

/// The last line of `cargo xtask test`.
pub(crate) fn last_line(total: &Counts) -> String {
    let mut line = format!("{} passed, {} failed", total.passed, total.failed);
    if total.skipped > 0 {
        line.push_str(&format!(", {} skipped", total.skipped));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{Counts, last_line};

    #[test]
    fn skips_are_reported_only_if_there_are_any() {
        let mut counts = Counts { passed: 3, ..Counts::default() };
        assert_eq!(last_line(&counts), "3 passed, 0 failed");
        counts.skip("one");
        counts.fail("two");
        assert_eq!(last_line(&counts), "3 passed, 1 failed, 1 skipped");
        assert_eq!(counts.notes, ["SKIPPED one", "FAILED two"]);
    }
}
