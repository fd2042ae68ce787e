//! The order within layers: few crossings, by median and barycentre sweeps with transposition.

use crowfoot_compact::Arrange;

/// A link between neighbouring layers as one of its ends sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arc {
    pub(crate) other: usize,
    /// Where the link meets this vertex and the other one, from their first edge across the layer.
    pub(crate) here: f64,
    pub(crate) there: f64,
    /// How much straightness matters; not counted in crossings.
    pub(crate) weight: f64,
}

/// A layered graph in which every link joins neighbouring layers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Proper {
    pub(crate) layers: Vec<Vec<usize>>,
    /// Extent of each vertex across the layer direction.
    pub(crate) extent: Vec<f64>,
    /// Whether a vertex stands for a node; the others only keep a lane free for a long link.
    pub(crate) real: Vec<bool>,
    pub(crate) upper: Vec<Vec<Arc>>,
    pub(crate) lower: Vec<Vec<Arc>>,
}

const MAX_SWEEPS: usize = 24;
const PATIENCE: usize = 6;
/// Links visited in all sweeps together: bounds the time on huge graphs.
const WORK: usize = 2_000_000;

/// Reorders the layers of `graph` so that few links cross. Deterministic and bounded.
pub(crate) fn reduce_crossings(graph: &mut Proper) {
    let links: usize = graph.lower.iter().map(Vec::len).sum();
    let sweeps = (WORK / (links * 8 + graph.extent.len() + 1)).clamp(2, MAX_SWEEPS);
    let mut place = vec![0_usize; graph.extent.len()];
    let mut best: Option<(u64, Vec<Vec<usize>>)> = None;
    for from_last in [false, true] {
        graph.layers = first_order(graph, from_last);
        for layer in &graph.layers {
            number(layer, &mut place);
        }
        let mut idle = 0;
        for sweep in 0..sweeps {
            let forwards = (sweep % 2 == 0) != from_last;
            one_sweep(graph, &mut place, forwards, sweep % 4 >= 2);
            transpose(graph, &mut place);
            let crossings = count_crossings(graph, &place);
            if best.as_ref().is_none_or(|(fewest, _)| crossings < *fewest) {
                best = Some((crossings, graph.layers.clone()));
                idle = 0;
            } else {
                idle += 1;
            }
            if crossings == 0 || idle > PATIENCE {
                break;
            }
        }
    }
    if let Some((_, layers)) = best {
        graph.layers = layers;
    }
}

fn number(layer: &[usize], place: &mut [usize]) {
    for (index, &vertex) in layer.iter().enumerate() {
        place[vertex] = index;
    }
}

/// Depth-first from the first (or last) layer, so that what is linked starts close together.
fn first_order(graph: &Proper, from_last: bool) -> Vec<Vec<usize>> {
    let mut level = vec![0; graph.extent.len()];
    for (index, layer) in graph.layers.iter().enumerate() {
        for &vertex in layer {
            level[vertex] = index;
        }
    }
    let mut layers = vec![Vec::new(); graph.layers.len()];
    let mut seen = vec![false; graph.extent.len()];
    let mut seeds: Vec<usize> = graph.layers.iter().flatten().copied().collect();
    if from_last {
        seeds.reverse();
    }
    let mut stack = Vec::new();
    for seed in seeds {
        stack.push(seed);
        while let Some(vertex) = stack.pop() {
            if std::mem::replace(&mut seen[vertex], true) {
                continue;
            }
            layers[level[vertex]].push(vertex);
            let (first, second) = (&graph.upper[vertex], &graph.lower[vertex]);
            let arcs = first.iter().chain(second).rev();
            stack.extend(arcs.map(|arc| arc.other).filter(|&other| !seen[other]));
        }
    }
    layers
}

fn one_sweep(graph: &mut Proper, place: &mut [usize], forwards: bool, mean: bool) {
    let count = graph.layers.len();
    let mut keys = vec![0.0; graph.extent.len()];
    let mut spots = Vec::new();
    for step in 1..count {
        let at = if forwards { step } else { count - 1 - step };
        let arcs = if forwards { &graph.upper } else { &graph.lower };
        let mut layer = std::mem::take(&mut graph.layers[at]);
        // The fraction tells apart links that meet the same node at different rows.
        let spot = |arc: &Arc| place[arc.other] as f64 + 0.9 * arc.there / (graph.extent[arc.other] + 1.0);
        let mut fixed = Vec::new();
        for (index, &vertex) in layer.iter().enumerate() {
            spots.clear();
            spots.extend(arcs[vertex].iter().map(spot));
            if spots.is_empty() {
                fixed.push((index, vertex));
                continue;
            }
            spots.arrange_by(f64::total_cmp);
            let middle = spots.len() / 2;
            keys[vertex] = if mean {
                spots.iter().sum::<f64>() / spots.len() as f64
            } else if spots.len() % 2 == 1 {
                spots[middle]
            } else {
                f64::midpoint(spots[middle - 1], spots[middle])
            };
        }
        layer.retain(|&vertex| !arcs[vertex].is_empty());
        layer.arrange_by(|&a, &b| keys[a].total_cmp(&keys[b]));
        for equals in layer.chunk_by_mut(|&a, &b| keys[a] == keys[b]) {
            centre_lanes(equals, &graph.real);
        }
        for (index, vertex) in fixed {
            layer.insert(index.min(layer.len()), vertex);
        }
        number(&layer, place);
        graph.layers[at] = layer;
    }
}

