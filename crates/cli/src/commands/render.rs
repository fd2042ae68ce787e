use crowfoot_model::{Document, NodeId, Table};
use crowfoot_scene::{ApproximateMeasure, Picture, Scene, Theme, alone, svg_of, whole};
use lexopt::{Arg, Parser};

use crate::arguments::{choice, file, input_format, missing, once, text, unexpected};
use crate::commands::{Outcome, help};
use crate::failure::{Failure, Result};
use crate::open::open;
use crate::output;

const HELP: &str = "\
Render a design as SVG. Tables without a position are laid out automatically.

Usage: crowfoot render FILE… --out FILE.svg [options]

Options:
  --out FILE       the image; - for standard output
  --diagram NAME   diagram to render (default: the first, which contains everything)
  --theme THEME    light, dark or auto (default: match the viewer's system)
  --only TABLES    only these tables, separated by commas
  --from FORMAT    postgres, mysql, sqlite, dbml, mermaid, prisma or json (default: detected)
  -h, --help       show this help
";

const THEMES: &[(&str, Theme)] = &[("light", Theme::Light), ("dark", Theme::Dark), ("auto", Theme::Auto)];

pub(super) fn run(parser: &mut Parser) -> Result<Outcome> {
    let (mut files, mut from, mut out, mut theme) = (Vec::new(), None, None, Theme::default());
    let (mut only, mut wanted) = (None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return help(HELP),
            Arg::Long("from") => from = Some(input_format(parser)?),
            Arg::Long("only") => once(&mut only, text(parser)?)?,
            Arg::Long("diagram") => once(&mut wanted, text(parser)?)?,
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
    let mut diagram = opened.place();
    let document = &opened.document;
    if let Some(name) = wanted {
        let found = document.diagrams().find(|own| own.name == name);
        diagram = found.ok_or_else(|| Failure::new(format!("--diagram: no diagram named {name}")))?.id;
    }
    let mut scene = Scene::new(document, diagram, &ApproximateMeasure);
    if let Some(names) = only {
        scene = alone(document, &scene, &named(document, &names)?, &ApproximateMeasure);
    }
    let picture = Picture { region: whole(&scene), theme, paper: true };
    output::write(Some(&out), &svg_of(document, &scene, &picture))?;
    Ok(Outcome::Done)
}

/// The tables of a list of names, with their schemas or without.
fn named(document: &Document, names: &str) -> Result<Vec<NodeId>> {
    let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
    names
        .map(|name| {
            let is_it = |table: &&std::sync::Arc<Table>| {
                table.name == name || document.qualified_name(table.schema, &table.name) == name
            };
            let table = document.tables().find(is_it);
            table
                .map(|table| NodeId::Table(table.id))
                .ok_or_else(|| Failure::new(format!("--only: no table named {name}")))
        })
        .collect()
}
