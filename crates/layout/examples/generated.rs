//! Writes generated graphs into a folder for `cargo xtask layout-bench`: `generated DIR`.

#[path = "../tests/generate/mod.rs"]
mod generate;

use std::fmt::Write;
use std::path::Path;

use crowfoot_layout::{Edge, Graph, Node, Size};

fn main() -> std::io::Result<()> {
    let Some(folder) = std::env::args_os().nth(1) else { return Ok(()) };
    let link = |from, to| Edge { from, to, from_row: Some(39.0), to_row: Some(39.0) };
    let plain = |count: usize, edges: Vec<Edge>| Graph {
        nodes: vec![Node { size: Size::new(220.0, 160.0), ..Node::default() }; count],
        edges,
        ..Graph::default()
    };
    let graphs = [
        ("generated-50", generate::schema(50, 75, 1)),
        ("generated-200", generate::schema(200, 300, 2)),
        ("generated-1000", generate::schema(1000, 1500, 3)),
        ("chain-500", plain(500, (1..500).map(|node| link(node, node - 1)).collect())),
        ("star-1000", plain(1000, (1..1000).map(|node| link(node, 0)).collect())),
        (
            "dense-60",
            plain(60, (0..60 * 20).map(|edge| link(edge % 60, (edge * 7 + edge / 60) % 60)).collect()),
        ),
    ];
    for (name, graph) in graphs {
        std::fs::write(Path::new(&folder).join(format!("{name}.graph")), text(&graph))?;
    }
    Ok(())
}

fn text(graph: &Graph) -> String {
    // Tables without relation are left out, as in the graphs of real schemas.
    let is_related = |node: usize| {
        graph.edges.iter().any(|edge| edge.from != edge.to && (edge.from == node || edge.to == node))
    };
    let related: Vec<bool> = (0..graph.nodes.len()).map(is_related).collect();
    let place = |node: usize| related[..node].iter().filter(|&&related| related).count();
    let mut text = String::new();
    for (node, _) in graph.nodes.iter().zip(&related).filter(|(_, related)| **related) {
        let _ = writeln!(text, "N {} {}", node.size.width, node.size.height);
    }
    let row = |row: Option<f64>| row.map_or("-".to_owned(), |row| row.to_string());
    for edge in graph.edges.iter().filter(|edge| related[edge.from] && related[edge.to]) {
        let (from, to) = (place(edge.from), place(edge.to));
        let _ = writeln!(text, "E {from} {to} {} {}", row(edge.from_row), row(edge.to_row));
    }
    text
}
