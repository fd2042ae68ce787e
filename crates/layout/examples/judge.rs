//! Judges drawings: `judge DIR` reads every `DIR/<schema>.graph` and every `DIR/<schema>.<engine>.drawing` that belongs
//! to it, and prints one JSON object a line and drawing.
//!
//! A drawing is lines `P x y` for each node, `L x y x y …` for the line of each edge as the engine draws it (none where
//! it draws no lines), and `T milliseconds`. Each is measured with the engine's own lines, and with those of our router.

mod text;

use std::fmt::Write;
use std::path::Path;

use crowfoot_layout::metrics::{overlaps, polylines};
use crowfoot_layout::{Graph, Obstacles, Point, Rect, RouteOptions, route_all};

fn main() -> std::io::Result<()> {
    let Some(folder) = std::env::args_os().nth(1) else { return Ok(()) };
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let mut out = String::new();
    for drawing in names.iter().filter_map(|name| name.strip_suffix(".drawing")) {
        let Some((schema, engine)) = drawing.rsplit_once('.') else { continue };
        let read = |name: &str| std::fs::read_to_string(Path::new(&folder).join(name));
        let graph = text::graph(&read(&format!("{schema}.graph"))?);
        let drawing = read(&format!("{drawing}.drawing"))?;
        let _ = write!(out, r#"{{"schema":"{schema}","engine":"{engine}","#);
        judge(&graph, &drawing, &mut out);
        out.push_str("}\n");
    }
    std::io::Write::write_all(&mut std::io::stdout(), out.as_bytes())
}

fn judge(graph: &Graph, drawing: &str, out: &mut String) {
    let (mut nodes, mut lines, mut time) = (Vec::new(), Vec::new(), 0.0);
    for line in drawing.lines() {
        let points = text::points(line);
        match (line.as_bytes().first(), points.first()) {
            (Some(b'P'), Some(&at)) if nodes.len() < graph.nodes.len() => {
                nodes.push(Rect::at(at, graph.nodes[nodes.len()].size));
            }
            (Some(b'L'), _) => lines.push(points),
            (Some(b'T'), _) => time = line[2..].parse().unwrap_or(0.0),
            _ => {}
        }
    }
    let routes = route_all(&Obstacles::new(&nodes), &graph.edges, &RouteOptions::default());
    let routed: Vec<Vec<Point>> = routes.into_iter().map(|route| route.points).collect();
    let own = if lines.is_empty() { &routed } else { &lines };
    let _ = write!(
        out,
        r#""tables":{},"relations":{},"milliseconds":{time},"tablesOverlap":{},"own":"#,
        nodes.len(),
        graph.edges.len(),
        overlaps(&nodes)
    );
    figures(graph, &nodes, own, out);
    out.push_str(r#","routed":"#);
    figures(graph, &nodes, &routed, out);
}

fn figures(graph: &Graph, nodes: &[Rect], lines: &[Vec<Point>], out: &mut String) {
    let points = lines.iter().flatten().map(|&point| Rect::spanning(point, point));
    let all: Vec<Rect> = nodes.iter().copied().chain(points).collect();
    let whole = Rect::bounds(&all).unwrap_or_default();
    let _ = write!(
        out,
        r#"{{"crossings":{},"overlaid":{},"overTables":{},"length":{},"area":{},"aspect":{}}}"#,
        polylines::crossings(lines),
        polylines::overlaid(&graph.edges, lines),
        polylines::lines_over_nodes(nodes, &graph.edges, lines),
        polylines::length(lines),
        whole.width * whole.height,
        whole.width / whole.height.max(1.0)
    );
}
