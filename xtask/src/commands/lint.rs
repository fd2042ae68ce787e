use clap::Args;

use super::Verdict;
use crate::failure::Result;
use crate::lint;
use crate::workspace::Workspace;

/// Check formatting, clippy, dependency direction, file registries and more
#[derive(Args)]
pub(super) struct Arguments {}

pub(super) fn run() -> Result<Verdict> {
    let counts = lint::run(&Workspace::load()?);
    Ok(if counts.failed == 0 { Verdict::Good } else { Verdict::Findings })
}
