use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::process::Process;
use crate::say;
use crate::workspace::Workspace;

/// A program that `cargo install` builds. Waiting for that build is most of the first start, so its
/// profile weighs the time to compile the tool against the time the tool then takes.
pub(super) struct CargoTool {
    pub(super) package: &'static str,
    pub(super) binary: &'static str,
    pub(super) optimization: &'static str,
    pub(super) default_features: bool,
}

pub(super) const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    binary: "wasm-bindgen",
    optimization: "1",
    default_features: true,
};

/// Its features are for downloading the tools that are made sure of here.
pub(super) const TRUNK: CargoTool =
    CargoTool { package: "trunk", binary: "trunk", optimization: "0", default_features: false };

impl CargoTool {
    /// Makes sure of one version. Returns the folder to put before the PATH, or nothing when the PATH
    /// already has the right one.
    ///
    /// What is installed goes below the target folder: it never replaces a version that the user has.
    pub(super) fn install(&self, workspace: &Workspace, version: &str) -> Result<Option<PathBuf>> {
        let CargoTool { package, binary, .. } = self;
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
        let features: &[&str] = if self.default_features { &[] } else { &["--no-default-features"] };
        Process::cargo(&workspace.root)
            .args(["install", package, "--bin", binary, "--quiet", "--locked", "--force"])
            .args(features)
            .args(["--version", version, "--root"])
            .arg(&tools)
            .args(["--config", &format!("profile.release.opt-level={}", self.optimization)])
            .args(["--config", "profile.release.lto=false"])
            .args(["--config", "profile.release.codegen-units=16"])
            .env("CARGO_TARGET_DIR", tools.join("build"))
            .run()
            .map_err(|_| {
                Failure::new(format!(
                    "{package} {version} could not be installed: \
                     run cargo install {package} --locked --version {version}"
                ))
            })?;
        // Only what was installed is needed again; the rest is hundreds of megabytes.
        let _ = std::fs::remove_dir_all(tools.join("build"));
        Ok(Some(folder))
    }
}

fn reports(program: &Path, directory: &Path, version: &str) -> bool {
    Process::new(program, directory)
        .arg("--version")
        .capture()
        .is_ok_and(|text| text.split_whitespace().any(|word| word.trim_start_matches('v') == version))
}
