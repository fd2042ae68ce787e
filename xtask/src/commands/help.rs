use super::{COMMANDS, Command, Verdict};
use crate::say;

pub(super) const COMMAND: Command = Command {
    name: "help",
    usage: "",
    about: "Show this help",
    run: |args| {
        args.finish()?;
        say::line("cargo xtask COMMAND");
        for command in COMMANDS {
            let call = format!("{} {}", command.name, command.usage);
            say::line(format!("  {call:<32} {}", command.about));
        }
        Ok(Verdict::Good)
    },
};
