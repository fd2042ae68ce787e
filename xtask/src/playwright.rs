//! Runs end-to-end tests against the release build.

use crate::counts::{self, Counts};
use crate::failure::{At, Failure, Result};
use crate::process::Process;
use crate::release;
use crate::server::Server;
use crate::tools::{self, Browser};
use crate::workspace::Workspace;

/// The tests in some files, with environment variables.
pub(crate) fn specs(workspace: &Workspace, files: &[&str], variables: &[(&str, String)]) -> Result<Counts> {
    tools::npm_packages(workspace)?;
    let browser = tools::chromium(workspace)?;
    release::ensure_built(workspace)?;
    let server = Server::bind(&workspace.dist(), 0)?;
    let url = server.url();
    std::thread::spawn(move || server.run());

    let report = workspace.target.join("e2e-report.json");
    let _ = std::fs::remove_file(&report);
    let mut playwright = Process::new("node", &workspace.tests())
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .args(files)
        .env("BASE_URL", url)
        .env("E2E_REPORT", &report);
    for (name, value) in variables {
        playwright = playwright.env(name, value);
    }
    if let Browser::System(path) = browser {
        playwright = playwright.env("CHROMIUM_PATH", path);
    }
    let ended = playwright.run();
    let text = std::fs::read_to_string(&report).at("Playwright wrote no report");
    let mut counts = counts::playwright::counts(&text?)
        .ok_or_else(|| Failure::new("Playwright's report cannot be read"))?;
    if let Err(failure) = ended
        && counts.failed == 0
    {
        counts.fail(failure.to_string());
    }
    Ok(counts)
}
