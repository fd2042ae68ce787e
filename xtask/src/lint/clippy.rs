use crate::failure::Result;
use crate::process::Process;
use crate::tools::{self, WASM_TARGET};
use crate::workspace::{Role, Workspace};

/// All targets, including tests, of packages that run outside a browser.
pub(crate) fn native(workspace: &Workspace) -> Result<Vec<String>> {
    let mut clippy =
        Process::cargo(&workspace.root).args(["clippy", "--quiet", "--workspace", "--all-targets"]);
    for package in workspace.browser_only() {
        clippy = clippy.args(["--exclude", &package.name]);
    }
    run(clippy)
}

/// The packages compiled into the two wasm modules: the app, the worker and their crates.
pub(crate) fn wasm(workspace: &Workspace) -> Result<Vec<String>> {
    tools::wasm_target(workspace)?;
    let mut clippy = Process::cargo(&workspace.root).args(["clippy", "--quiet", "--target", WASM_TARGET]);
    for package in &workspace.packages {
        let native_only = matches!(workspace.role(package), Role::Tooling | Role::Crate("cli"));
        if !native_only {
            clippy = clippy.args(["--package", &package.name]);
        }
    }
    run(clippy)
}

fn run(clippy: Process) -> Result<Vec<String>> {
    let clippy = clippy.args(["--", "-D", "warnings"]);
    Ok(clippy.run().err().map(|failure| failure.to_string()).into_iter().collect())
}
