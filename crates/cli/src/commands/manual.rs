use clap::{Args, CommandFactory};

use super::{CommandLine, Outcome};
use crate::failure::{Failure, Result};
use crate::output;

/// Print the manual page
///
/// For example: crowfoot manual > ~/.local/share/man/man1/crowfoot.1, then man crowfoot
#[derive(Args)]
pub(super) struct Arguments {
    /// Print the page of this command
    #[arg(value_name = "COMMAND")]
    of: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let mut command = CommandLine::command();
    command.build();
    if let Some(name) = &arguments.of {
        let found = command.find_subcommand(name).cloned();
        command = found.ok_or_else(|| Failure::new(format!("no command named {name}")))?;
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(command)
        .render(&mut page)
        .map_err(|error| Failure::new(format!("the manual page cannot be written: {error}")))?;
    output::print(&String::from_utf8_lossy(&page))?;
    Ok(Outcome::Done)
}
