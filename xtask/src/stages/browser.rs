use crate::counts::Counts;
use crate::failure::Result;
use crate::playwright;
use crate::stages::node_tests;
use crate::tools;
use crate::workspace::Workspace;

/// All end-to-end tests.
pub(super) fn run(workspace: &Workspace) -> Result<Counts> {
    tools::sites::install(workspace);
    let program = node_tests::build_command_line_tool(workspace)?;
    playwright::specs(workspace, &[], &[("CROWFOOT_CLI", program.to_string_lossy().into_owned())])
}
