use crate::process::Process;
use crate::say;
use crate::workspace::Workspace;

/// Whether packages can be installed without asking.
pub(super) fn is_ours(workspace: &Workspace) -> bool {
    is_root() && apt(workspace).arg("--version").capture().is_ok()
}

pub(super) fn is_debian() -> bool {
    std::fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

/// Installs packages. Reports errors, but leaves it to the caller to check the result.
pub(super) fn install(workspace: &Workspace, name: &str, packages: &[&str]) {
    say::step(format!("installing {name} with apt-get"));
    // Continue: the package may be available even if updating the list fails.
    let _ = apt(workspace).arg("update").capture();
    let install = apt(workspace).args(["install", "-y", "--no-install-recommends"]).args(packages);
    if let Err(failure) = install.capture() {
        say::line(failure.to_string());
    }
}

fn apt(workspace: &Workspace) -> Process {
    Process::new("apt-get", &workspace.root).env("DEBIAN_FRONTEND", "noninteractive").args([
        "-q",
        "-o",
        "Dpkg::Use-Pty=0",
    ])
}

#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    // The owner of the entry of this process, since the standard library has no call for the user id.
    std::fs::metadata("/proc/self").is_ok_and(|metadata| metadata.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}
