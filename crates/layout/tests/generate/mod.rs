//! Graphs that look like real schemas, from a seed.

use crowfoot_layout::{Edge, Graph, Node, Size};

/// A small linear congruential generator: the same numbers everywhere, forever.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x2545_f491_4f6c_dd1d)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }
}

pub(crate) const HEADER: f64 = 28.0;
pub(crate) const ROW: f64 = 22.0;

/// The middle of a column's row.
pub(crate) fn row(index: usize) -> f64 {
    HEADER + ROW * (index as f64 + 0.5)
}

/// `count` tables: some hubs which everybody refers to, trees of details, join tables, self references, cycles,
/// parallel keys and tables without any relation.
pub(crate) fn schema(count: usize, edges: usize, seed: u64) -> Graph {
    let mut numbers = Numbers::new(seed);
    let columns: Vec<usize> = (0..count).map(|_| 3 + numbers.below(6) * numbers.below(5)).collect();
    let nodes = columns.iter().map(|&columns| Node {
        size: Size::new(200.0 + 20.0 * numbers.below(8) as f64, HEADER + ROW * columns as f64),
        ..Node::default()
    });
    let mut graph = Graph { nodes: nodes.collect(), edges: Vec::new(), ..Graph::default() };
    let related = count - count / 12;
    let hubs = 1 + count / 40;
    while graph.edges.len() < edges && related > 1 {
        let from = numbers.below(related);
        let to = match numbers.below(20) {
            0..4 => numbers.below(hubs),
            4..17 => from.saturating_sub(1 + numbers.below(8)),
            17 => from,
            18 => numbers.below(related),
            _ => graph.edges.last().map_or(0, |edge| edge.to),
        };
        let from_row = Some(row(numbers.below(columns[from])));
        graph.edges.push(Edge { from, to, from_row, to_row: Some(row(0)) });
    }
    graph
}
