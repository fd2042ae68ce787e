//! Counting the links that cross between neighbouring layers.
//!
//! Crossings are counted between the points where links really meet their vertices, so that the rows of one table
//! count, and for every edge that a link stands for.

use crate::proper::{Arc, Proper};
use crowfoot_compact::Arrange;

/// The end of a link in the next layer, and how many edges it stands for.
pub(crate) type Spot = (f64, u32);

/// The number of crossings in the given order of the layers.
pub(crate) fn crossings(graph: &Proper) -> u64 {
    let mut place = vec![0_usize; graph.extent.len()];
    renumber(graph, &mut place);
    count_crossings(graph, &place)
}

pub(crate) fn renumber(graph: &Proper, place: &mut [usize]) {
    graph.layers.iter().for_each(|layer| number(layer, place));
}

pub(crate) fn number(layer: &[usize], place: &mut [usize]) {
    for (index, &vertex) in layer.iter().enumerate() {
        place[vertex] = index;
    }
}

/// The end of a link: the place of the vertex in its layer, plus a fraction for the point where the link meets it.
pub(crate) fn spot(graph: &Proper, place: &[usize], arc: &Arc) -> f64 {
    place[arc.other] as f64 + 0.9 * arc.there / (graph.extent[arc.other] + 1.0)
}

/// The ends of the links of one vertex, in order.
pub(crate) fn spots_of(graph: &Proper, arcs: &[Arc], place: &[usize], out: &mut Vec<Spot>) {
    out.clear();
    out.extend(arcs.iter().map(|arc| (spot(graph, place, arc), arc.count)));
    if out.len() > 1 {
        out.arrange_by(|a, b| a.0.total_cmp(&b.0));
    }
}

/// Crossings between the links of two vertices of a layer: with the first before the second, and the other way round.
/// Both are the number of inversions between two sorted lists, and take one pass.
pub(crate) fn inversions(first: &[Spot], second: &[Spot]) -> (i64, i64) {
    let total: i64 = second.iter().map(|spot| i64::from(spot.1)).sum();
    let (mut now, mut then, mut below, mut next, mut level) = (0, 0, 0, 0, 0);
    for &(spot, count) in first {
        while next < second.len() && second[next].0 < spot {
            below += i64::from(second[next].1);
            next += 1;
        }
        level = level.max(next);
        while level < second.len() && second[level].0 <= spot {
            level += 1;
        }
        let equal: i64 = second[next..level].iter().map(|other| i64::from(other.1)).sum();
        now += i64::from(count) * below;
        then += i64::from(count) * (total - below - equal);
    }
    (now, then)
}

/// All crossings between neighbouring layers, by an accumulator tree (Barth, Jünger and Mutzel 2004).
///
/// With the links sorted by where they start, two of them cross if the later one ends before the other. So the
/// crossings of a link are the links before it that end beyond its end: a range sum, which a tree over all ends answers
/// in logarithmic time.
pub(crate) fn count_crossings(graph: &Proper, place: &[usize]) -> u64 {
    let mut total = 0;
    let mut tree: Vec<u64> = Vec::new();
    // Both ends of every link between two layers.
    let mut links: Vec<(f64, f64, u32)> = Vec::new();
    let mut ends: Vec<f64> = Vec::new();
    for layer in &graph.layers {
        links.clear();
        for &vertex in layer {
            let from = |arc: &Arc| place[vertex] as f64 + 0.9 * arc.here / (graph.extent[vertex] + 1.0);
            links.extend(
                graph.lower[vertex].iter().map(|arc| (from(arc), spot(graph, place, arc), arc.count)),
            );
        }
        links.arrange_by(|a, b| a.0.total_cmp(&b.0));
        ends.clear();
        ends.extend(links.iter().map(|link| link.1));
        ends.arrange_by(f64::total_cmp);
        ends.dedup();
        let leaves = ends.len().next_power_of_two();
        tree.clear();
        tree.resize(2 * leaves, 0);
        // Links from one point do not cross each other.
        for together in links.chunk_by(|a, b| a.0 == b.0) {
            for &(_, end, count) in together {
                let mut node = ends.partition_point(|&other| other < end) + leaves;
                while node > 1 {
                    // At a left child, everything in the right sibling started before and ends beyond.
                    if node.is_multiple_of(2) {
                        total += tree[node + 1] * u64::from(count);
                    }
                    node /= 2;
                }
            }
            for &(_, end, count) in together {
                let mut node = ends.partition_point(|&other| other < end) + leaves;
                while node > 0 {
                    tree[node] += u64::from(count);
                    node /= 2;
                }
            }
        }
    }
    total
}
