use clap::Args;

use super::Verdict;
use crate::failure::{Failure, Result};
use crate::process::Process;
use crate::say;
use crate::workspace::Workspace;

const PAGE: &str = "docs/links.md";
/// The line of the page that the figures stand below.
const MARK: &str = "<!-- cargo xtask links -->";

/// Measure the lengths of links of all corpus schemas, and write them to docs/links.md
#[derive(Args)]
pub(super) struct Arguments {}

pub(super) fn run() -> Result<Verdict> {
    let workspace = Workspace::load()?;
    say::step("links of the corpus");
    let figures = Process::cargo(&workspace.root)
        .args([
            "run",
            "--quiet",
            "--profile",
            "measured",
            "--package",
            "crowfoot-specimens",
            "--example",
            "links",
        ])
        .capture()?;
    if figures.is_empty() {
        return Err(Failure::new("there is no corpus"));
    }
    let path = workspace.root.join(PAGE);
    let page = std::fs::read_to_string(&path)
        .map_err(|error| Failure::new(format!("cannot read {PAGE}: {error}")))?;
    let (before, _) =
        page.split_once(MARK).ok_or_else(|| Failure::new(format!("{PAGE} has no line {MARK}")))?;
    std::fs::write(&path, [before, MARK, "\n\n", &figures].concat())
        .map_err(|error| Failure::new(format!("cannot write {PAGE}: {error}")))?;
    Ok(Verdict::Good)
}
