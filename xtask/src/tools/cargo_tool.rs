use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::process::Process;
use crate::say;
use crate::workspace::Workspace;

/// A program built by `cargo install`. That build is most of the first start, so its profile trades the speed of the
/// tool for compile time.
pub(super) struct CargoTool {
    pub(super) package: &'static str,
    pub(super) binary: &'static str,
    pub(super) optimization: &'static str,
    pub(super) features: &'static [&'static str],
    /// Whether it has `--version`; if not, the version is looked up in the list of cargo.
    pub(super) says_version: bool,
}

pub(super) const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    binary: "wasm-bindgen",
    optimization: "1",
    features: &[],
    says_version: true,
};

/// Its default features download the tools that are installed here.
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
    /// Finds or installs one version. Returns the folder to prepend to the PATH, or `None` if the PATH already has the
    /// right version.
    ///
    /// Tools are installed in the cache of the user, a folder per version, so that all clones share them. They never
    /// replace those of the user.
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
        // Cargo moves the program here once it is complete.
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
        // Only the program is needed; the rest is hundreds of megabytes.
        let _ = std::fs::remove_dir_all(root.join("build"));
        Ok(Some(folder))
    }
}

fn cargo_home() -> Option<PathBuf> {
    let own = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    own.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
}

/// The cache folder of this user.
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
