use super::node_tests;
use crate::counts::Counts;
use crate::failure::Result;
use crate::say;
use crate::tools;
use crate::workspace::Workspace;

/// Exports in real databases.
pub(super) fn run(workspace: &Workspace) -> Result<Counts> {
    // Without MariaDB its tests fail and say so; those of the other databases run all the same.
    if let Err(failure) = tools::mariadb(workspace) {
        say::line(failure.to_string());
    }
    node_tests::run(workspace, "database")
}
