use crate::counts::Counts;
use crate::failure::Result;
use crate::release;
use crate::size;
use crate::workspace::Workspace;

pub(super) fn run(workspace: &Workspace) -> Result<Counts> {
    release::ensure_built(workspace)?;
    size::run(workspace)
}
