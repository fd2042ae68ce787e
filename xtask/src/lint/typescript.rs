use crate::failure::Result;
use crate::process::Process;
use crate::tools;
use crate::workspace::Workspace;

pub(crate) fn check(workspace: &Workspace) -> Result<Vec<String>> {
    tools::npm_packages(workspace)?;
    let output = Process::new("node", &workspace.tests())
        .args(["node_modules/typescript/bin/tsc", "--noEmit", "--pretty", "false"])
        .read_lines(|_| {})?;
    if output.success {
        Ok(Vec::new())
    } else {
        Ok(output.output.lines().map(|line| format!("tests/{line}")).collect())
    }
}
