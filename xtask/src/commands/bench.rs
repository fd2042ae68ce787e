use std::path::PathBuf;

use super::{Command, Verdict};
use crate::failure::{Failure, Result};
use crate::process::Process;
use crate::release;
use crate::say;
use crate::server::Server;
use crate::tools::{Browser, WASM_TARGET, chromium, npm_packages, wasm_target};
use crate::workspace::Workspace;

/// The schemas measured as WebAssembly, if present.
const SCHEMAS: &[&str] = &[
    "../shared/corpus/pg/lago-api.sql",
    "../shared/corpus/pg/dhis2-base.sql",
    "../shared/corpus/mysql/phabricator.sql",
    "../shared/corpus/sqlite/zabbix6.sql",
    "tests/fixtures/schemas/pg/dump18.sql",
    "tests/fixtures/schemas/mysql/dump84.sql",
];

pub(super) const COMMAND: Command = Command {
    name: "bench",
    usage: "[--part import|write|browser|look|key] [--against FILE] [--only NAME,NAME] [--scale NUMBER]",
    about: "Measure the speed of imports and exports, and of the app in Chromium; FILE is the JSON of an earlier run, NUMBER \
            device pixels per CSS pixel",
    run: |mut args| {
        let part = args.option("--part")?;
        let mut passed = Vec::new();
        for name in ["--against", "--only", "--scale"] {
            passed.extend(args.option(name)?.map(|value| (name, value)));
        }
        args.finish()?;
        let workspace = Workspace::load()?;
        match part.as_deref() {
            None => {
                imports(&workspace)?;
                exports(&workspace)?;
                browser(&workspace, passed)?;
                look(&workspace)?;
                key(&workspace)?;
            }
            Some("import") => imports(&workspace)?,
            Some("write") => exports(&workspace)?,
            Some("browser") => browser(&workspace, passed)?,
            Some("look") => look(&workspace)?,
            Some("key") => key(&workspace)?,
            Some(other) => {
                return Err(Failure::new(format!(
                    "--part {other}: there are import, write, browser, look and key"
                )));
            }
        }
        Ok(Verdict::Good)
    },
};

/// Reading schemas, natively and as WebAssembly.
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

/// Writing schemas that have thousands of one thing, beside reading them; natively.
fn exports(workspace: &Workspace) -> Result<()> {
    say::step("milliseconds to read, and to write in each format");
    Process::cargo(&workspace.root)
        .args(["run", "--quiet", "--release", "--package", "crowfoot-specimens", "--example", "writing"])
        .run()
}

/// How soon a pasted schema is on show.
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
fn browser(workspace: &Workspace, passed: Vec<(&str, String)>) -> Result<()> {
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
    for (name, value) in passed {
        node = match name {
            "--against" => node.arg(name).arg(workspace.root.join(value)),
            _ => node.args([name, &value]),
        };
    }
    if let Browser::System(path) = browser {
        node = node.env("CHROMIUM_PATH", path);
    }
    node.run()?;
    say::step(format!("results are in {}", json.display()));
    Ok(())
}
