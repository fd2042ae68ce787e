use crowfoot_import::Format;
use crowfoot_model::file as document_file;
use crowfoot_share::{decode, encode};
use lexopt::{Arg, Parser};

use crate::arguments::{file, input_format, missing, once, text, unexpected};
use crate::commands::{Outcome, help};
use crate::failure::{Failure, Result};
use crate::files::standard_input;
use crate::open::open;
use crate::output;

const HELP: &str = "\
Encode a whole design as a link, or decode one.

Usage: crowfoot link encode FILE… [--base ADDRESS] [--from FORMAT] [--out PATH]
       crowfoot link decode LINK [--out PATH]

encode prints the link from its #; --base puts the address of the app before it.
decode prints the design as a Crowfoot file. LINK is a whole link, the part after its #, or - for standard input.
Quote it, because # starts a comment in a shell.

Options:
  --base ADDRESS   address of the app: https://example.com/crowfoot/
  --from FORMAT    postgres, mysql, sqlite, dbml, mermaid, prisma or json (default: detected)
  --out PATH       write to this file instead of standard output
  -h, --help       show this help
";

pub(super) fn run(parser: &mut Parser) -> Result<Outcome> {
    match parser.next()? {
        Some(Arg::Short('h') | Arg::Long("help")) => help(HELP),
        Some(Arg::Value(word)) if word == "encode" => run_encode(parser),
        Some(Arg::Value(word)) if word == "decode" => run_decode(parser),
        Some(other) => Err(unexpected(&other, "link")),
        None => Err(missing("encode or decode", "link")),
    }
}

fn run_encode(parser: &mut Parser) -> Result<Outcome> {
    let (mut files, mut from, mut base, mut out) = (Vec::new(), None, None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return help(HELP),
            Arg::Long("from") => from = Some(input_format(parser)?),
            Arg::Long("base") => once(&mut base, text(parser)?)?,
            Arg::Long("out") | Arg::Short('o') => once(&mut out, file(parser.value()?)?)?,
            Arg::Value(value) => files.push(file(value)?),
            other => return Err(unexpected(&other, "link")),
        }
    }
    if files.is_empty() {
        return Err(missing("FILE", "link"));
    }
    let mut opened = open(&files, from)?;
    if opened.format != Format::Json {
        opened.place();
    }
    let base = base.as_deref().unwrap_or("");
    let base = base.split('#').next().unwrap_or("");
    output::write(out.as_deref(), &format!("{base}#{}\n", encode(&opened.document)))?;
    Ok(Outcome::Done)
}

fn run_decode(parser: &mut Parser) -> Result<Outcome> {
    let (mut link, mut out) = (None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return help(HELP),
            Arg::Long("out") | Arg::Short('o') => once(&mut out, file(parser.value()?)?)?,
            Arg::Value(value) => once(&mut link, file(value)?)?,
            other => return Err(unexpected(&other, "link")),
        }
    }
    let link = match link.ok_or_else(|| missing("LINK", "link"))? {
        link if link == "-" => String::from_utf8_lossy(&standard_input()?).into_owned(),
        link => link,
    };
    let document = decode(&link).map_err(|error| Failure::new(error.to_string()))?;
    output::write(out.as_deref(), &document_file::to_json(&document))?;
    Ok(Outcome::Done)
}
