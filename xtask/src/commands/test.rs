use std::time::Instant;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::Verdict;
use crate::counts::{self, Counts};
use crate::failure::{Failure, Result};
use crate::say;
use crate::stages::{STAGES, Stage};
use crate::workspace::Workspace;

/// Run all tests, or those of some stages
#[derive(Args)]
pub(super) struct Arguments {
    /// Stages to run, separated by commas [default: all]
    #[arg(long, value_name = "STAGE", value_delimiter = ',')]
    #[arg(value_parser = PossibleValuesParser::new(STAGES.iter().map(|stage| stage.name)))]
    only: Vec<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict> {
    let workspace = match Workspace::load() {
        Ok(workspace) => workspace,
        // The last line reports the outcome even then.
        Err(failure) => return Ok(tell(summary(vec![("workspace", failed(&failure), 0.0)]))),
    };
    let mut rows = Vec::new();
    for stage in chosen(&arguments.only) {
        say::line(format!("\n── {} ──", stage.name));
        let start = Instant::now();
        let counts = (stage.run)(&workspace).unwrap_or_else(|failure| {
            say::line(format!("FAILED  {failure}"));
            failed(&failure)
        });
        rows.push((stage.name, counts, start.elapsed().as_secs_f64()));
    }
    Ok(tell(summary(rows)))
}

/// The stages with these names, in the order in which they run; all of them if there are no names.
fn chosen(only: &[String]) -> impl Iterator<Item = &'static Stage> {
    STAGES.iter().filter(move |stage| only.is_empty() || only.iter().any(|name| name == stage.name))
}

fn failed(failure: &Failure) -> Counts {
    let mut counts = Counts::default();
    counts.fail(failure.to_string());
    counts
}

/// The table, the failures, the skipped tests, and the summary line.
fn summary(rows: Vec<(&str, Counts, f64)>) -> (Vec<String>, Verdict) {
    let mut lines =
        vec![format!("\n{:<12} {:>8} {:>8} {:>8} {:>9}", "stage", "passed", "failed", "skipped", "seconds")];
    let mut total = Counts::default();
    for (name, counts, seconds) in rows {
        let Counts { passed, failed, skipped, notes } = counts;
        lines.push(format!("{name:<12} {passed:>8} {failed:>8} {skipped:>8} {seconds:>9.1}"));
        let notes = notes.into_iter().map(|note| format!("{note} [{name}]")).collect();
        total.add(Counts { passed, failed, skipped, notes });
    }
    lines.extend(total.notes.iter().cloned());
    lines.push(String::new());
    lines.push(counts::last_line(&total));
    (lines, if total.failed == 0 { Verdict::Good } else { Verdict::Findings })
}

fn tell((lines, verdict): (Vec<String>, Verdict)) -> Verdict {
    lines.iter().for_each(say::line);
    verdict
}

#[cfg(test)]
mod tests {
    use super::{Counts, Verdict, chosen, summary};

    #[test]
    fn a_failure_in_any_stage_is_a_finding() {
        let good = || Counts { passed: 2, ..Counts::default() };
        assert_eq!(summary(vec![("a", good(), 0.1)]).1, Verdict::Good);
        let mut bad = Counts::default();
        bad.fail("it");
        let (lines, verdict) = summary(vec![("a", good(), 0.1), ("b", bad, 0.2)]);
        assert_eq!(verdict, Verdict::Findings);
        assert_eq!(lines.last().unwrap(), "2 passed, 1 failed");
        assert!(lines.contains(&"FAILED it [b]".to_owned()));
    }

    #[test]
    fn stages_by_name() {
        let names = |only: &[&str]| {
            let only: Vec<String> = only.iter().map(|name| (*name).to_owned()).collect();
            chosen(&only).map(|stage| stage.name).collect::<Vec<_>>()
        };
        assert_eq!(names(&["size", "lint"]), ["lint", "size"]);
        assert_eq!(names(&[]).len(), 8);
    }
}
