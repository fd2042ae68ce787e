use crate::counts::Counts;
use crate::failure::Result;
use crate::fuzz;
use crate::tools;
use crate::workspace::Workspace;

/// Enough to check that the targets build and pass with their seeds.
const SECONDS: u32 = 5;

/// A short run if there is a nightly compiler, which is not installed just for this.
pub(super) fn run(workspace: &Workspace) -> Result<Counts> {
    let mut counts = Counts::default();
    if !tools::has_nightly(workspace) {
        counts.skip("fuzzing needs a nightly compiler");
    } else if let Err(failure) = tools::cargo_fuzz(workspace) {
        counts.skip(format!("fuzzing needs cargo-fuzz: {failure}"));
    } else {
        return fuzz::run(workspace, SECONDS, None);
    }
    Ok(counts)
}
