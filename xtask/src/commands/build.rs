use super::{Command, Verdict};
use crate::release;
use crate::workspace::Workspace;

pub(super) const COMMAND: Command = Command {
    name: "build",
    usage: "",
    about: "Build the release app into dist/",
    run: |args| {
        args.finish()?;
        release::build(&Workspace::load()?)?;
        Ok(Verdict::Good)
    },
};
