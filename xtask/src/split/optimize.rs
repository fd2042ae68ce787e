//! Makes the modules of the app small, all of them in one process of Node: `optimize.mjs` says why.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::process::Process;
use crate::say;
use crate::workspace::Workspace;

/// How many modules to a line that tells how far it is.
const STEP: usize = 50;

/// Optimizes modules in their place; those to `converge` again until they get no smaller. Panics of those to `mute` say
/// nothing.
pub(super) fn modules(
    workspace: &Workspace,
    converge: &[PathBuf],
    mute: &[&Path],
    others: &[PathBuf],
) -> Result<()> {
    let count = converge.len() + others.len();
    say::step(format!("optimizing {count} modules"));
    let mut node =
        Process::new("node", &workspace.tests()).arg(workspace.root.join("xtask/src/split/optimize.mjs"));
    for module in converge {
        node = node.arg("--converge").arg(module);
    }
    for module in mute {
        node = node.arg("--mute").arg(module);
    }
    let ended = node.args(others).read_lines(|line| {
        if line.parse().is_ok_and(|done: usize| done.is_multiple_of(STEP)) {
            say::step(format!("{line} of {count}"));
        }
    })?;
    if ended.success { Ok(()) } else { Err(Failure::new("the modules could not be optimized")) }
}
