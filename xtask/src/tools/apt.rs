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

/// Installs packages. What went wrong is said here; whether it helped is for the caller to see.
pub(super) fn install(workspace: &Workspace, name: &str, packages: &[&str]) {
    say::step(format!("installing {name} with apt-get"));
    // A mirror that is down for the update may still have the package.
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
    // The owner of this very process's entry: the standard library has no call for the user's number.
    std::fs::metadata("/proc/self").is_ok_and(|metadata| metadata.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}
