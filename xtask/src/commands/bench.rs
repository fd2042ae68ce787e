use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Verdict;
use crate::failure::{Failure, Result};
use crate::process::Process;
use crate::release;
use crate::say;
use crate::server::Server;
use crate::tools::{Browser, WASM_TARGET, chromium, npm_packages, wasm_target};
use crate::workspace::Workspace;

/// The schemas that are measured as WebAssembly, if present.
const SCHEMAS: &[&str] = &[
    "../shared/corpus/pg/lago-api.sql",
    "../shared/corpus/pg/dhis2-base.sql",
    "../shared/corpus/mysql/phabricator.sql",
    "../shared/corpus/sqlite/zabbix6.sql",
    "tests/fixtures/schemas/pg/dump18.sql",
    "tests/fixtures/schemas/mysql/dump84.sql",
];

/// Measure the speed of imports and exports, and of the app in Chromium
#[derive(Args)]
pub(super) struct Arguments {
    /// Only this part [default: all]
    #[arg(long, value_enum)]
    part: Option<Part>,

    #[command(flatten)]
    browser: BrowserArguments,
}

#[derive(Args)]
struct BrowserArguments {
    /// JSON of an earlier run in the browser, to compare with
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,

    /// Only these schemas in the browser, separated by commas
    #[arg(long, value_name = "NAMES")]
    only: Option<String>,

    /// Device pixels per CSS pixel in the browser
    #[arg(long, value_name = "NUMBER")]
    scale: Option<f64>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Importing schemas
    Import,
    /// Exporting schemas
    Write,
    /// The app under real input
    Browser,
    /// The viewer under real input
    Viewer,
    /// The time until a pasted schema is shown
    Look,
    /// How soon the first key is there, on a slow line
    Key,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict> {
    let workspace = Workspace::load()?;
    let parts = arguments.part.map_or(Part::value_variants().to_vec(), |part| vec![part]);
    for part in parts {
        match part {
            Part::Import => imports(&workspace)?,
            Part::Write => exports(&workspace)?,
            Part::Browser => browser(&workspace, &arguments.browser)?,
            Part::Viewer => viewer(&workspace, &arguments.browser)?,
            Part::Look => look(&workspace)?,
            Part::Key => key(&workspace)?,
        }
    }
    Ok(Verdict::Good)
}

/// Measures importing, natively and as WebAssembly.
fn imports(workspace: &Workspace) -> Result<()> {
    say::step("natively");
    Process::cargo(&workspace.root)
        .args(["bench", "--package", "crowfoot-import", "--bench", "import", "--", "--quick", "--noplot"])
        .run()?;
    say::step("as WebAssembly, in Node");
    wasm_target(workspace)?;
    Process::cargo(&workspace.root)
        .args(["build", "--quiet", "--release", "--package", "crowfoot-import", "--example", "wasm"])
        .args(["--target", WASM_TARGET])
        .run()?;
    let module = workspace.target.join(WASM_TARGET).join("release/examples/wasm.wasm");
    let files: Vec<PathBuf> =
        SCHEMAS.iter().map(|path| workspace.root.join(path)).filter(|path| path.is_file()).collect();
    Process::new("node", &workspace.tests()).arg("benchmarks/import.mjs").arg(module).args(files).run()
}

/// Measures exporting schemas with thousands of one kind of object, compared with importing them; natively.
fn exports(workspace: &Workspace) -> Result<()> {
    say::step("milliseconds to read, and to write in each format");
    Process::cargo(&workspace.root)
        .args(["run", "--quiet", "--release", "--package", "crowfoot-specimens", "--example", "writing"])
        .run()
}

/// The viewer, under real input.
fn viewer(workspace: &Workspace, arguments: &BrowserArguments) -> Result<()> {
    say::step("the viewer in the browser");
    npm_packages(workspace)?;
    let browser = chromium(workspace)?;
    release::ensure_built(workspace)?;
    let server = Server::bind(&workspace.dist(), 0)?;
    let url = server.url();
    std::thread::spawn(move || server.run());
    let mut node = Process::new("node", &workspace.tests()).args(["benchmarks/viewer.mjs", &url]);
    if let Some(names) = &arguments.only {
        node = node.args(["--only", names]);
    }
    if let Some(scale) = arguments.scale {
        node = node.args(["--scale", &scale.to_string()]);
    }
    if let Browser::System(path) = browser {
        node = node.env("CHROMIUM_PATH", path);
    }
    node.run()
}

/// Measures the time until a pasted schema is shown.
fn look(workspace: &Workspace) -> Result<()> {
    say::step("the first look at a schema that is pasted");
    npm_packages(workspace)?;
    let browser = chromium(workspace)?;
    release::ensure_built(workspace)?;
    let server = Server::bind(&workspace.dist(), 0)?;
    let url = server.url();
    std::thread::spawn(move || server.run());
    let node = Process::new("node", &workspace.tests()).args(["benchmarks/first-look.mjs", &url]);
    match browser {
        Browser::System(path) => node.env("CHROMIUM_PATH", path),
        _ => node,
    }
    .run()
}

/// How soon the first character of a new table's name is there, on a slow line.
fn key(workspace: &Workspace) -> Result<()> {
    say::step("the first key on an emulated 4G line");
    npm_packages(workspace)?;
    let browser = chromium(workspace)?;
    release::ensure_built(workspace)?;
    let node = Process::new("node", &workspace.tests()).arg("benchmarks/first-key.mjs").arg(workspace.dist());
    match browser {
        Browser::System(path) => node.env("CHROMIUM_PATH", path),
        _ => node,
    }
    .run()
}

/// The app as a whole, under real input.
fn browser(workspace: &Workspace, arguments: &BrowserArguments) -> Result<()> {
    say::step("in the browser");
    npm_packages(workspace)?;
    let browser = chromium(workspace)?;
    release::ensure_built(workspace)?;
    let server = Server::bind(&workspace.dist(), 0)?;
    let url = server.url();
    std::thread::spawn(move || server.run());
    let json = workspace.target.join("bench").join("browser.json");
    if let Some(folder) = json.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|error| Failure::new(format!("{}: {error}", folder.display())))?;
    }
    let mut node = Process::new("node", &workspace.tests()).args(["benchmarks/browser.mjs", &url, "--json"]);
    node = node.arg(&json);
    if let Some(earlier) = &arguments.against {
        node = node.arg("--against").arg(workspace.root.join(earlier));
    }
    if let Some(names) = &arguments.only {
        node = node.args(["--only", names]);
    }
    if let Some(scale) = arguments.scale {
        node = node.args(["--scale", &scale.to_string()]);
    }
    if let Browser::System(path) = browser {
        node = node.env("CHROMIUM_PATH", path);
    }
    node.run()?;
    say::step(format!("results are in {}", json.display()));
    Ok(())
}
