use super::{Command, Verdict};
use crate::failure::Failure;
use crate::fuzz;
use crate::say;
use crate::workspace::Workspace;

const SECONDS: u32 = 60;

pub(super) const COMMAND: Command = Command {
    name: "fuzz",
    usage: "[--seconds 60] [--target NAME]",
    about: "Fuzz the importers, the canonical file and links, which needs a nightly compiler; `--target interface` \
            fuzzes the app in Chromium",
    run: |mut args| {
        let seconds = match args.option("--seconds")? {
            None => SECONDS,
            Some(text) => text
                .parse()
                .map_err(|_| Failure::new(format!("--seconds {text}: not a number of seconds")))?,
        };
        let target = args.option("--target")?;
        args.finish()?;
        let counts = fuzz::run(&Workspace::load()?, seconds, target.as_deref())?;
        counts.notes.iter().for_each(say::line);
        Ok(if counts.failed == 0 { Verdict::Good } else { Verdict::Findings })
    },
};
