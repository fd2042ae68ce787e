use super::node_tests;
use crate::counts::Counts;
use crate::failure::Result;
use crate::say;
use crate::tools;
use crate::workspace::Workspace;

/// Exports in real databases.
pub(super) fn run(workspace: &Workspace) -> Result<Counts> {
    // Without a server its tests fail with a message; those of the other databases still run.
    for failure in [tools::mariadb(workspace), tools::postgres(workspace)].into_iter().filter_map(Result::err)
    {
        say::line(failure.to_string());
    }
    node_tests::run(workspace, "database")
}
