//! One connected component as a layered drawing, in the axes `along` (from layer to layer) and `across`.

use crate::coordinates;
use crate::layers::{self, Pair};
use crate::order::{Arc, Proper, reduce_crossings};
use crowfoot_compact::Arrange;

/// The extent of one box.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Extent {
    pub(crate) along: f64,
    pub(crate) across: f64,
}

/// A link which should run from `parent` in an earlier layer to `child` in a later one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    pub(crate) parent: usize,
    pub(crate) child: usize,
    /// Where the link meets the boxes, from their first edge across.
    pub(crate) parent_at: f64,
    pub(crate) child_at: f64,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Gaps {
    pub(crate) node: f64,
    pub(crate) layer: f64,
}

/// A lane is as thin as a line; its distance to the neighbours is kept by the coordinates.
const LANE: f64 = 2.0;
/// Room for one line in a channel, for both stubs beside the lines, and the widest channel.
const LINE_GAP: f64 = 12.0;
const STUBS: f64 = 48.0;
const WIDEST: f64 = 360.0;
/// Beyond this size one shape has to do.
const TRY_SHAPES: usize = 500;
const TRY_TWO: usize = 1500;

/// Places the boxes; the first corner of the whole is at the origin. `aspect` is the wanted along by across.
pub(crate) fn place(boxes: &[Extent], links: &[Link], gaps: Gaps, aspect: f64) -> Vec<(f64, f64)> {
    let pairs: Vec<Pair> = links.iter().map(|link| (link.parent, link.child)).collect();
    let widest = boxes.iter().map(|b| b.along).fold(1.0, f64::max) + gaps.layer;
    let extents: Vec<f64> = boxes.iter().map(|b| b.across + gaps.node).collect();
    let natural = layers::assign(&extents, &pairs);
    let total: f64 = extents.iter().sum();
    let columns = (aspect * total / widest).sqrt().max(1.0);
    let trials: &[f64] = if boxes.len() <= TRY_SHAPES {
        &[f64::INFINITY, 2.2, 1.5, 1.05, 0.75]
    } else if boxes.len() <= TRY_TWO {
        &[1.1, 0.7]
    } else {
        &[0.9]
    };
    let mut best: Option<(f64, Vec<(f64, f64)>)> = None;
    for (index, factor) in trials.iter().enumerate() {
        let mut layer = natural.clone();
        layers::wrap(&mut layer, &extents, &pairs, total / columns * factor);
        let drawing = draw(boxes, links, &layer, gaps);
        let (mut along, mut across) = (0.0_f64, 0.0_f64);
        for (corner, extent) in drawing.iter().zip(boxes) {
            along = along.max(corner.0 + extent.along);
            across = across.max(corner.1 + extent.across);
        }
        // Wrapping costs clarity: a wrapped drawing has to be clearly better in shape.
        let waste = (along / aspect).max(across) * (1.0 + 0.06 * index as f64);
        if best.as_ref().is_none_or(|(least, _)| waste < *least) {
            best = Some((waste, drawing));
        }
    }
    best.map(|(_, drawing)| drawing).unwrap_or_default()
}

fn draw(boxes: &[Extent], links: &[Link], layer: &[usize], gaps: Gaps) -> Vec<(f64, f64)> {
    let mut graph = proper(boxes, links, layer);
    reduce_crossings(&mut graph);
    let across = coordinates::assign(&graph, gaps.node);
    let first = (0..boxes.len()).map(|index| across[index]).fold(f64::INFINITY, f64::min);
    let mut corners = vec![(0.0, 0.0); boxes.len()];
    let mut at = 0.0;
    for vertices in &graph.layers {
        let nodes = vertices.iter().filter(|&&vertex| graph.real[vertex]);
        let mut width = 0.0_f64;
        for &node in nodes {
            corners[node] = (at, across[node] - first);
            width = width.max(boxes[node].along);
        }
        let room = STUBS + LINE_GAP * lines_after(&graph, vertices, &across) as f64;
        at += width + crate::geometry::between(room, gaps.layer, WIDEST.max(gaps.layer));
    }
    corners
}

