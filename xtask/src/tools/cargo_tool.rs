use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::process::Process;
use crate::say;
use crate::workspace::Workspace;

/// Makes sure of one version of a tool that cargo installs. Returns the folder to put before the PATH, or
/// nothing when the PATH already has the right one.
///
/// What is installed goes below the target folder: it never replaces a version that the user has.
pub(crate) fn install(
    workspace: &Workspace,
    package: &str,
    binary: &str,
    version: &str,
) -> Result<Option<PathBuf>> {
    if reports(Path::new(binary), &workspace.root, version) {
        return Ok(None);
    }
    let tools = workspace.target.join("tools");
    let folder = tools.join("bin");
    let program = folder.join(format!("{binary}{}", std::env::consts::EXE_SUFFIX));
    if reports(&program, &workspace.root, version) {
        return Ok(Some(folder));
    }
    say::step(format!("installing {package} {version}; this takes a few minutes, once"));
    Process::cargo(&workspace.root)
        .args(["install", package, "--quiet", "--locked", "--force", "--version", version, "--root"])
        .arg(&tools)
        .args(["--config", "profile.release.opt-level=1"])
        .args(["--config", "profile.release.lto=false"])
        .args(["--config", "profile.release.codegen-units=16"])
        .env("CARGO_TARGET_DIR", tools.join("build"))
        .run()
        .map_err(|_| {
            Failure::new(format!(
                "{package} {version} could not be installed: run cargo install {package} --locked --version {version}"
            ))
        })?;
    let _ = std::fs::remove_dir_all(tools.join("build"));
    Ok(Some(folder))
}

fn reports(program: &Path, directory: &Path, version: &str) -> bool {
    Process::new(program, directory)
        .arg("--version")
        .capture()
        .is_ok_and(|text| text.split_whitespace().any(|word| word.trim_start_matches('v') == version))
}
