use serde_json::Value;

use super::Counts;

/// Reads Playwright's JSON report. A flaky test counts as failed.
pub(crate) fn counts(report: &str) -> Option<Counts> {
    let report: Value = serde_json::from_str(report).ok()?;
    let stats = report.get("stats")?;
    let number = |key| stats.get(key).and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok());
    let mut counts = Counts {
        passed: number("expected")?,
        failed: number("unexpected")? + number("flaky")?,
        skipped: number("skipped")?,
        notes: Vec::new(),
    };
    for suite in list(&report, "suites") {
        note(suite, "", &mut counts.notes);
    }
    // Errors outside of any test: a spec that does not compile, a browser that does not start.
    for error in list(&report, "errors") {
        counts.fail(text(error, "message").lines().next().unwrap_or("an error outside of the tests"));
    }
    Some(counts)
}

fn note(suite: &Value, above: &str, notes: &mut Vec<String>) {
    let title = joined(above, text(suite, "title"));
    for inner in list(suite, "suites") {
        note(inner, &title, notes);
    }
    for spec in list(suite, "specs") {
        for test in list(spec, "tests") {
            let word = match text(test, "status") {
                "expected" => continue,
                "skipped" => "SKIPPED",
                _ => "FAILED",
            };
            notes.push(format!("{word} {}", joined(&title, text(spec, "title"))));
        }
    }
}

fn joined(above: &str, title: &str) -> String {
    if above.is_empty() { title.to_owned() } else { format!("{above} › {title}") }
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::counts;

    #[test]
    fn totals_names_and_errors() {
        let report = r#"{
            "suites": [{"title": "a.spec.ts", "specs": [], "suites": [{"title": "drawing", "specs": [
                {"title": "relates", "tests": [{"status": "unexpected"}]},
                {"title": "undoes", "tests": [{"status": "expected"}]}
            ]}]}],
            "errors": [{"message": "no browser\nmore"}],
            "stats": {"expected": 1, "skipped": 0, "unexpected": 1, "flaky": 0}
        }"#;
        let counts = counts(report).unwrap();
        assert_eq!((counts.passed, counts.failed, counts.skipped), (1, 2, 0));
        assert_eq!(counts.notes, ["FAILED a.spec.ts › drawing › relates", "FAILED no browser"]);
    }

    #[test]
    fn a_broken_report_is_a_failure() {
        assert!(counts("{").is_none());
        assert!(counts("{}").is_none());
    }
}
