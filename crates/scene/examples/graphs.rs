//! Writes the graphs that `cargo xtask layout-bench` lays out: `graphs CORPUS OUT` imports every schema of a folder and
//! writes `OUT/<folder>-<schema>.graph`, with the tables at their real sizes.
//!
//! A graph is lines `N width height` and `E child parent child_row parent_row`; a row is `-` where the line meets the
//! middle of the table. Tables without a relation are left out: placing those is no art, and not all engines pack them.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crowfoot_import::{Source, import};
use crowfoot_layout::Graph;
use crowfoot_model::{Diagram, Document, Edit, IdSource};
use crowfoot_scene::{ApproximateMeasure, layout_graph};

/// Fewer related tables are no test of a layout.
const LEAST_TABLES: usize = 8;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(corpus), Some(out)) = (arguments.next(), arguments.next()) else { return Ok(()) };
    let out = PathBuf::from(out);
    std::fs::create_dir_all(&out)?;
    // The same schema in several dialects is one: the first stands for it.
    let mut seen = BTreeSet::new();
    for folder in ["pg", "mysql", "sqlite", "dbml", "prisma", "mermaid", "other"] {
        for schema in entries(&Path::new(&corpus).join(folder))? {
            let stem = schema.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let Some(document) = read(&schema)? else { continue };
            let graph = related(document);
            if graph.nodes.len() < LEAST_TABLES || !seen.insert(stem.clone()) {
                continue;
            }
            std::fs::write(out.join(format!("{folder}-{stem}.graph")), text(&graph))?;
        }
    }
    if seen.is_empty() {
        return Err(std::io::Error::other("no schema of the corpus became a graph"));
    }
    Ok(())
}

fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        found.push(entry?.path());
    }
    found.sort();
    Ok(found)
}

fn read(schema: &Path) -> std::io::Result<Option<Document>> {
    let mut files = vec![schema.to_owned()];
    while let Some(at) = files.iter().position(|file| file.is_dir()) {
        let folder = files.remove(at);
        files.splice(at..at, entries(&folder)?);
    }
    let mut texts = Vec::new();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        texts.push((name, String::from_utf8_lossy(&std::fs::read(file)?).into_owned()));
    }
    let sources: Vec<Source> = texts.iter().map(|(name, text)| Source { name, text }).collect();
    Ok(import(&sources, None, &mut |_| ControlFlow::Continue(())).ok().map(|import| import.document))
}

/// The tables that relate to another one, and their relations.
fn related(mut document: Document) -> Graph {
    // All tables are on the first diagram alone.
    let diagram = match document.first_diagram() {
        Some(diagram) => diagram,
        None => {
            let diagram = IdSource::following(&document).fresh();
            let mut edit = Edit::new(&document);
            edit.put(Diagram::new(diagram, "Main"));
            let diff = edit.finish();
            document.apply(&diff);
            diagram
        }
    };
    let mut graph = layout_graph(&document, diagram, &ApproximateMeasure);
    let mut is_related = vec![false; graph.nodes.len()];
    for edge in graph.edges.iter().filter(|edge| edge.from != edge.to) {
        is_related[edge.from] = true;
        is_related[edge.to] = true;
    }
    let place = |node: usize| is_related[..node].iter().filter(|&&keep| keep).count();
    graph.edges.retain(|edge| is_related[edge.from] && is_related[edge.to]);
    for edge in &mut graph.edges {
        (edge.from, edge.to) = (place(edge.from), place(edge.to));
    }
    let mut keep = is_related.iter();
    graph.nodes.retain(|_| keep.next().is_some_and(|&keep| keep));
    graph
}

fn text(graph: &Graph) -> String {
    let mut text = String::new();
    for node in &graph.nodes {
        let _ = writeln!(text, "N {} {}", node.size.width, node.size.height);
    }
    let row = |row: Option<f64>| row.map_or("-".to_owned(), |row| row.to_string());
    for edge in &graph.edges {
        let _ = writeln!(text, "E {} {} {} {}", edge.from, edge.to, row(edge.from_row), row(edge.to_row));
    }
    text
}
