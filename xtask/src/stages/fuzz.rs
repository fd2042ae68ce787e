use crate::counts::Counts;
use crate::failure::Result;
use crate::fuzz;
use crate::tools;
use crate::workspace::Workspace;

/// Enough to see whether the targets still build and hold for what they begin with.
const SECONDS: u32 = 5;

/// A short run, where there is all that it takes: it has a compiler of its own to wait for.
pub(super) fn run(workspace: &Workspace) -> Result<Counts> {
    if tools::can_fuzz(workspace) {
        return fuzz::run(workspace, SECONDS, None);
    }
    let mut counts = Counts::default();
    counts.skip("fuzzing needs a nightly compiler and cargo-fuzz, which cargo xtask fuzz installs");
    Ok(counts)
}
