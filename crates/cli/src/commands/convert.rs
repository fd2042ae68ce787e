use crowfoot_export::{Options, Quoting, exporter, exporters};
use crowfoot_import::Format;
use lexopt::{Arg, Parser};

use crate::arguments::{file, input_format, missing, once, text, unexpected};
use crate::commands::{Outcome, help};
use crate::failure::{Failure, Result};
use crate::open::open;
use crate::{output, report};

const HELP: &str = "\
Convert a design to another format. Anything that format does not support is reported on standard error.

Usage: crowfoot convert FILE… --to FORMAT [options]

Options:
  --to FORMAT      postgres, mysql, sqlite, drizzle-pg, drizzle-mysql, drizzle-sqlite, mermaid, dbml, plantuml,
                   text or json
  --from FORMAT    postgres, mysql, sqlite, dbml, mermaid, prisma or json (default: detected)
  --out PATH       write to this file instead of standard output
  --ledger FILE    write the result for every input statement, as JSON
  --name NAME      name of the design (default: the first file name)
  --drop           drop existing objects first
  --if-not-exists  create only objects that do not exist
  --quote-all      quote all names
  --no-schemas     omit schema names
  --no-comments    omit comments
  -h, --help       show this help
";

pub(super) fn run(parser: &mut Parser) -> Result<Outcome> {
    let (mut files, mut from, mut to) = (Vec::new(), None, None);
    let (mut out, mut ledger, mut name) = (None, None, None);
    let mut options = Options::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return help(HELP),
            Arg::Long("from") => from = Some(input_format(parser)?),
            Arg::Long("to") => once(&mut to, text(parser)?)?,
            Arg::Long("out") | Arg::Short('o') => once(&mut out, file(parser.value()?)?)?,
            Arg::Long("ledger") => once(&mut ledger, file(parser.value()?)?)?,
            Arg::Long("name") => once(&mut name, text(parser)?)?,
            Arg::Long("drop") => options.drop_first = true,
            Arg::Long("if-not-exists") => options.if_not_exists = true,
            Arg::Long("quote-all") => options.quoting = Quoting::Always,
            Arg::Long("no-schemas") => options.qualify_schemas = false,
            Arg::Long("no-comments") => options.comments = false,
            Arg::Value(value) => files.push(file(value)?),
            other => return Err(unexpected(&other, "convert")),
        }
    }
    let to = to.ok_or_else(|| missing("--to FORMAT", "convert"))?;
    let exporter = exporter(&to).ok_or_else(|| {
        let known: Vec<&str> = exporters().iter().map(|exporter| exporter.key()).collect();
        Failure::new(format!("unknown --to {to}; use one of: {}", known.join(", ")))
    })?;
    if files.is_empty() {
        return Err(missing("FILE", "convert"));
    }
    let mut opened = open(&files, from)?;
    if let Some(name) = &name {
        opened.rename(name);
    }
    if to == "json" && opened.format != Format::Json {
        opened.place();
    }
    let result = exporter.export(&opened.document, &options);
    report::notices(&opened.document, &result.notices);
    if let Some(path) = &ledger {
        output::write(Some(path), &report::ledger(&opened))?;
    }
    output::write(out.as_deref(), &result.text)?;
    Ok(Outcome::Done)
}
