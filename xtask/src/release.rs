use std::path::PathBuf;

use crate::failure::{Failure, Result};
use crate::files;
use crate::process::Process;
use crate::say;
use crate::tools;
use crate::workspace::Workspace;

/// The sources of the build: if none is newer than the build, there is nothing to do.
const INPUTS: &[&str] = &[
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    "build.rs",
    "src",
    "crates",
    "style",
    "public",
    "xtask/src/split",
    "xtask/src/finish",
];

/// Builds the release app into `dist/`.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    for (path, what) in [("index.html", "the page"), ("src/main.rs", "the app")] {
        if !workspace.root.join(path).is_file() {
            return Err(Failure::new(format!("{path} does not exist yet: {what} cannot be built")));
        }
    }
    let path = tools::for_build(workspace)?;
    say::step("building the release app into dist/");
    Process::new("trunk", &workspace.root)
        // Trunk warns of a script that it cannot minify; that is done behind it.
        .args(["build", "--release", "--skip-version-check", "--log", "error"])
        .env("PATH", path)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_places())
        // Trunk takes this variable for its own option and only knows true and false as values.
        .without_env("NO_COLOR")
        .run()
}

/// Flags that leave the folders of this machine out of the messages of panics, which travel with the app. They add to
/// those of `.cargo/config.toml`.
fn without_places() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let sources = home.and_then(|home| std::fs::read_dir(home.join("registry").join("src")).ok());
    let folders =
        sources.into_iter().flatten().filter_map(|folder| Some(folder.ok()?.path().display().to_string()));
    // The variable has its flags between spaces.
    let folders = folders.filter(|folder| !folder.contains(' '));
    folders.map(|folder| format!("--remap-path-prefix={folder}/= ")).collect()
}

/// Builds unless `dist/` is newer than everything it is made of.
pub(crate) fn ensure_built(workspace: &Workspace) -> Result<()> {
    let built = files::changed(&workspace.dist().join("index.html"));
    let newest = INPUTS.iter().filter_map(|input| files::changed(&workspace.root.join(input))).max();
    if built.is_some() && built >= newest { Ok(()) } else { build(workspace) }
}
