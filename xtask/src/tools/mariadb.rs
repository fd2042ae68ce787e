use std::path::PathBuf;

use super::apt;
use crate::failure::{Failure, Result};
use crate::workspace::Workspace;

/// Server, client, and the program that creates an empty data folder: the tests run a server of their own.
const PROGRAMS: &[&[&str]] =
    &[&["mariadbd", "mysqld"], &["mariadb", "mysql"], &["mariadb-install-db", "mysql_install_db"]];
/// Packages with only the programs, which start no service.
const PACKAGES: &[&str] = &["mariadb-server-core", "mariadb-client-core"];
const CANNOT: &str = "MariaDB could not be installed: install it so that mariadbd, mariadb and mariadb-install-db are on the PATH";

/// Finds MariaDB or installs it.
pub(crate) fn mariadb(workspace: &Workspace) -> Result<()> {
    if is_installed() {
        return Ok(());
    }
    if apt::is_ours(workspace) {
        apt::install(workspace, "MariaDB", PACKAGES);
        if is_installed() {
            return Ok(());
        }
    }
    Err(Failure::new(CANNOT))
}

fn is_installed() -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    // Servers are often in folders that only root has on the PATH.
    folders.extend(["/usr/sbin", "/usr/local/sbin", "/usr/libexec"].map(PathBuf::from));
    let is_there = |name: &&str| folders.iter().any(|folder| folder.join(name).is_file());
    PROGRAMS.iter().all(|names| names.iter().any(&is_there))
}
