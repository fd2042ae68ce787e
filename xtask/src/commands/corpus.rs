use super::{Command, Verdict};
use crate::corpus;
use crate::workspace::Workspace;

pub(super) const COMMAND: Command = Command {
    name: "corpus",
    usage: "[--dir ../shared/corpus] [--engines all|none]",
    about: "Measure import and export on real schemas and databases",
    run: |mut args| {
        let folder = args.option("--dir")?;
        let engines = args.option("--engines")?;
        args.finish()?;
        let with_engines = engines.as_deref() != Some("none");
        let is_good = corpus::run(&Workspace::load()?, folder.as_deref(), with_engines)?;
        Ok(if is_good { Verdict::Good } else { Verdict::Findings })
    },
};
