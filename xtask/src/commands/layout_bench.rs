use clap::Args;

use super::Verdict;
use crate::failure::{Failure, Result};
use crate::process::Process;
use crate::say;
use crate::tools::{WASM_TARGET, npm_packages, wasm_target};
use crate::workspace::Workspace;

/// Real schemas, if present; the generated graphs always are.
const CORPUS: &str = "../shared/corpus";

/// Compare Auto-layout with ELK layered and dagre on the same graphs
#[derive(Args)]
pub(super) struct Arguments {}

pub(super) fn run() -> Result<Verdict> {
    let workspace = Workspace::load()?;
    npm_packages(&workspace)?;
    wasm_target(&workspace)?;
    say::step("graphs");
    let folder = workspace.target.join("layout-bench");
    let graphs = folder.join("graphs");
    // Drawings of earlier runs may be of other graphs.
    let _ = std::fs::remove_dir_all(&graphs);
    std::fs::create_dir_all(&graphs)
        .map_err(|error| Failure::new(format!("cannot create {}: {error}", graphs.display())))?;
    for package in ["crowfoot-scene", "crowfoot-layout"] {
        Process::cargo(&workspace.root)
            .args(["build", "--quiet", "--profile", "measured", "--examples", "--package", package])
            .run()?;
    }
    Process::cargo(&workspace.root)
        .args(["build", "--quiet", "--release", "--package", "crowfoot-layout", "--example", "placing"])
        .args(["--target", WASM_TARGET])
        .run()?;
    let examples = workspace.target.join("measured/examples");
    let corpus = workspace.root.join(CORPUS);
    if corpus.is_dir() {
        Process::new(examples.join("graphs"), &workspace.root).arg(corpus).arg(&graphs).run()?;
    }
    Process::new(examples.join("generated"), &workspace.root).arg(&graphs).run()?;
    say::step("drawings");
    Process::new("node", &workspace.tests())
        .arg("benchmarks/layout.mjs")
        .arg(&graphs)
        .arg(workspace.target.join(WASM_TARGET).join("release/examples/placing.wasm"))
        .arg(examples.join("judge"))
        .arg(folder.join("layout.md"))
        .arg(folder.join("layout.json"))
        .run()?;
    Ok(Verdict::Good)
}
