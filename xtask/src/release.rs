use crate::failure::{Failure, Result};
use crate::files;
use crate::process::Process;
use crate::say;
use crate::tools;
use crate::workspace::Workspace;

/// What the build is made of: when none of it is newer than the build, there is nothing to do.
const INPUTS: &[&str] =
    &["index.html", "Trunk.toml", "Cargo.toml", "Cargo.lock", "build.rs", "src", "crates", "style", "public"];

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
        .args(["build", "--release", "--skip-version-check", "--log", "warn"])
        .env("PATH", path)
        // Trunk takes this variable for its own option and only knows true and false as values.
        .without_env("NO_COLOR")
        .run()
}

/// Builds unless `dist/` is newer than everything it is made of.
pub(crate) fn ensure_built(workspace: &Workspace) -> Result<()> {
    let built = files::changed(&workspace.dist().join("index.html"));
    let newest = INPUTS.iter().filter_map(|input| files::changed(&workspace.root.join(input))).max();
    if built.is_some() && built >= newest { Ok(()) } else { build(workspace) }
}
