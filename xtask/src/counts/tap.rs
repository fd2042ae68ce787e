use super::Counts;

/// Reads the report of `node --test --test-reporter=tap`: the totals at its end, and the names of what
/// failed or was skipped.
pub(crate) fn counts(report: &str) -> Option<Counts> {
    let mut counts = Counts::default();
    let mut passed = None;
    for line in report.lines() {
        if let Some((name, number)) = total(line) {
            match name {
                "pass" => passed = Some(number),
                "fail" | "cancelled" => counts.failed += number,
                "skipped" | "todo" => counts.skipped += number,
                _ => {}
            }
        } else if let Some(note) = note(line.trim_start()) {
            counts.notes.push(note);
        }
    }
    counts.passed = passed?;
    Some(counts)
}

/// `# pass 3`: only the totals stand at the very left.
fn total(line: &str) -> Option<(&str, u32)> {
    let (name, number) = line.strip_prefix("# ")?.split_once(' ')?;
    Some((name, number.parse().ok()?))
}

fn note(line: &str) -> Option<String> {
    if let Some(rest) = line.strip_prefix("not ok ") {
        let name = rest.split_once(" - ")?.1;
        return if name.contains("# TODO") { None } else { Some(format!("FAILED {name}")) };
    }
    let name = line.strip_prefix("ok ")?.split_once(" - ")?.1;
    let (name, reason) = name.split_once("# SKIP")?;
    Some(format!("SKIPPED {}: {}", name.trim(), reason.trim()).trim_end_matches([':', ' ']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::counts;

    #[test]
    fn totals_and_names() {
        let report = "TAP version 13\n# Subtest: ddl\n    # Subtest: runs\n    not ok 1 - runs\n    ok 2 - other # SKIP no server\n\
            ok 1 - ddl\n1..1\n# tests 4\n# suites 1\n# pass 2\n# fail 1\n# cancelled 0\n# skipped 1\n# todo 0\n";
        let counts = counts(report).unwrap();
        assert_eq!((counts.passed, counts.failed, counts.skipped), (2, 1, 1));
        assert_eq!(counts.notes, ["FAILED runs", "SKIPPED other: no server"]);
    }

    #[test]
    fn a_report_without_totals_is_a_failure() {
        assert!(counts("TAP version 13\nok 1 - a\n").is_none());
    }
}
