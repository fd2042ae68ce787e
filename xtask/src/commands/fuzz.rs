use clap::Args;

use super::Verdict;
use crate::failure::Result;
use crate::fuzz;
use crate::say;
use crate::workspace::Workspace;

/// Fuzz importers, exporters, rules, layout, drawing, files and links, which needs a nightly compiler, or the app
#[derive(Args)]
pub(super) struct Arguments {
    /// Seconds per target
    #[arg(long, default_value_t = 60)]
    seconds: u32,

    /// Only this target; `interface` is the app in Chromium [default: all but that]
    #[arg(long, value_name = "NAME")]
    target: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict> {
    let counts = fuzz::run(&Workspace::load()?, arguments.seconds, arguments.target.as_deref())?;
    counts.notes.iter().for_each(say::line);
    Ok(if counts.failed == 0 { Verdict::Good } else { Verdict::Findings })
}
