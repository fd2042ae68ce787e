use std::path::{Path, PathBuf};

use super::apt;
use crate::failure::{Failure, Result};
use crate::workspace::Workspace;

/// Server, client, and the programs that create an empty data folder and dump a database: the tests run a server of
/// their own.
const PROGRAMS: &[&str] = &["postgres", "initdb", "psql", "pg_dump"];
const PACKAGES: &[&str] = &["postgresql", "postgresql-contrib"];
const ROOT: &str = "/usr/lib/postgresql";
const CANNOT: &str = "PostgreSQL could not be installed: install it so that postgres, initdb, psql and pg_dump are in \
    /usr/lib/postgresql or on the PATH";
/// Configures the package; without this, installing it would create and start a system database.
const NO_CLUSTER: &str = "/etc/postgresql-common/createcluster.d/crowfoot.conf";

/// Finds PostgreSQL or installs it.
pub(crate) fn postgres(workspace: &Workspace) -> Result<()> {
    if is_installed() {
        return Ok(());
    }
    if apt::is_ours(workspace) {
        let own = Path::new(NO_CLUSTER);
        // If this fails, a system server runs beside that of the tests, which is harmless.
        let _ = own.parent().map(std::fs::create_dir_all);
        let _ = std::fs::write(own, "create_main_cluster = false\n");
        apt::install(workspace, "PostgreSQL", PACKAGES);
        let _ = std::fs::remove_file(own);
        if is_installed() {
            return Ok(());
        }
    }
    Err(Failure::new(CANNOT))
}

fn is_installed() -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let versions = std::fs::read_dir(ROOT).into_iter().flatten().flatten();
    folders.extend(versions.map(|version| version.path().join("bin")));
    folders.iter().any(|folder| PROGRAMS.iter().all(|name| folder.join(name).is_file()))
}
