use clap::Args;

use super::Verdict;
use crate::failure::Result;
use crate::release;
use crate::workspace::Workspace;

/// Build the release app into dist/
#[derive(Args)]
pub(super) struct Arguments {}

pub(super) fn run() -> Result<Verdict> {
    release::build(&Workspace::load()?)?;
    Ok(Verdict::Good)
}
