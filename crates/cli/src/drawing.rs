//! A diagram as SVG, or as HTML that is whole without a script: the SVG and its tables as text.

use std::collections::BTreeSet;

use crowfoot_model::{DiagramId, Document, NodeId, Table};
use crowfoot_scene::{ApproximateMeasure, Picture, Scene, Theme, alone, svg_linked, whole};

use crate::failure::{Failure, Result};
use crate::html::{escaped, in_url, tables};

/// The diagram to draw, and its options.
#[derive(Clone, Default)]
pub(crate) struct Drawing {
    pub(crate) diagram: Option<String>,
    pub(crate) theme: Theme,
    /// Names of tables, separated by commas, and how many relations away others may be.
    pub(crate) only: Option<String>,
    pub(crate) hops: u32,
    /// Where tables lead: `{table}` stands for the name.
    pub(crate) links: Option<String>,
}

/// A document with its scene.
pub(crate) struct Drawn<'d> {
    document: &'d Document,
    drawing: &'d Drawing,
    scene: Scene,
}

impl Drawing {
    /// Draws a document; `first` is its first diagram.
    ///
    /// # Errors
    /// There is no diagram or table with a name that is asked for.
    pub(crate) fn of<'d>(&'d self, document: &'d Document, first: DiagramId) -> Result<Drawn<'d>> {
        let mut diagram = first;
        if let Some(name) = &self.diagram {
            let found = document.diagrams().find(|own| own.name == *name);
            diagram = found.ok_or_else(|| Failure::new(format!("--diagram: no diagram named {name}")))?.id;
        }
        let mut scene = Scene::new(document, diagram, &ApproximateMeasure);
        if let Some(names) = &self.only {
            let nodes = around(document, named(document, names)?, self.hops);
            scene = alone(document, &scene, &nodes, &ApproximateMeasure);
        }
        Ok(Drawn { document, drawing: self, scene })
    }
}

impl Drawn<'_> {
    pub(crate) fn svg(&self) -> String {
        self.linked(self.drawing.theme, &|table| {
            let name = self.document.qualified_name(table.schema, &table.name);
            Some(self.drawing.links.as_ref()?.replace("{table}", &in_url(&name)))
        })
    }

    /// A figure for a page: the SVG, whose tables lead to those below it unless they lead elsewhere, and all tables as
    /// text. With a link to the design it becomes the viewer when it is touched. There is no line break in it, so that
    /// Markdown takes it for one block.
    pub(crate) fn figure(&self, link: Option<&str>) -> String {
        let prefix =
            format!("erd-{:08x}-", fingerprint(&format!("{:?}", self.document.settings().name), self));
        let svg = match &self.drawing.links {
            Some(_) => self.svg(),
            None => self.linked(self.drawing.theme, &|table| Some(format!("#{prefix}{}", table.id.0))),
        };
        let svg = svg.replace("<svg ", "<svg style=\"max-width:100%;height:auto\" ");
        let shown: Vec<&Table> = self
            .scene
            .nodes()
            .filter_map(|(node, _)| match node {
                NodeId::Table(id) => self.document.table(id).map(|table| &**table),
                _ => None,
            })
            .collect();
        let mut text = String::from("<figure class=\"crowfoot-figure\">");
        match link {
            Some(link) => {
                let mut attributes = format!("model=\"{}\" start=\"touch\"", escaped(link));
                for (name, value) in [("diagram", &self.drawing.diagram), ("focus", &self.drawing.only)] {
                    if let Some(value) = value {
                        attributes += &format!(" {name}=\"{}\"", escaped(value));
                    }
                }
                text += &format!(
                    "<crowfoot-erd {attributes} hops=\"{}\">{svg}</crowfoot-erd>",
                    self.drawing.hops
                );
            }
            None => text += &svg,
        }
        let summary = match self.document.settings().name.as_str() {
            "" => "Tables".to_owned(),
            name => format!("Tables of {}", escaped(name)),
        };
        text += &format!("<details><summary>{summary}</summary>");
        text += &tables(self.document, &shown, &prefix);
        text += "</details></figure>";
        text.replace('\n', "")
    }

    fn linked(&self, theme: Theme, target: &dyn Fn(&Table) -> Option<String>) -> String {
        let picture = Picture { region: whole(&self.scene), theme, paper: true };
        svg_linked(self.document, &self.scene, &picture, target)
    }
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

/// Tables, and those that relations lead to within so many hops.
fn around(document: &Document, nodes: Vec<NodeId>, hops: u32) -> Vec<NodeId> {
    let mut found: BTreeSet<NodeId> = nodes.into_iter().collect();
    for _ in 0..hops {
        let before = found.clone();
        for table in document.tables() {
            let child = NodeId::Table(table.id);
            for parent in table.foreign_keys.iter().filter_map(|key| key.target_table()).map(NodeId::Table) {
                if before.contains(&child) {
                    found.insert(parent);
                }
                if before.contains(&parent) {
                    found.insert(child);
                }
            }
        }
        if found.len() == before.len() {
            break;
        }
    }
    found.into_iter().collect()
}

/// A number that differs from figure to figure of a page, and stays from build to build.
fn fingerprint(name: &str, drawn: &Drawn) -> u32 {
    let tables = drawn.scene.nodes().map(|(node, rect)| format!("{node:?}{}{}", rect.x, rect.y));
    let text = tables.fold(name.to_owned(), |text, table| text + &table);
    text.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
