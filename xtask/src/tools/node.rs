use std::path::Path;

use crate::failure::{At, Failure, Result};
use crate::process::Process;
use crate::say;
use crate::workspace::Workspace;

const OLDEST_NODE: u32 = 20;

/// Node itself is not installed by us; this only reports early that it is missing.
fn node(workspace: &Workspace) -> Result<()> {
    let wanted =
        || Failure::new(format!("Node {OLDEST_NODE} or newer is needed and was not found on the PATH"));
    let version = Process::new("node", &workspace.root).arg("--version").capture().map_err(|_| wanted())?;
    if major(&version).is_some_and(|major| major >= OLDEST_NODE) { Ok(()) } else { Err(wanted()) }
}

/// The packages of `tests/`, exactly as its lock file has them.
pub(crate) fn npm_packages(workspace: &Workspace) -> Result<()> {
    packages_of(workspace, &workspace.tests())
}

/// The packages of a folder, exactly as its lock file has them.
pub(super) fn packages_of(workspace: &Workspace, folder: &Path) -> Result<()> {
    let lock_path = folder.join("package-lock.json");
    let lock = std::fs::read(&lock_path).at(lock_path.display())?;
    // Compares with a copy of the lock file from which the packages were installed, which is faster than npm and,
    // unlike modification times, works in a fresh clone.
    let installed = folder.join("node_modules").join(".installed-lock.json");
    if std::fs::read(&installed).is_ok_and(|bytes| bytes == lock) {
        return Ok(());
    }
    node(workspace)?;
    let shown = workspace.shown(folder);
    say::step(format!("installing the npm packages of {shown}"));
    Process::new("npm", folder)
        .args(["ci", "--no-fund", "--no-audit", "--loglevel=error"])
        .run()
        .map_err(|error| Failure::new(format!("{error}: run npm ci in {shown} to see why")))?;
    std::fs::write(&installed, lock).at(installed.display())
}

fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn major_version() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("nothing"), None);
    }
}
