use super::node;
use crate::failure::{At, Result};
use crate::process::Process;
use crate::say;
use crate::workspace::Workspace;

/// The generators of documentation sites in `tests/sites`, from npm and Python. Without them the tests that build sites
/// are skipped and say so.
pub(crate) fn install(workspace: &Workspace) {
    if let Err(failure) = packages(workspace).and_then(|()| python(workspace)) {
        say::line(format!(
            "SKIPPED: sites are not built, since their generators cannot be installed: {failure}"
        ));
    }
}

fn packages(workspace: &Workspace) -> Result<()> {
    node::packages_of(workspace, &workspace.tests().join("sites"))
}

/// An environment of its own, with what `requirements.txt` names.
fn python(workspace: &Workspace) -> Result<()> {
    let sites = workspace.tests().join("sites");
    let wanted = sites.join("requirements.txt");
    let text = std::fs::read(&wanted).at(wanted.display())?;
    let environment = sites.join(".venv");
    let installed = environment.join("installed.txt");
    if std::fs::read(&installed).is_ok_and(|bytes| bytes == text) {
        return Ok(());
    }
    say::step("installing the Python packages of tests/sites");
    Process::new("python3", &sites).args(["-m", "venv"]).arg(&environment).run()?;
    let pip = environment.join("bin").join("python");
    Process::new(pip, &sites)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"])
        .arg(&wanted)
        .run()?;
    std::fs::write(&installed, text).at(installed.display())
}
