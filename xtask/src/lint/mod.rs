//! Checks of the source code that do not run tests.

mod browser;
mod clippy;
mod dialect;
mod direction;
mod format;
mod length;
mod machine_traces;
mod module_cycles;
mod modules;
mod reach;
mod rust_files;
mod typescript;

use crate::counts::Counts;
use crate::failure::Failure;
use crate::say;
use crate::workspace::Workspace;

/// A check. Returns one line for each finding.
struct Check {
    name: &'static str,
    run: fn(&Workspace) -> Result<Vec<String>, Failure>,
}

const CHECKS: &[Check] = &[
    Check { name: "fmt", run: format::check },
    Check { name: "every Rust file is part of its crate", run: rust_files::check },
    Check { name: "dependency direction", run: direction::check },
    Check { name: "allowed dependencies of crates", run: reach::check },
    Check { name: "no cycles between modules", run: module_cycles::check },
    Check { name: "the browser is behind src/platform", run: browser::check },
    Check { name: "dialects are told apart in one crate", run: dialect::check },
    Check { name: "file length", run: length::check },
    Check { name: "no machine paths or registry hosts", run: machine_traces::check },
    Check { name: "types of tests/", run: typescript::check },
    Check { name: "clippy, native", run: clippy::native },
    Check { name: "clippy, wasm32", run: clippy::wasm },
];

/// Runs every check, even after failures.
pub(crate) fn run(workspace: &Workspace) -> Counts {
    let mut counts = Counts::default();
    for check in CHECKS {
        match (check.run)(workspace) {
            Ok(findings) if findings.is_empty() => {
                say::line(format!("ok      {}", check.name));
                counts.pass();
            }
            Ok(findings) => {
                say::line(format!("FAILED  {}", check.name));
                for finding in findings {
                    say::line(format!("        {finding}"));
                }
                counts.fail(check.name);
            }
            Err(failure) => {
                say::line(format!("FAILED  {}: {failure}", check.name));
                counts.fail(format!("{}: {failure}", check.name));
            }
        }
    }
    counts
}
