use clap::{Args, ValueEnum};

use super::Verdict;
use crate::corpus;
use crate::failure::Result;
use crate::workspace::Workspace;

/// Measure import and export on real schemas and databases
#[derive(Args)]
pub(super) struct Arguments {
    /// Folder of schemas, with a folder per format [default: ../shared/corpus]
    #[arg(long)]
    dir: Option<String>,

    /// Databases that run the exports
    #[arg(long, value_enum, default_value_t = Engines::All)]
    engines: Engines,

    /// Run the Drizzle schemas instead, as drizzle-kit does, in both lines
    #[arg(long)]
    drizzle: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engines {
    All,
    None,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict> {
    let with_engines = arguments.engines == Engines::All;
    if arguments.drizzle {
        return Ok(if corpus::drizzle(&Workspace::load()?)? { Verdict::Good } else { Verdict::Findings });
    }
    let is_good = corpus::run(&Workspace::load()?, arguments.dir.as_deref(), with_engines)?;
    Ok(if is_good { Verdict::Good } else { Verdict::Findings })
}
