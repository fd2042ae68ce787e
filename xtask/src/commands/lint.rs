use super::{Command, Verdict};
use crate::lint;
use crate::workspace::Workspace;

pub(super) const COMMAND: Command = Command {
    name: "lint",
    usage: "",
    about: "Check formatting, clippy, dependency direction, file registries and more",
    run: |args| {
        args.finish()?;
        let counts = lint::run(&Workspace::load()?);
        Ok(if counts.failed == 0 { Verdict::Good } else { Verdict::Findings })
    },
};
