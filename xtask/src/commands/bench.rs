use std::path::PathBuf;

use super::{Command, Verdict};
use crate::process::Process;
use crate::release;
use crate::say;
use crate::server::Server;
use crate::tools::{Browser, WASM_TARGET, chromium, npm_packages, wasm_target};
use crate::workspace::Workspace;

/// What is measured as WebAssembly, as far as it is there.
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
    usage: "",
    about: "Measure how fast schemas are imported, natively, as WebAssembly and in the browser",
    run: |args| {
        args.finish()?;
        let workspace = Workspace::load()?;
        say::step("natively");
        Process::cargo(&workspace.root)
            .args(["bench", "--package", "crowfoot-import", "--bench", "import", "--", "--quick", "--noplot"])
            .run()?;
        say::step("as WebAssembly, in Node");
        wasm_target(&workspace)?;
        Process::cargo(&workspace.root)
            .args(["build", "--quiet", "--release", "--package", "crowfoot-import", "--example", "wasm"])
            .args(["--target", WASM_TARGET])
            .run()?;
        let module = workspace.target.join(WASM_TARGET).join("release/examples/wasm.wasm");
        let files: Vec<PathBuf> =
            SCHEMAS.iter().map(|path| workspace.root.join(path)).filter(|path| path.is_file()).collect();
        Process::new("node", &workspace.tests())
            .arg("benchmarks/import.mjs")
            .arg(module)
            .args(files)
            .run()?;
        say::step("in the browser");
        npm_packages(&workspace)?;
        let browser = chromium(&workspace)?;
        release::ensure_built(&workspace)?;
        let server = Server::bind(&workspace.dist(), 0)?;
        let url = server.url();
        std::thread::spawn(move || server.run());
        let mut node = Process::new("node", &workspace.tests()).args(["benchmarks/browser.mjs", &url]);
        if let Browser::System(path) = browser {
            node = node.env("CHROMIUM_PATH", path);
        }
        node.run()?;
        Ok(Verdict::Good)
    },
};
