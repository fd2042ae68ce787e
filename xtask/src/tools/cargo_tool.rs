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
    /// Tools are installed in the user's cache, a folder a version, so that every clone finds them. They never replace
    /// the user's own.
    pub(super) fn install(&self, workspace: &Workspace, version: &str) -> Result<Option<PathBuf>> {
        let CargoTool { package, binary, .. } = self;
        let is_installed = match self.says_version {
            true => reports(Path::new(binary), &workspace.root, version),
            false => cargo_home().is_some_and(|home| lists(&home, package, version)),
        };
        if is_installed {
            return Ok(None);
        }
        let root =
            cache().unwrap_or_else(|| workspace.target.join("tools")).join(format!("{package}-{version}"));
        let folder = root.join("bin");
        // Cargo moves the program here once it is whole.
        if folder.join(format!("{binary}{}", std::env::consts::EXE_SUFFIX)).is_file() {
            return Ok(Some(folder));
        }
        say::step(format!("installing {package} {version}; this takes a few minutes, once"));
        Process::cargo(&workspace.root)
            .args(["install", package, "--bin", binary, "--quiet", "--locked", "--force"])
            .args(self.features)
            .args(["--version", version, "--root"])
            .arg(&root)
            .args(["--config", &format!("profile.release.opt-level={}", self.optimization)])
            .args(["--config", "profile.release.lto=false"])
            .args(["--config", "profile.release.codegen-units=16"])
            .env("CARGO_TARGET_DIR", root.join("build"))
            .run()
            .map_err(|_| {
                Failure::new(format!(
                    "{package} {version} could not be installed: \
                     run cargo install {package} --locked --version {version}"
                ))
            })?;
        // Only what was installed is needed again; the rest is hundreds of megabytes.
        let _ = std::fs::remove_dir_all(root.join("build"));
        Ok(Some(folder))
    }
}

fn cargo_home() -> Option<PathBuf> {
    let own = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    own.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
}

/// Where this system keeps what programs can make again, for this user.
fn cache() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || std::env::home_dir().filter(|home| home.is_absolute());
    let caches = match std::env::consts::OS {
        "windows" => named("LOCALAPPDATA"),
        "macos" => home().map(|home| home.join("Library").join("Caches")),
        _ => named("XDG_CACHE_HOME").or_else(|| home().map(|home| home.join(".cache"))),
    };
    Some(caches?.join("crowfoot").join("tools"))
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
