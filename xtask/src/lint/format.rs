use crate::failure::Result;
use crate::process::Process;
use crate::workspace::Workspace;

pub(crate) fn check(workspace: &Workspace) -> Result<Vec<String>> {
    let output =
        Process::cargo(&workspace.root).args(["fmt", "--all", "--check", "--", "-l"]).read_lines(|_| {})?;
    if output.success {
        return Ok(Vec::new());
    }
    let mut findings: Vec<String> =
        output.output.lines().map(|line| workspace.shown(line.as_ref()).to_string()).collect();
    findings.push("run cargo fmt --all".to_owned());
    Ok(findings)
}
