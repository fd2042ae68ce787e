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
Reviews, converts, renders and shares database designs.

Usage: crowfoot <command> [arguments]

Commands:
  check FILE…                 review a design
  convert FILE… --to FORMAT   convert a design to another format
  render FILE --out FILE.svg  render a design as SVG
  link encode FILE            encode a design as a link
  link decode LINK            decode a link

Options:
  -h, --help     show this help; crowfoot <command> --help for a command
  -V, --version  show the version

FILE is SQL (PostgreSQL, MySQL or SQLite), DBML, Mermaid, a Prisma schema or a Crowfoot file, a folder
of such files, or - for standard input. Several files form one design, in the order given.

Exit codes: 0 on success, 1 if check reports problems, 2 on errors.
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
                None => Err(Failure::new(format!("unknown command {name}; see crowfoot --help"))),
            }
        }
        Some(other) => Err(unexpected(&other, "")),
        None => Err(Failure::new("missing command: check, convert, render or link; see crowfoot --help")),
    }
}

/// Prints a help text, which was asked for and is therefore the result.
fn help(text: &str) -> Result<Outcome> {
    output::print(text)?;
    Ok(Outcome::Done)
}
