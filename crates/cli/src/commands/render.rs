use clap::Args;
use crowfoot_model::{Document, NodeId, Table};
use crowfoot_scene::{ApproximateMeasure, Picture, Scene, Theme, alone, svg_of, whole};

use crate::arguments::{Input, one_of};
use crate::commands::Outcome;
use crate::failure::{Failure, Result};
use crate::open::open;
use crate::output;

/// Render a design as SVG
///
/// Tables without a position are laid out automatically.
#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    input: Input,

    /// The image; - for standard output
    #[arg(short, long, value_name = "FILE.svg")]
    out: String,

    /// Diagram to render [default: the first, which contains everything]
    #[arg(long, value_name = "NAME")]
    diagram: Option<String>,

    /// Colours; auto matches the viewer's system
    #[arg(long, default_value = "auto", value_parser = one_of(THEMES.iter().copied()))]
    theme: Theme,

    /// Only these tables, separated by commas
    #[arg(long, value_name = "TABLES")]
    only: Option<String>,
}

const THEMES: &[(&str, Theme)] = &[("light", Theme::Light), ("dark", Theme::Dark), ("auto", Theme::Auto)];

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let mut opened = open(&arguments.input)?;
    let mut diagram = opened.place();
    let document = &opened.document;
    if let Some(name) = &arguments.diagram {
        let found = document.diagrams().find(|own| own.name == *name);
        diagram = found.ok_or_else(|| Failure::new(format!("--diagram: no diagram named {name}")))?.id;
    }
    let mut scene = Scene::new(document, diagram, &ApproximateMeasure);
    if let Some(names) = &arguments.only {
        scene = alone(document, &scene, &named(document, names)?, &ApproximateMeasure);
    }
    let picture = Picture { region: whole(&scene), theme: arguments.theme, paper: true };
    output::write(Some(&arguments.out), &svg_of(document, &scene, &picture))?;
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
