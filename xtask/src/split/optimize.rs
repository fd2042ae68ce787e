//! Makes the modules of the app small, as many at a time as there are processors: `wasm-opt` of npm uses one, and takes
//! half a second to start.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread::available_parallelism;

use crate::failure::Result;
use crate::process::Process;
use crate::say;
use crate::workspace::Workspace;

/// The WebAssembly features that the code uses; the same as in `index.html`.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

pub(super) fn modules(workspace: &Workspace, mut modules: Vec<PathBuf>) -> Result<()> {
    // The largest first: it takes longest. They are taken from the end.
    modules.sort_by_key(|module| std::fs::metadata(module).map_or(0, |file| file.len()));
    let count = modules.len();
    say::step(format!("optimizing {count} modules"));
    let waiting = Mutex::new(modules);
    let next = || {
        let mut waiting = waiting.lock().ok()?;
        let module = waiting.pop()?;
        let done = count - waiting.len();
        if done.is_multiple_of(STEP) {
            say::step(format!("{done} of {count}"));
        }
        Some(module)
    };
    let work = || -> Result<()> {
        while let Some(module) = next() {
            optimize(workspace, &module)?;
        }
        Ok(())
    };
    let processors = available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..processors).map(|_| scope.spawn(work)).collect();
        let mut ended = workers.into_iter().map(|worker| worker.join());
        ended.try_for_each(|ended| ended.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

/// How many modules to a line that tells how far it is.
const STEP: usize = 50;

fn optimize(workspace: &Workspace, module: &Path) -> Result<()> {
    // Again until nothing gets smaller, for what every page loads: that saves it half a kilobyte.
    let is_app = module.file_name().is_some_and(|name| name.to_string_lossy().ends_with("_bg.wasm"));
    Process::new("wasm-opt", &workspace.root)
        .args(["-Oz", "--strip-debug", "--strip-producers"])
        .args(is_app.then_some("--converge"))
        .args(FEATURES)
        .arg(module)
        .arg("-o")
        .arg(module)
        .capture()?;
    Ok(())
}
