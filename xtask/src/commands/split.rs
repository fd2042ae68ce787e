use std::path::PathBuf;

use super::{Command, Verdict};
use crate::failure::{Failure, Result};
use crate::split;
use crate::workspace::Workspace;

pub(super) const COMMAND: Command = Command {
    name: "split",
    usage: "",
    about: "Split the parts off the app; Trunk runs this at the end of a build",
    run: |args| {
        args.finish()?;
        let staging = PathBuf::from(of_trunk("TRUNK_STAGING_DIR")?);
        split::run(&Workspace::load()?, &staging, &of_trunk("TRUNK_PROFILE")?)?;
        Ok(Verdict::Good)
    },
};

fn of_trunk(name: &str) -> Result<String> {
    std::env::var(name).map_err(|_| Failure::new(format!("{name} is not set: this command is run by Trunk")))
}
