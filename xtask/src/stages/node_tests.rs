use std::path::PathBuf;

use crate::counts::{Counts, tap};
use crate::failure::{At, Failure, Result};
use crate::files;
use crate::process::Process;
use crate::say;
use crate::tools;
use crate::workspace::Workspace;

const TEST_FILES: &[&str] = &[".test.js", ".test.mjs"];

/// The tests in `tests/<folder>`, which run in Node on exports of the command line tool.
pub(super) fn run(workspace: &Workspace, folder: &str) -> Result<Counts> {
    let tests: Vec<PathBuf> = files::below(&workspace.tests().join(folder))
        .into_iter()
        .filter(|path| TEST_FILES.iter().any(|ending| path.to_string_lossy().ends_with(ending)))
        .collect();
    if tests.is_empty() {
        let mut counts = Counts::default();
        counts.skip(format!("no tests in tests/{folder} yet"));
        return Ok(counts);
    }
    tools::npm_packages(workspace)?;
    let program = build_command_line_tool(workspace)?;
    let report = workspace.target.join(format!("{folder}-report.tap"));
    let ended = Process::new("node", &workspace.tests())
        .args(["--test", "--test-reporter=spec", "--test-reporter-destination=stdout", "--test-reporter=tap"])
        .arg(format!("--test-concurrency={}", at_once()))
        .arg(format!("--test-reporter-destination={}", report.display()))
        .args(&tests)
        .env("CROWFOOT_CLI", program)
        .run();
    let text = std::fs::read_to_string(&report).at("Node wrote no report")?;
    let mut counts = tap::counts(&text).ok_or_else(|| Failure::new("Node's report cannot be read"))?;
    if let Err(failure) = ended
        && counts.failed == 0
    {
        counts.fail(failure.to_string());
    }
    Ok(counts)
}

/// The number of test files that run at once. Node leaves a core free, which is half of a machine with two; the tests
/// themselves wait for servers and compilers half of the time.
fn at_once() -> usize {
    std::thread::available_parallelism().map_or(2, |cores| cores.get().max(2))
}

/// Builds `crowfoot` and returns its path.
pub(super) fn build_command_line_tool(workspace: &Workspace) -> Result<PathBuf> {
    let package = workspace.in_crates("cli");
    let binary = package.and_then(|package| {
        package.targets.iter().find(|target| target.kind == "bin").map(|target| (package, target))
    });
    let (package, target) =
        binary.ok_or_else(|| Failure::new("crates/cli does not exist yet, so nothing can be exported"))?;
    say::step("building the crowfoot command");
    Process::cargo(&workspace.root).args(["build", "--quiet", "--package", &package.name]).run()?;
    let name = format!("{}{}", target.name, std::env::consts::EXE_SUFFIX);
    Ok(workspace.target.join("debug").join(name))
}