/// The graph with a lane through every layer that a link passes. All links of a parent share one lane.
fn proper(boxes: &[Extent], links: &[Link], layer: &[usize]) -> Proper {
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
    // From each earlier vertex: where its links end, nearest first.
    let mut outgoing: Vec<Vec<(usize, f64, usize, f64)>> = vec![Vec::new(); count];
    for link in links {
        let (parent, child) = ((link.parent, link.parent_at), (link.child, link.child_at));
        match layer[link.parent].cmp(&layer[link.child]) {
            std::cmp::Ordering::Less => outgoing[parent.0].push((layer[child.0], parent.1, child.0, child.1)),
            std::cmp::Ordering::Greater => {
                outgoing[child.0].push((layer[parent.0], child.1, parent.0, parent.1));
            }
            std::cmp::Ordering::Equal => {}
        }
    }
    for (node, ends) in outgoing.iter_mut().enumerate() {
        ends.arrange_by_key(|end| (end.0, end.2));
        let (mut holder, mut at) = (node, layer[node]);
        for (index, &(end_layer, here, other, there)) in ends.iter().enumerate() {
            while at + 1 < end_layer {
                at += 1;
                let lane = add_lane(&mut graph, at);
                let from_node = holder == node;
                let weight = (if from_node { 2.0 } else { 6.0 }) * ((ends.len() - index) as f64).sqrt();
                connect(
                    &mut graph,
                    (holder, if from_node { here } else { LANE / 2.0 }),
                    (lane, LANE / 2.0),
                    weight,
                );
                holder = lane;
            }
            let (start, weight) = if holder == node { (here, 1.0) } else { (LANE / 2.0, 2.0) };
            connect(&mut graph, (holder, start), (other, there), weight);
        }
    }
    graph
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

fn connect(graph: &mut Proper, upper: (usize, f64), lower: (usize, f64), weight: f64) {
    graph.lower[upper.0].push(Arc { other: lower.0, here: upper.1, there: lower.1, weight });
    graph.upper[lower.0].push(Arc { other: upper.0, here: lower.1, there: upper.1, weight });
}

/// How many lines run beside each other in the channel after a layer; the links of one parent share a line.
fn lines_after(graph: &Proper, vertices: &[usize], across: &[f64]) -> usize {
    let mut events: Vec<(f64, i32)> = Vec::new();
    for &vertex in vertices {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for arc in &graph.lower[vertex] {
            let (here, there) = (across[vertex] + arc.here, across[arc.other] + arc.there);
            low = low.min(here).min(there);
            high = high.max(here).max(there);
        }
        if high - low > 1.0 {
            events.push((low - LINE_GAP / 2.0, 1));
            events.push((high + LINE_GAP / 2.0, -1));
        }
    }
    events.arrange_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let (mut open, mut most) = (0, 0);
    for (_, change) in events {
        open += change;
        most = most.max(open);
    }
    usize::try_from(most).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Extent, Gaps, Link, place};

    const GAPS: Gaps = Gaps { node: 40.0, layer: 80.0 };

    fn link(parent: usize, child: usize) -> Link {
        Link { parent, child, parent_at: 20.0, child_at: 20.0 }
    }

    #[test]
    fn children_lie_after_their_parents_and_a_chain_is_straight() {
        let boxes = [Extent { along: 200.0, across: 100.0 }; 3];
        let corners = place(&boxes, &[link(0, 1), link(1, 2)], GAPS, 1.6);
        assert!(corners[0].0 + 280.0 <= corners[1].0 && corners[1].0 + 280.0 <= corners[2].0);
        assert!((corners[0].1 - corners[2].1).abs() < 1.0);
    }

    #[test]
    fn a_hub_does_not_become_one_tall_layer() {
        let boxes = [Extent { along: 200.0, across: 100.0 }; 301];
        let links: Vec<Link> = (1..301).map(|child| link(0, child)).collect();
        let corners = place(&boxes, &links, GAPS, 1.6);
        let tall = corners.iter().map(|corner| corner.1).fold(0.0, f64::max);
        let long = corners.iter().map(|corner| corner.0).fold(0.0, f64::max);
        assert!((0.8..3.2).contains(&(long / tall)), "{long} by {tall}");
    }
}
