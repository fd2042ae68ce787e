use std::path::PathBuf;

use super::cargo_tool::FUZZ;
use crate::failure::{Failure, Result};
use crate::process::Process;
use crate::workspace::Workspace;

const VERSION: &str = "0.13.2";

/// Whether there is a nightly compiler, which fuzzing needs.
pub(crate) fn has_nightly(workspace: &Workspace) -> bool {
    Process::new("cargo", &workspace.root).args(["+nightly", "--version"]).capture().is_ok()
}

/// Finds or installs cargo-fuzz. Returns its folder, or `None` if it is on the PATH.
pub(crate) fn cargo_fuzz(workspace: &Workspace) -> Result<Option<PathBuf>> {
    if !has_nightly(workspace) {
        return Err(Failure::new("fuzzing needs a nightly compiler: rustup toolchain install nightly"));
    }
    if on_path(workspace) {
        return Ok(None);
    }
    FUZZ.install(workspace, VERSION)
}

fn on_path(workspace: &Workspace) -> bool {
    Process::new("cargo-fuzz", &workspace.root).args(["fuzz", "--version"]).capture().is_ok()
}
