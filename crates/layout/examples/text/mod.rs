//! Graphs and drawings as lines of text.

use crowfoot_layout::{Edge, Graph, Node, Point, Size};

/// Reads lines `N width height` and `E child parent child_row parent_row`; a row that is no number is the middle.
pub(crate) fn graph(text: &str) -> Graph {
    let mut graph = Graph::default();
    for line in text.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let number = |index: usize| words.get(index).and_then(|word| word.parse::<f64>().ok());
        match (words.first(), number(1), number(2)) {
            (Some(&"N"), Some(width), Some(height)) => {
                graph.nodes.push(Node { size: Size::new(width, height), ..Node::default() });
            }
            (Some(&"E"), Some(from), Some(to)) => graph.edges.push(Edge {
                from: from as usize,
                to: to as usize,
                from_row: number(3),
                to_row: number(4),
            }),
            _ => {}
        }
    }
    graph
}

/// The numbers of a line behind its first word, by twos.
#[allow(dead_code, reason = "one of the two examples reads drawings")]
pub(crate) fn points(line: &str) -> Vec<Point> {
    let numbers: Vec<f64> = line.split(' ').skip(1).filter_map(|word| word.parse().ok()).collect();
    numbers.chunks_exact(2).map(|pair| Point::new(pair[0], pair[1])).collect()
}
