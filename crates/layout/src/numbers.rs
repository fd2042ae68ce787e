//! A graph as plain numbers, for the message to the worker and back.

use crate::geometry::{Point, Rect, Size};
use crate::graph::{Edge, Graph, Node, Options, Style};

const STYLES: [Style; 4] = [Style::Balanced, Style::LeftToRight, Style::TopToBottom, Style::Compact];
/// How many numbers a node, an edge and a rectangle take.
const NODE: usize = 5;
const EDGE: usize = 4;
const RECT: usize = 4;

/// The style, the numbers of nodes and edges, then all of them; absent values are NaN. Of the options only the style is
/// written.
pub fn to_numbers(graph: &Graph, options: &Options) -> Vec<f64> {
    let none = f64::NAN;
    let style = STYLES.iter().position(|style| *style == options.style).unwrap_or_default();
    let mut numbers = vec![style as f64, graph.nodes.len() as f64, graph.edges.len() as f64];
    for node in &graph.nodes {
        let fixed = node.fixed.unwrap_or(Point::new(none, none));
        let group = node.group.map_or(none, f64::from);
        numbers.extend([node.size.width, node.size.height, fixed.x, fixed.y, group]);
    }
    for edge in &graph.edges {
        let (from_row, to_row) = (edge.from_row.unwrap_or(none), edge.to_row.unwrap_or(none));
        numbers.extend([edge.from as f64, edge.to as f64, from_row, to_row]);
    }
    for rect in &graph.kept_free {
        numbers.extend([rect.x, rect.y, rect.width, rect.height]);
    }
    numbers
}

/// Reads the output of [`to_numbers`]; `None` for anything else.
pub fn from_numbers(numbers: &[f64]) -> Option<(Graph, Options)> {
    let (head, rest) = numbers.split_at_checked(3)?;
    let &[style, nodes, edges] = head else { return None };
    let style = *STYLES.get(style as usize)?;
    let (nodes, rest) = rest.split_at_checked((nodes as usize).checked_mul(NODE)?)?;
    let (edges, rects) = rest.split_at_checked((edges as usize).checked_mul(EDGE)?)?;
    let some = |number: f64| Some(number).filter(|number| !number.is_nan());
    let node = |part: &[f64]| match *part {
        [width, height, x, y, group] => Some(Node {
            size: Size::new(width, height),
            fixed: some(x).map(|x| Point::new(x, y)),
            group: some(group).map(|group| group as u32),
        }),
        _ => None,
    };
    let edge = |part: &[f64]| match *part {
        [from, to, from_row, to_row] => Some(Edge {
            from: from as usize,
            to: to as usize,
            from_row: some(from_row),
            to_row: some(to_row),
        }),
        _ => None,
    };
    let rect = |part: &[f64]| match *part {
        [x, y, width, height] => Some(Rect::new(x, y, width, height)),
        _ => None,
    };
    let graph = Graph {
        nodes: nodes.chunks_exact(NODE).filter_map(node).collect(),
        edges: edges.chunks_exact(EDGE).filter_map(edge).collect(),
        kept_free: rects.chunks_exact(RECT).filter_map(rect).collect(),
    };
    Some((graph, Options { style, ..Options::default() }))
}

/// Places as numbers, two for each.
pub fn places_to_numbers(places: &[Point]) -> Vec<f64> {
    places.iter().flat_map(|place| [place.x, place.y]).collect()
}

/// Reads the output of [`places_to_numbers`].
pub fn places_from_numbers(numbers: &[f64]) -> Vec<Point> {
    let point = |pair: &[f64]| match *pair {
        [x, y] => Point::new(x, y),
        _ => Point::default(),
    };
    numbers.chunks_exact(2).map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::{from_numbers, places_from_numbers, places_to_numbers, to_numbers};
    use crate::arrange::arrange;
    use crate::geometry::{Point, Rect, Size};
    use crate::graph::{Edge, Graph, Node, Options, Style};

    #[test]
    fn graphs_round_trip() {
        let node = Node { size: Size::new(200.0, 120.5), ..Node::default() };
        let graph = Graph {
            nodes: vec![
                Node { fixed: Some(Point::new(-5.0, 7.0)), ..node },
                Node { group: Some(3), ..node },
                node,
            ],
            edges: vec![
                Edge { from: 1, to: 0, from_row: Some(39.0), to_row: None },
                Edge { from: 2, to: 7, from_row: None, to_row: Some(17.0) },
            ],
            kept_free: vec![Rect::new(1.0, 2.0, 3.0, 4.0)],
        };
        let options = Options { style: Style::Compact, ..Options::default() };
        let numbers = to_numbers(&graph, &options);
        let (back, style) = from_numbers(&numbers).unwrap_or_default();
        assert_eq!(format!("{graph:?}"), format!("{back:?}"));
        assert_eq!(style.style, Style::Compact);
        let places = arrange(&back, &style);
        assert_eq!(places, arrange(&graph, &options));
        assert_eq!(places, places_from_numbers(&places_to_numbers(&places)));
    }

    #[test]
    fn malformed_numbers_are_rejected() {
        for numbers in
            [&[][..], &[0.0, 1.0], &[9.0, 0.0, 0.0], &[0.0, 2.0, 0.0, 1.0], &[0.0, f64::INFINITY, 0.0]]
        {
            assert!(from_numbers(numbers).is_none(), "{numbers:?}");
        }
    }
}
