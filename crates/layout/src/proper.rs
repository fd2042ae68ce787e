//! A *proper* layered graph: every link joins neighbouring layers.
//!
//! A link over several layers becomes a chain of short ones through *lanes* (dummy vertices in the literature). A lane
//! takes part in ordering and coordinates like a node, so there will be a free gap for the line in every layer that it
//! passes. All links of a parent in one direction share their lanes, as their lines will share a trunk.

use crate::task::{Extent, Link};
use crowfoot_compact::Arrange;

/// A link between neighbouring layers, seen from one of its ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arc {
    pub(crate) other: usize,
    /// Where the link meets this vertex and the other one, from their first edge across the layer.
    pub(crate) here: f64,
    pub(crate) there: f64,
    /// How much its straightness matters to the coordinates.
    pub(crate) weight: f64,
    /// How many edges it stands for.
    pub(crate) count: u32,
}

/// The layers with their vertices in order, and the links to the layer before (`upper`) and after (`lower`) each
/// vertex.
#[derive(Clone, Debug, Default)]
pub(crate) struct Proper {
    pub(crate) layers: Vec<Vec<usize>>,
    /// Extent of each vertex across the layer direction.
    pub(crate) extent: Vec<f64>,
    /// Whether a vertex is a node; the others are lanes.
    pub(crate) real: Vec<bool>,
    pub(crate) upper: Vec<Vec<Arc>>,
    pub(crate) lower: Vec<Vec<Arc>>,
}

/// Extent of a lane. Its distance to the neighbours is a matter of the coordinates.
const LANE: f64 = 2.0;

/// The graph with a lane through every layer that a link passes. All links of a parent share one lane.
pub(crate) fn proper(boxes: &[Extent], links: &[Link], layer: &[usize]) -> Proper {
    let count = boxes.len();
    let mut graph = Proper {
        layers: vec![Vec::new(); layer.iter().max().map_or(0, |last| last + 1)],
        extent: boxes.iter().map(|extent| extent.across).collect(),
        real: vec![true; count],
        upper: vec![Vec::new(); count],
        lower: vec![Vec::new(); count],
    };
    for (node, &at) in layer.iter().enumerate() {
        graph.layers[at].push(node);
    }
    for forwards in [true, false] {
        run_lanes(&mut graph, links, layer, forwards);
    }
    graph
}

/// Lanes for the links of every parent to its children in later layers, or to those in earlier ones.
fn run_lanes(graph: &mut Proper, links: &[Link], layer: &[usize], forwards: bool) {
    // For each parent, its children by distance in layers.
    let mut outgoing: Vec<Vec<(usize, f64, usize, f64)>> = vec![Vec::new(); layer.len()];
    for link in links {
        let (parent, child) = (layer[link.parent], layer[link.child]);
        if parent != child && (parent < child) == forwards {
            outgoing[link.parent].push((parent.abs_diff(child), link.parent_at, link.child, link.child_at));
        }
    }
    for (node, ends) in outgoing.iter_mut().enumerate() {
        ends.arrange_by_key(|end| (end.0, end.2));
        let (mut holder, mut away) = (node, 0);
        for (index, &(distance, here, other, there)) in ends.iter().enumerate() {
            let join =
                |graph: &mut Proper, near: (usize, f64), far: (usize, f64), weight: f64, count: usize| {
                    let count = u32::try_from(count).unwrap_or(u32::MAX);
                    match forwards {
                        true => connect(graph, near, far, weight, count),
                        false => connect(graph, far, near, weight, count),
                    }
                };
            while away + 1 < distance {
                away += 1;
                let lane = add_lane(graph, if forwards { layer[node] + away } else { layer[node] - away });
                let from_node = holder == node;
                let left = ends.len() - index;
                let weight = (if from_node { 2.0 } else { 6.0 }) * (left as f64).sqrt();
                let start = if from_node { here } else { LANE / 2.0 };
                join(graph, (holder, start), (lane, LANE / 2.0), weight, left);
                holder = lane;
            }
            let (start, weight) = if holder == node { (here, 1.0) } else { (LANE / 2.0, 2.0) };
            join(graph, (holder, start), (other, there), weight, 1);
        }
    }
}

fn add_lane(graph: &mut Proper, at: usize) -> usize {
    let lane = graph.extent.len();
    graph.extent.push(LANE);
    graph.real.push(false);
    graph.upper.push(Vec::new());
    graph.lower.push(Vec::new());
    graph.layers[at].push(lane);
    lane
}

fn connect(graph: &mut Proper, upper: (usize, f64), lower: (usize, f64), weight: f64, count: u32) {
    graph.lower[upper.0].push(Arc { other: lower.0, here: upper.1, there: lower.1, weight, count });
    graph.upper[lower.0].push(Arc { other: upper.0, here: lower.1, there: upper.1, weight, count });
}