/// Children of one parent lie on both sides of the lane that leads on to their siblings in later layers: otherwise
/// the lanes of a large family would drift to one side, layer by layer.
fn centre_lanes(vertices: &mut [usize], real: &[bool]) {
    let lanes: Vec<usize> = vertices.iter().copied().filter(|&vertex| !real[vertex]).collect();
    if lanes.is_empty() || lanes.len() == vertices.len() {
        return;
    }
    let nodes: Vec<usize> = vertices.iter().copied().filter(|&vertex| real[vertex]).collect();
    let (first, second) = nodes.split_at(nodes.len() / 2);
    let sorted = first.iter().chain(&lanes).chain(second);
    vertices.iter_mut().zip(sorted).for_each(|(slot, &vertex)| *slot = vertex);
}

/// Swaps neighbours while that removes crossings.
fn transpose(graph: &mut Proper, place: &mut [usize]) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for _ in 0..4 {
        let mut improved = false;
        for at in 0..graph.layers.len() {
            for index in 1..graph.layers[at].len() {
                let (a, b) = (graph.layers[at][index - 1], graph.layers[at][index]);
                let (mut now, mut then) = (0, 0);
                for arcs in [&graph.upper, &graph.lower] {
                    places_of(&arcs[a], place, &mut left);
                    places_of(&arcs[b], place, &mut right);
                    now += inversions(&left, &right);
                    then += inversions(&right, &left);
                }
                if then < now {
                    graph.layers[at].swap(index - 1, index);
                    place[a] = index;
                    place[b] = index - 1;
                    improved = true;
                }
            }
        }
        if !improved {
            break;
        }
    }
}

fn places_of(arcs: &[Arc], place: &[usize], out: &mut Vec<usize>) {
    out.clear();
    out.extend(arcs.iter().map(|arc| place[arc.other]));
    out.sort_unstable();
}

/// Crossings between the links of two vertices, the first lying before the second; both lists are sorted.
fn inversions(first: &[usize], second: &[usize]) -> usize {
    let (mut total, mut smaller) = (0, 0);
    for &place in first {
        while smaller < second.len() && second[smaller] < place {
            smaller += 1;
        }
        total += smaller;
    }
    total
}

/// All crossings between neighbouring layers, by an accumulator tree (Barth, Jünger and Mutzel).
fn count_crossings(graph: &Proper, place: &[usize]) -> u64 {
    let mut total = 0;
    let mut targets = Vec::new();
    let mut tree: Vec<u64> = Vec::new();
    for (at, layer) in graph.layers.iter().enumerate() {
        let size = graph.layers.get(at + 1).map_or(0, Vec::len);
        let leaves = size.next_power_of_two();
        tree.clear();
        tree.resize(2 * leaves, 0);
        for &vertex in layer {
            places_of(&graph.lower[vertex], place, &mut targets);
            for &target in &targets {
                let mut node = target + leaves;
                while node > 1 {
                    // A left child: everything in its right sibling was entered before and lies beyond.
                    if node.is_multiple_of(2) {
                        total += tree[node + 1];
                    }
                    node /= 2;
                }
            }
            for &target in &targets {
                let mut node = target + leaves;
                while node > 0 {
                    tree[node] += 1;
                    node /= 2;
                }
            }
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::{Arc, Proper, count_crossings, reduce_crossings};

    fn graph(layers: &[usize], links: &[(usize, usize)]) -> Proper {
        let count: usize = layers.iter().sum();
        let mut next = 0;
        let mut proper = Proper {
            extent: vec![10.0; count],
            real: vec![true; count],
            upper: vec![Vec::new(); count],
            lower: vec![Vec::new(); count],
            ..Proper::default()
        };
        for &size in layers {
            proper.layers.push((next..next + size).collect());
            next += size;
        }
        for &(a, b) in links {
            proper.lower[a].push(Arc { other: b, here: 5.0, there: 5.0, weight: 1.0 });
            proper.upper[b].push(Arc { other: a, here: 5.0, there: 5.0, weight: 1.0 });
        }
        proper
    }

    fn crossings(graph: &Proper) -> u64 {
        let mut place = vec![0; graph.extent.len()];
        for layer in &graph.layers {
            super::number(layer, &mut place);
        }
        count_crossings(graph, &place)
    }

    #[test]
    fn the_accumulator_agrees_with_counting_by_pairs() {
        let links = [(0, 6), (0, 4), (1, 5), (1, 4), (2, 4), (2, 7), (3, 4), (3, 6)];
        let mut pairs = 0;
        for (index, a) in links.iter().enumerate() {
            for b in &links[index + 1..] {
                pairs += u64::from((a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1));
            }
        }
        assert_eq!(crossings(&graph(&[4, 4], &links)), pairs);
    }

    #[test]
    fn a_tangled_tree_is_untangled() {
        let links = [(0, 4), (1, 3), (2, 5), (4, 6), (3, 8), (5, 7)];
        let mut proper = graph(&[3, 3, 3], &links);
        assert!(crossings(&proper) > 0);
        reduce_crossings(&mut proper);
        assert_eq!(crossings(&proper), 0);
        assert_eq!(proper.layers.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3, 3]);
    }
}
