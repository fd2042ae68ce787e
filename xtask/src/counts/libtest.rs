use super::Counts;

/// Reads the output of `cargo test -- --show-output` line by line.
///
/// A test that prints `SKIPPED: …` ends as "ok" for the harness; here it counts as skipped. Each `GAP: …` that a test
/// prints is a case that it has skipped, and counts as one more.
#[derive(Default)]
pub(crate) struct LibtestOutput {
    counts: Counts,
    section: Section,
    test: String,
    skipped_tests: u32,
}

#[derive(Default, PartialEq, Eq)]
enum Section {
    #[default]
    Progress,
    /// The output of passing tests.
    Successes,
    Failures,
}

impl LibtestOutput {
    /// Processes a line, and returns whether it should be shown.
    pub(crate) fn line(&mut self, line: &str) -> bool {
        match line {
            "successes:" => self.section = Section::Successes,
            "failures:" => self.section = Section::Failures,
            _ => {}
        }
        if let Some(name) = line.strip_prefix("---- ").and_then(|rest| rest.strip_suffix(" stdout ----")) {
            name.clone_into(&mut self.test);
        }
        if let Some(summary) = line.strip_prefix("test result: ") {
            self.summary(summary);
            return false;
        }
        if let Some(test) = line.strip_prefix("test ") {
            if let Some(name) = test.strip_suffix(" ... FAILED") {
                self.counts.notes.push(format!("FAILED {name}"));
                return true;
            }
            if test.contains(" ... ") {
                return false;
            }
        }
        match self.section {
            Section::Successes => self.success_line(line),
            Section::Failures => true,
            Section::Progress => !line.is_empty() && !line.starts_with("running "),
        }
    }

    pub(crate) fn finish(self) -> Counts {
        self.counts
    }

    fn success_line(&mut self, line: &str) -> bool {
        if let Some(gap) = line.strip_prefix("GAP: ") {
            self.counts.skip(format!("gap in {}: {gap}", self.test));
            return true;
        }
        let Some(reason) = line.trim_start().strip_prefix("SKIPPED:") else {
            return false;
        };
        if !self.test.is_empty() {
            let test = std::mem::take(&mut self.test);
            self.counts.notes.push(format!("SKIPPED {test}:{reason}"));
            self.skipped_tests += 1;
        }
        true
    }

    fn summary(&mut self, summary: &str) {
        let mut words = summary.split([' ', ';']).filter(|word| !word.is_empty()).peekable();
        let (mut passed, mut ignored) = (0, 0);
        while let Some(word) = words.next() {
            let Ok(number) = word.parse::<u32>() else { continue };
            match words.peek().copied() {
                Some("passed") => passed = number,
                Some("failed") => self.counts.failed += number,
                Some("ignored") => ignored = number,
                _ => {}
            }
        }
        let skipped = std::mem::take(&mut self.skipped_tests).min(passed);
        self.counts.passed += passed - skipped;
        self.counts.skipped += ignored + skipped;
        self.section = Section::Progress;
        self.test.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::LibtestOutput;

    const OUTPUT: &str = "
running 4 tests
test fine ... ok
test without_corpus ... ok
test slow ... ignored
test broken ... FAILED

successes:

---- without_corpus stdout ----
SKIPPED: corpus not found
SKIPPED: corpus not found

---- fine stdout ----
GAP: pg/a.sql: it is long
some chatter

successes:
    fine
    without_corpus

failures:

---- broken stdout ----
assertion failed: SKIPPED: not a skip

failures:
    broken

test result: FAILED. 2 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s

running 1 test
test other ... ok

test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
";

    #[test]
    fn counts_over_several_binaries() {
        let mut output = LibtestOutput::default();
        let shown: Vec<&str> = OUTPUT.lines().filter(|line| output.line(line)).collect();
        let counts = output.finish();
        assert_eq!((counts.passed, counts.failed, counts.skipped), (2, 1, 3));
        let notes = [
            "FAILED broken",
            "SKIPPED without_corpus: corpus not found",
            "SKIPPED gap in fine: pg/a.sql: it is long",
        ];
        assert_eq!(counts.notes, notes);
        assert!(shown.contains(&"assertion failed: SKIPPED: not a skip"));
        assert!(!shown.contains(&"some chatter"));
        assert!(!shown.contains(&"test fine ... ok"));
    }
}
