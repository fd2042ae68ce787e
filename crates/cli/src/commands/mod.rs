//! The commands, one a file: each declares its own arguments.

mod check;
mod completions;
mod convert;
mod diff;
mod link;
mod manual;
mod mdbook;
mod merge;
mod migrate;
mod render;
mod rule;
mod rules;
mod update;

use clap::{Parser, Subcommand};

use crate::failure::Result;

/// Review, convert, render and share database designs
#[derive(Parser)]
#[command(
    name = "crowfoot",
    version,
    after_help = "Exit codes: 0 on success, 1 if check, diff, merge or migrate --check finds something, 2 on errors."
)]
pub(crate) struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Arguments),
    Rules(rules::Arguments),
    Rule(rule::Arguments),
    Convert(convert::Arguments),
    Update(update::Arguments),
    Diff(diff::Arguments),
    Migrate(migrate::Arguments),
    Merge(merge::Arguments),
    Render(render::Arguments),
    #[command(subcommand)]
    Link(link::Command),
    Mdbook(mdbook::Arguments),
    Completions(completions::Arguments),
    Manual(manual::Arguments),
}

/// How a command that did its work ended.
pub(crate) enum Outcome {
    Done,
    Findings,
}

impl CommandLine {
    /// Runs the command that the arguments name.
    pub(crate) fn run(self) -> Result<Outcome> {
        match self.command {
            Command::Check(arguments) => check::run(&arguments),
            Command::Rules(arguments) => rules::run(&arguments),
            Command::Rule(arguments) => rule::run(&arguments),
            Command::Convert(arguments) => convert::run(&arguments),
            Command::Update(arguments) => update::run(&arguments),
            Command::Diff(arguments) => diff::run(&arguments),
            Command::Migrate(arguments) => migrate::run(&arguments),
            Command::Merge(arguments) => merge::run(&arguments),
            Command::Render(arguments) => render::run(&arguments),
            Command::Link(command) => link::run(&command),
            Command::Mdbook(arguments) => mdbook::run(&arguments),
            Command::Completions(arguments) => completions::run(&arguments),
            Command::Manual(arguments) => manual::run(&arguments),
        }
    }
}
