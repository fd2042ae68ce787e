use std::path::Path;

use crate::failure::{Failure, Result};
use crate::process::Process;
use crate::say;
use crate::workspace::Workspace;

pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The standard library for the browser.
pub(crate) fn wasm_target(workspace: &Workspace) -> Result<()> {
    let sysroot = Process::new("rustc", &workspace.root).args(["--print", "sysroot"]).capture()?;
    let library = Path::new(sysroot.trim()).join("lib").join("rustlib").join(WASM_TARGET).join("lib");
    if library.is_dir() {
        return Ok(());
    }
    say::step(format!("installing the {WASM_TARGET} target"));
    Process::new("rustup", &workspace.root).args(["target", "add", WASM_TARGET]).run().map_err(|error| {
        Failure::new(format!("{error}; the app needs it: run rustup target add {WASM_TARGET}"))
    })
}
