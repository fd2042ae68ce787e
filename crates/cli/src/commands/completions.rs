use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{CommandLine, Outcome};
use crate::failure::Result;
use crate::output;

/// Print completions for a shell
///
/// For example: crowfoot completions bash > ~/.local/share/bash-completion/completions/crowfoot
#[derive(Args)]
pub(super) struct Arguments {
    #[arg(value_enum)]
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut CommandLine::command(), "crowfoot", &mut script);
    output::print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Done)
}
