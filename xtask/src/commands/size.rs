use super::{Command, Verdict};
use crate::release;
use crate::size;
use crate::workspace::Workspace;

pub(super) const COMMAND: Command = Command {
    name: "size",
    usage: "",
    about: "Check the size of the first load against its budget",
    run: |args| {
        args.finish()?;
        let workspace = Workspace::load()?;
        release::ensure_built(&workspace)?;
        let counts = size::run(&workspace)?;
        Ok(if counts.failed == 0 { Verdict::Good } else { Verdict::Findings })
    },
};
