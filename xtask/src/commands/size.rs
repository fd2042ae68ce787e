use clap::Args;

use super::Verdict;
use crate::failure::Result;
use crate::release;
use crate::size;
use crate::workspace::Workspace;

/// Check the size of the first load against its budget
#[derive(Args)]
pub(super) struct Arguments {}

pub(super) fn run() -> Result<Verdict> {
    let workspace = Workspace::load()?;
    release::ensure_built(&workspace)?;
    let counts = size::run(&workspace)?;
    Ok(if counts.failed == 0 { Verdict::Good } else { Verdict::Findings })
}
