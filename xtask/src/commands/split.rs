use std::path::PathBuf;

use clap::Args;

use super::Verdict;
use crate::failure::{Failure, Result};
use crate::finish;
use crate::split;
use crate::workspace::Workspace;

/// Split the parts off the app and name all files; Trunk runs this at the end of a build
#[derive(Args)]
pub(super) struct Arguments {}

pub(super) fn run() -> Result<Verdict> {
    let staging = PathBuf::from(of_trunk("TRUNK_STAGING_DIR")?);
    let workspace = Workspace::load()?;
    let profile = of_trunk("TRUNK_PROFILE")?;
    let hash = split::run(&workspace, &staging, &profile)?;
    finish::run(&workspace, &staging, &hash, &profile)?;
    Ok(Verdict::Good)
}

fn of_trunk(name: &str) -> Result<String> {
    std::env::var(name).map_err(|_| Failure::new(format!("{name} is not set: this command is run by Trunk")))
}
