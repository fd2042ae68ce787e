use crate::counts::Counts;
use crate::failure::Result;
use crate::playwright;
use crate::workspace::Workspace;

/// All end-to-end tests.
pub(super) fn run(workspace: &Workspace) -> Result<Counts> {
    playwright::specs(workspace, &[], &[])
}
