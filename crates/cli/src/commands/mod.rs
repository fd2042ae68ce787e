//! The commands, one a file: each reads its own arguments.

mod check;
mod convert;
mod link;
mod render;

use lexopt::{Arg, Parser};

use crate::arguments::unexpected;
use crate::failure::{Failure, Result};
use crate::output;

/// How a command that did its work ended.
pub(crate) enum Outcome {
    Done,
    Findings,
}

struct Command {
    name: &'static str,
    run: fn(&mut Parser) -> Result<Outcome>,
}

const COMMANDS: &[Command] = &[
    Command { name: "check", run: check::run },
    Command { name: "convert", run: convert::run },
    Command { name: "render", run: render::run },
    Command { name: "link", run: link::run },
];

const HELP: &str = "\
Crowfoot designs databases: this command reviews, converts, draws and links designs.

Usage: crowfoot <command> [arguments]

Commands:
  check FILE…                 review a design
  convert FILE… --to FORMAT   write a design in another form
  render FILE --out FILE.svg  draw a design
  link encode FILE            put a design into a link
  link decode LINK            take a design out of a link

Options:
  -h, --help     this text; crowfoot <command> --help says more
  -V, --version  the version

FILE is SQL (PostgreSQL, MySQL or SQLite), DBML, Mermaid, a Prisma schema or a Crowfoot document, a folder
with such files, or - for standard input. Several files make one design, in the order given.

Exit codes: 0 when all is well, 1 when check has findings, 2 when something could not be done.
";

/// Runs the command that the arguments name.
pub(crate) fn run(mut parser: Parser) -> Result<Outcome> {
    match parser.next()? {
        Some(Arg::Short('h') | Arg::Long("help")) => help(HELP),
        Some(Arg::Short('V') | Arg::Long("version")) => {
            help(concat!("crowfoot ", env!("CARGO_PKG_VERSION"), "\n"))
        }
        Some(Arg::Value(name)) => {
            let name = name.to_string_lossy().into_owned();
            if name == "help" {
                return help(HELP);
            }
            match COMMANDS.iter().find(|command| command.name == name) {
                Some(command) => (command.run)(&mut parser),
                None => Err(Failure::new(format!("there is no command {name}; see crowfoot --help"))),
            }
        }
        Some(other) => Err(unexpected(&other, "")),
        None => {
            Err(Failure::new("a command is missing: check, convert, render or link; see crowfoot --help"))
        }
    }
}

/// Prints a help text, which was asked for and is therefore the result.
fn help(text: &str) -> Result<Outcome> {
    output::print(text)?;
    Ok(Outcome::Done)
}
