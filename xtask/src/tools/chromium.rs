use std::path::{Path, PathBuf};

use super::apt;
use crate::failure::{Failure, Result};
use crate::process::Process;
use crate::say;
use crate::workspace::Workspace;

/// The browser the end-to-end tests run in.
pub(crate) enum Browser {
    /// One of the system.
    System(PathBuf),
    /// The one Playwright downloads; Playwright finds it by itself.
    Playwright,
}

const SYSTEM_CHROMIUM: &str = "/usr/bin/chromium";
const CANNOT: &str = "Chromium could not be installed: install it and set CHROMIUM_PATH, or run npx playwright \
                      install chromium in tests/";

/// Finds or installs Chromium: `CHROMIUM_PATH`, that of the system, or that of Playwright.
pub(crate) fn chromium(workspace: &Workspace) -> Result<Browser> {
    if let Some(path) = std::env::var_os("CHROMIUM_PATH").filter(|path| !path.is_empty()) {
        let path = PathBuf::from(path);
        return if path.is_file() {
            Ok(Browser::System(path))
        } else {
            Err(Failure::new(format!("CHROMIUM_PATH names {}, which is not a file", path.display())))
        };
    }
    if let Some(browser) = system().or_else(|| playwrights(workspace)) {
        return Ok(browser);
    }
    // A minimal Debian lacks libraries for the Chromium of Playwright; the package of Debian installs them.
    let ours = apt::is_ours(workspace);
    let debian = ours && apt::is_debian();
    if debian && let Some(browser) = apt_install(workspace) {
        return Ok(browser);
    }
    say::step("downloading Playwright's Chromium");
    let downloaded = playwright(workspace).args(["install", "chromium"]).run();
    if let (Ok(()), Some(browser)) = (downloaded, playwrights(workspace)) {
        return Ok(browser);
    }
    if ours
        && !debian
        && let Some(browser) = apt_install(workspace)
    {
        return Ok(browser);
    }
    Err(Failure::new(CANNOT))
}

fn system() -> Option<Browser> {
    let path = Path::new(SYSTEM_CHROMIUM);
    path.is_file().then(|| Browser::System(path.to_path_buf()))
}

fn playwrights(workspace: &Workspace) -> Option<Browser> {
    let script = "console.log(require('playwright-core').chromium.executablePath())";
    let path = Process::new("node", &workspace.tests()).args(["-e", script]).capture().ok()?;
    Path::new(path.trim()).is_file().then_some(Browser::Playwright)
}

fn playwright(workspace: &Workspace) -> Process {
    Process::new("node", &workspace.tests()).arg("node_modules/@playwright/test/cli.js")
}

fn apt_install(workspace: &Workspace) -> Option<Browser> {
    apt::install(workspace, "Chromium", &["chromium"]);
    system()
}
