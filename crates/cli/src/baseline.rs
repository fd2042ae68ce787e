//! The findings that were there before: what a team has accepted in a file, or what another version has.

use std::collections::BTreeMap;

use crowfoot_model::Document;
use crowfoot_rules::{Diagnostic, Review, place};
use serde_json::{Value, json};

use crate::failure::{Failure, Result};

/// How often each rule has found something at each place. Places are names: ids of an imported design are new each time.
#[derive(Default)]
pub(crate) struct Baseline {
    counts: BTreeMap<(String, String), usize>,
}

impl Baseline {
    /// All that a review finds, whatever its severity.
    pub(crate) fn of(document: &Document, review: &Review) -> Self {
        let mut baseline = Self::default();
        for found in review.diagnostics().filter(|found| found.suppressed.is_none()) {
            for part in parts(found) {
                *baseline.counts.entry(key(document, part)).or_default() += 1;
            }
        }
        baseline
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// It is no baseline, or one of a newer version.
    pub(crate) fn read(path: &str, text: &str) -> Result<Self> {
        let wrong =
            |what: &str| Failure::at(path, format_args!("{what}; write it anew with --write-baseline"));
        let value: Value =
            serde_json::from_str(text).map_err(|error| wrong(&format!("is no baseline: {error}")))?;
        match value.get("baseline").and_then(Value::as_u64) {
            Some(1) => {}
            Some(_) => return Err(wrong("is a baseline of a newer version")),
            None => return Err(wrong("is no baseline")),
        }
        let mut baseline = Self::default();
        for found in value.get("findings").and_then(Value::as_array).into_iter().flatten() {
            let text = |name| found.get(name).and_then(Value::as_str);
            let (Some(rule), Some(place)) = (text("rule"), text("place")) else {
                return Err(wrong("has a finding without a rule or a place"));
            };
            let count = found.get("count").and_then(Value::as_u64).unwrap_or(1);
            let key = (rule.to_owned(), place.to_owned());
            *baseline.counts.entry(key).or_default() += usize::try_from(count).unwrap_or(usize::MAX);
        }
        Ok(baseline)
    }

    /// The text of a file: a finding a line, so that a change of it can be read.
    pub(crate) fn write(&self) -> String {
        let lines = self.counts.iter().map(|((rule, place), count)| match count {
            1 => json!({ "rule": rule, "place": place }).to_string(),
            count => json!({ "rule": rule, "place": place, "count": count }).to_string(),
        });
        let lines: Vec<String> = lines.map(|line| format!("\n  {line}")).collect();
        format!("{{\n\"baseline\": 1,\n\"findings\": [{}\n]\n}}\n", lines.join(","))
    }

    /// Takes out what was there before. A finding of many objects stays whole as soon as one of them is new.
    pub(crate) fn keep_new<'d>(
        mut self,
        document: &Document,
        found: Vec<&'d Diagnostic>,
    ) -> Vec<&'d Diagnostic> {
        let mut is_new = |found: &&Diagnostic| {
            let mut has_new = false;
            for part in parts(found) {
                match self.counts.get_mut(&key(document, part)) {
                    Some(count) if *count > 0 => *count -= 1,
                    _ => has_new = true,
                }
            }
            has_new
        };
        found.into_iter().filter(|found| is_new(found)).collect()
    }

    pub(crate) fn len(&self) -> usize {
        self.counts.values().sum()
    }
}

/// The findings that a gathered one stands for; otherwise the finding itself.
fn parts(found: &Diagnostic) -> Vec<&Diagnostic> {
    if found.parts.is_empty() { vec![found] } else { found.parts.iter().collect() }
}

fn key(document: &Document, found: &Diagnostic) -> (String, String) {
    (found.code.to_owned(), place(document, found.object))
}

#[cfg(test)]
mod tests {
    use super::Baseline;

    #[test]
    fn a_file_is_what_was_written() {
        let mut baseline = Baseline::default();
        baseline.counts.insert(("IDX001".to_owned(), "a\"b".to_owned()), 1);
        baseline.counts.insert(("IDX001".to_owned(), "c".to_owned()), 3);
        let text = baseline.write();
        assert_eq!(Baseline::read("b.json", &text).ok().map(|own| own.counts), Some(baseline.counts));
        for wrong in
            ["", "[]", "{}", "{\"baseline\":2}", "{\"baseline\":1,\"findings\":[{\"rule\":\"IDX001\"}]}"]
        {
            assert!(Baseline::read("b.json", wrong).is_err(), "{wrong}");
        }
    }
}
