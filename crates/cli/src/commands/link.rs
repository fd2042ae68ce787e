use clap::{Args, Subcommand};
use crowfoot_import::Format;
use crowfoot_model::file as document_file;
use crowfoot_share::{decode, encode};

use crate::arguments::{Input, Target};
use crate::commands::Outcome;
use crate::failure::{Failure, Result};
use crate::files::standard_input;
use crate::open::open;
use crate::output;

/// Encode a whole design as a link, or decode one
#[derive(Subcommand)]
pub(super) enum Command {
    Encode(Encode),
    Decode(Decode),
}

/// Print a design as a link, from its #
#[derive(Args)]
pub(super) struct Encode {
    #[command(flatten)]
    input: Input,

    /// Address of the app, to put before the link: https://example.com/crowfoot/
    #[arg(long, value_name = "ADDRESS")]
    base: Option<String>,

    #[command(flatten)]
    target: Target,
}

/// Print the design of a link as a Crowfoot file
#[derive(Args)]
pub(super) struct Decode {
    /// The whole link, the part after its #, or - for standard input
    ///
    /// Quote it, because # starts a comment in a shell.
    link: String,

    #[command(flatten)]
    target: Target,
}

pub(super) fn run(command: &Command) -> Result<Outcome> {
    match command {
        Command::Encode(arguments) => run_encode(arguments),
        Command::Decode(arguments) => run_decode(arguments),
    }
}

fn run_encode(arguments: &Encode) -> Result<Outcome> {
    let mut opened = open(&arguments.input)?;
    if opened.format != Format::Json {
        opened.place();
    }
    let base = arguments.base.as_deref().unwrap_or("");
    let base = base.split('#').next().unwrap_or("");
    output::write(arguments.target.out.as_deref(), &format!("{base}#{}\n", encode(&opened.document)))?;
    Ok(Outcome::Done)
}

fn run_decode(arguments: &Decode) -> Result<Outcome> {
    let link = match arguments.link.as_str() {
        "-" => String::from_utf8_lossy(&standard_input()?).into_owned(),
        link => link.to_owned(),
    };
    let document = decode(&link).map_err(|error| Failure::new(error.to_string()))?;
    output::write(arguments.target.out.as_deref(), &document_file::to_json(&document))?;
    Ok(Outcome::Done)
}
