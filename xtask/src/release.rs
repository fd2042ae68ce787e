use std::path::PathBuf;

use crate::failure::{Failure, Result};
use crate::files;
use crate::process::Process;
use crate::say;
use crate::tools;
use crate::workspace::Workspace;

/// The sources of the build. If none is newer than the build, there is nothing to do.
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
    "packages/element/src",
    "xtask/src/split",
    "xtask/src/finish",
];

const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Builds the release app into `dist/`.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    for (path, what) in [("index.html", "the page"), ("src/main.rs", "the app")] {
        if !workspace.root.join(path).is_file() {
            return Err(Failure::new(format!("{path} does not exist yet: {what} cannot be built")));
        }
    }
    tools::wasm_target(workspace)?;
    say::step("building the release app into dist/");
    let flags = without_places();
    // The last minutes of the compiler are one thread's work, and so are those of a tool: on a new machine, side by
    // side they take two thirds of the time.
    let (compiled, path) = std::thread::scope(|scope| {
        let compiler = scope.spawn(|| compile(workspace, &flags));
        let path = tools::for_build(workspace);
        (compiler.join(), path)
    });
    compiled.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
    Process::new("trunk", &workspace.root)
        // Trunk warns of a script that it cannot minify; that is done behind it.
        .args(["build", "--release", "--skip-version-check", "--log", "error"])
        .env("PATH", path?)
        .env(FLAGS, flags)
        // Trunk takes this variable for its own option and only knows true and false as values.
        .without_env("NO_COLOR")
        .run()
}

/// The packages and binaries of `index.html`, the one first that takes longest.
const MODULES: [(&str, &str); 5] = [
    ("crowfoot-app", "crowfoot-app"),
    ("crowfoot-import-worker", "import-worker"),
    ("crowfoot-drizzle-worker", "drizzle-worker"),
    ("crowfoot-viewer", "viewer"),
    ("crowfoot-link-reader", "link-reader"),
];

/// Compiles what Trunk will ask for, with the same flags, so that it finds that done.
fn compile(workspace: &Workspace, flags: &str) -> Result<()> {
    for (package, binary) in MODULES {
        say::step(format!("compiling {package}"));
        Process::cargo(&workspace.root)
            .args(["build", "--quiet", "--release", "--target", tools::WASM_TARGET])
            .args(["--package", package, "--bin", binary])
            .env(FLAGS, flags)
            .run()?;
    }
    Ok(())
}

/// Flags that remove the paths of this machine from panic messages, which are part of the app. They are added to those
/// of `.cargo/config.toml`.
fn without_places() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let sources = home.and_then(|home| std::fs::read_dir(home.join("registry").join("src")).ok());
    let folders =
        sources.into_iter().flatten().filter_map(|folder| Some(folder.ok()?.path().display().to_string()));
    // The variable separates flags by spaces.
    let folders = folders.filter(|folder| !folder.contains(' '));
    folders.map(|folder| format!("--remap-path-prefix={folder}/= ")).collect()
}

/// Builds unless `dist/` is newer than everything it is made of.
pub(crate) fn ensure_built(workspace: &Workspace) -> Result<()> {
    let built = files::changed(&workspace.dist().join("index.html"));
    let newest = INPUTS.iter().filter_map(|input| files::changed(&workspace.root.join(input))).max();
    if built.is_some() && built >= newest { Ok(()) } else { build(workspace) }
}
