//! The subcommands, one file each.

mod bench;
mod build;
mod corpus;
mod fuzz;
mod help;
mod layout_bench;
mod lint;
mod serve;
mod serve_folder;
mod size;
mod split;
mod test;

use crate::args::Args;
use crate::failure::{Failure, Result};

pub(crate) struct Command {
    pub(crate) name: &'static str,
    pub(crate) usage: &'static str,
    pub(crate) about: &'static str,
    pub(crate) run: fn(Args) -> Result<Verdict>,
}

/// How a command ended that did its work: a check can do that and find something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Verdict {
    Good,
    Findings,
}

const COMMANDS: &[Command] = &[
    serve::COMMAND,
    build::COMMAND,
    test::COMMAND,
    lint::COMMAND,
    size::COMMAND,
    corpus::COMMAND,
    bench::COMMAND,
    layout_bench::COMMAND,
    fuzz::COMMAND,
    split::COMMAND,
    serve_folder::COMMAND,
    help::COMMAND,
];

pub(crate) fn run(mut words: impl Iterator<Item = String>) -> Result<Verdict> {
    let name = words.next().unwrap_or_else(|| "help".to_owned());
    let name = if matches!(name.as_str(), "-h" | "--help") { "help" } else { name.as_str() };
    match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) => (command.run)(Args::new(words)),
        None => Err(Failure::new(format!("unknown command {name}; see cargo xtask help"))),
    }
}
