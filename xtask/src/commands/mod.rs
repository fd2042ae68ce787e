//! The subcommands, one file each: each declares its own arguments.

mod bench;
mod build;
mod corpus;
mod fuzz;
mod layout_bench;
mod links;
mod lint;
mod serve;
mod serve_folder;
mod size;
mod split;
mod test;

use clap::{Parser, Subcommand};

use crate::failure::Result;

/// Build, serve, test and measure Crowfoot
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub(crate) struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Serve(serve::Arguments),
    Build(build::Arguments),
    Test(test::Arguments),
    Lint(lint::Arguments),
    Size(size::Arguments),
    Corpus(corpus::Arguments),
    Bench(bench::Arguments),
    LayoutBench(layout_bench::Arguments),
    Links(links::Arguments),
    Fuzz(fuzz::Arguments),
    Split(split::Arguments),
    Static(serve_folder::Arguments),
}

/// The outcome of a command that ran: a check can succeed in running and still have findings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Verdict {
    Good,
    Findings,
}

impl CommandLine {
    /// Runs the command in the arguments.
    pub(crate) fn run(self) -> Result<Verdict> {
        match self.command {
            Command::Serve(arguments) => serve::run(&arguments),
            Command::Build(build::Arguments {}) => build::run(),
            Command::Test(arguments) => test::run(&arguments),
            Command::Lint(lint::Arguments {}) => lint::run(),
            Command::Size(size::Arguments {}) => size::run(),
            Command::Corpus(arguments) => corpus::run(&arguments),
            Command::Bench(arguments) => bench::run(&arguments),
            Command::LayoutBench(layout_bench::Arguments {}) => layout_bench::run(),
            Command::Links(links::Arguments {}) => links::run(),
            Command::Fuzz(arguments) => fuzz::run(&arguments),
            Command::Split(split::Arguments {}) => split::run(),
            Command::Static(arguments) => serve_folder::run(&arguments),
        }
    }
}
