//! Writes `target/layout-<name>.svg`: `cargo run -p crowfoot-layout --example draw -- 60 90 7` draws a generated schema
//! of 60 tables, 90 relations and seed 7; `-- FILE` draws a graph that `cargo xtask layout-bench` has written.

// Cards are drawn plainly: this is for judging placement, not for looks.
#[path = "../tests/generate/mod.rs"]
mod generate;
mod text;

use std::fmt::Write;
use std::time::Instant;

use crowfoot_layout::metrics::measure;
use crowfoot_layout::{Obstacles, Options, Rect, RouteOptions, arrange, route_all};

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |index: usize| arguments.get(index).and_then(|text| text.parse::<usize>().ok());
    let (name, graph) = match (number(0), arguments.first()) {
        (None, Some(path)) => {
            let graph = text::graph(&std::fs::read_to_string(path)?);
            let stem = std::path::Path::new(path).file_stem().unwrap_or_default();
            (stem.to_string_lossy().into_owned(), graph)
        }
        (count, _) => {
            let count = count.unwrap_or(60);
            let edges = number(1).unwrap_or(count * 3 / 2);
            let graph = generate::schema(count, edges, number(2).unwrap_or(1) as u64);
            (count.to_string(), graph)
        }
    };
    let start = Instant::now();
    let places = arrange(&graph, &Options::default());
    let placed = start.elapsed();
    let rects: Vec<Rect> =
        places.iter().zip(&graph.nodes).map(|(&at, node)| Rect::at(at, node.size)).collect();
    let start = Instant::now();
    let routes = route_all(&Obstacles::new(&rects), &graph.edges, &RouteOptions::default());
    let routed = start.elapsed();
    let mut out = std::io::stdout();
    std::io::Write::write_all(
        &mut out,
        format!("{name}: placed in {placed:?}, routed in {routed:?}\n").as_bytes(),
    )?;
    let metrics = measure(&rects, &graph.edges, &routes);
    std::io::Write::write_all(&mut out, format!("{metrics:?}\n").as_bytes())?;
    let bounds = Rect::bounds(&rects).unwrap_or_default().inflate(60.0);
    let mut svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='{} {} {} {}' font-family='sans-serif' font-size='13'>\n",
        bounds.x, bounds.y, bounds.width, bounds.height
    );
    for (name, rect) in rects.iter().enumerate() {
        let Rect { x, y, width, height } = rect;
        let (text_x, text_y) = (x + 8.0, y + 19.0);
        let card = "fill='#fff' stroke='#456'";
        let _ = writeln!(svg, "<rect x='{x}' y='{y}' width='{width}' height='{height}' rx='6' {card}/>");
        let _ = writeln!(svg, "<text x='{text_x}' y='{text_y}'>{name}</text>");
    }
    let colours = ["#c33", "#36c", "#283", "#a50", "#819", "#077", "#555", "#b07"];
    for (edge, route) in graph.edges.iter().zip(&routes) {
        let points: Vec<String> =
            route.points.iter().map(|point| format!("{},{}", point.x, point.y)).collect();
        let (points, colour) = (points.join(" "), colours[edge.to % colours.len()]);
        let _ =
            writeln!(svg, "<polyline points='{points}' fill='none' stroke='{colour}' stroke-width='1.5'/>");
        if let Some(end) = route.points.first() {
            let _ = writeln!(svg, "<circle cx='{}' cy='{}' r='3.5' fill='{colour}'/>", end.x, end.y);
        }
    }
    svg.push_str("</svg>\n");
    let target = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target");
    std::fs::create_dir_all(target)?;
    std::fs::write(format!("{target}/layout-{name}.svg"), svg)
}
