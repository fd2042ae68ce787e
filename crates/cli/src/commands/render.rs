use crowfoot_scene::{ApproximateMeasure, Theme, svg};
use lexopt::{Arg, Parser};

use crate::arguments::{choice, file, input_format, missing, once, unexpected};
use crate::commands::{Outcome, help};
use crate::failure::Result;
use crate::open::open;
use crate::output;

const HELP: &str = "\
Draw a design as a picture in SVG. Tables without a place are given one.

Usage: crowfoot render FILE… --out FILE.svg [options]

Options:
  --out FILE       the picture; - is standard output
  --theme THEME    light, dark or auto (default: as the reader's system)
  --from FORMAT    postgres, mysql, sqlite, dbml, mermaid, prisma or json; found out when not given
  -h, --help       this text
";

const THEMES: &[(&str, Theme)] = &[("light", Theme::Light), ("dark", Theme::Dark), ("auto", Theme::Auto)];

pub(super) fn run(parser: &mut Parser) -> Result<Outcome> {
    let (mut files, mut from, mut out, mut theme) = (Vec::new(), None, None, Theme::default());
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return help(HELP),
            Arg::Long("from") => from = Some(input_format(parser)?),
            Arg::Long("theme") => theme = choice(parser, "theme", THEMES)?,
            Arg::Long("out") | Arg::Short('o') => once(&mut out, file(parser.value()?)?)?,
            Arg::Value(value) => files.push(file(value)?),
            other => return Err(unexpected(&other, "render")),
        }
    }
    if files.is_empty() {
        return Err(missing("FILE", "render"));
    }
    let out = out.ok_or_else(|| missing("--out FILE.svg", "render"))?;
    let mut opened = open(&files, from)?;
    let diagram = opened.place();
    output::write(Some(&out), &svg(&opened.document, diagram, theme, &ApproximateMeasure))?;
    Ok(Outcome::Done)
}
