use crate::counts::Counts;
use crate::counts::libtest::LibtestOutput;
use crate::failure::Result;
use crate::process::Process;
use crate::say;
use crate::workspace::Workspace;

/// Every Rust test that runs outside a browser.
pub(super) fn run(workspace: &Workspace) -> Result<Counts> {
    let mut cargo = Process::cargo(&workspace.root).args(["test", "--workspace", "--no-fail-fast"]);
    for package in workspace.browser_only() {
        cargo = cargo.args(["--exclude", &package.name]);
    }
    let cargo = cargo.args(["--", "--show-output"]);
    let mut output = LibtestOutput::default();
    let ended = cargo.read_lines(|line| {
        if output.line(line) {
            say::line(line);
        }
    })?;
    let mut counts = output.finish();
    if !ended.success && counts.failed == 0 {
        counts.fail("cargo test ended with an error before all tests had run");
    }
    Ok(counts)
}
