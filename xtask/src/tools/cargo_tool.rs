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
    pub(super) features: &'static [&'static str],
    /// Whether it knows `--version`; what does not is looked up in cargo's list.
    pub(super) says_version: bool,
}

pub(super) const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    binary: "wasm-bindgen",
    optimization: "1",
    features: &[],
    says_version: true,
};

/// Its features are for downloading the tools that are made sure of here.
pub(super) const TRUNK: CargoTool = CargoTool {
    package: "trunk",
    binary: "trunk",
    optimization: "0",
    features: &["--no-default-features"],
    says_version: true,
};

pub(super) const WASM_SPLIT: CargoTool = CargoTool {
    package: "wasm_split_cli_support",
    binary: "wasm-split-cli",
    optimization: "1",
    features: &["--features", "build-binary"],
    says_version: false,
};

pub(super) const FUZZ: CargoTool = CargoTool {
    package: "cargo-fuzz",
    binary: "cargo-fuzz",
    optimization: "0",
    features: &[],
    says_version: false,
};

impl CargoTool {
    /// Makes sure of one version. Returns the folder to put before the PATH, or nothing when the PATH
    /// already has the right one.
    ///
    /// Tools are installed below the target folder and never replace the user's version.
    pub(super) fn install(&self, workspace: &Workspace, version: &str) -> Result<Option<PathBuf>> {
        let CargoTool { package, binary, .. } = self;
        let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
        let cargo_home = cargo_home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
        let has = |program: &Path, root: Option<&Path>| match self.says_version {
            true => reports(program, &workspace.root, version),
            false => root.is_some_and(|root| lists(root, package, version)),
        };
        if has(Path::new(binary), cargo_home.as_deref()) {
            return Ok(None);
        }
        let tools = workspace.target.join("tools");
        let folder = tools.join("bin");
        let program = folder.join(format!("{binary}{}", std::env::consts::EXE_SUFFIX));
        if has(&program, Some(&tools)) {
            return Ok(Some(folder));
        }
        say::step(format!("installing {package} {version}; this takes a few minutes, once"));
        Process::cargo(&workspace.root)
            .args(["install", package, "--bin", binary, "--quiet", "--locked", "--force"])
            .args(self.features)
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

/// Whether cargo has installed a version below a folder.
fn lists(root: &Path, package: &str, version: &str) -> bool {
    std::fs::read_to_string(root.join(".crates.toml"))
        .is_ok_and(|list| list.contains(&format!("\"{package} {version} ")))
}
