//! The order within layers: few crossings, by median and barycentre sweeps, transposition and sifting.
//!
//! Minimizing crossings is NP-hard even for two layers, one of them fixed (Eades and Wormald 1994). *Sweeps* go from
//! layer to layer and sort each by the median, or by turns the mean (the barycentre), of the places that its links lead
//! to in the layer before. That is quick and mostly right. Swapping neighbours (`transpose`) and moving one vertex
//! anywhere in its layer ([`sift`]) then remove crossings that a sweep leaves. All of this ends in a local minimum, so
//! it is started from several orders; the best result wins. See Gansner et al., *A Technique for Drawing Directed
//! Graphs* (1993).

use crate::crossings::{count_crossings, inversions, number, renumber, spot, spots_of};
use crate::proper::Proper;
use crate::sift::sift;
use crowfoot_compact::Arrange;

const MAX_SWEEPS: usize = 24;
/// Sweeps without an improvement after which a start is given up.
const PATIENCE: usize = 4;
/// Links visited in all sweeps together, which bounds the time on huge graphs.
const WORK: usize = 1_000_000;

/// Reorders the layers of `graph` so that few links cross, and returns how many still do: the best of several starts.
/// Deterministic and bounded.
pub(crate) fn reduce_crossings(graph: &mut Proper, starts: usize) -> u64 {
    let links: usize = graph.lower.iter().map(Vec::len).sum();
    let sweeps = (WORK / (links * 8 + graph.extent.len() + 1)).clamp(2, MAX_SWEEPS);
    let mut place = vec![0_usize; graph.extent.len()];
    let mut best: Option<(u64, Vec<Vec<usize>>)> = None;
    let mut numbers = Numbers::new();
    for start in 0..starts.max(1) {
        let from_last = start % 2 == 1;
        graph.layers = first_order(graph, from_last, if start < 2 { None } else { Some(&mut numbers) });
        renumber(graph, &mut place);
        let (mut idle, mut fewest) = (0, u64::MAX);
        let mut kept = graph.layers.clone();
        for sweep in 0..sweeps {
            let forwards = (sweep % 2 == 0) != from_last;
            one_sweep(graph, &mut place, forwards, sweep % 4 >= 2);
            transpose(graph, &mut place);
            let crossings = count_crossings(graph, &place);
            if crossings < fewest {
                fewest = crossings;
                kept.clone_from(&graph.layers);
                idle = 0;
            } else {
                idle += 1;
            }
            if crossings == 0 || idle > PATIENCE {
                break;
            }
        }
        graph.layers = kept;
        renumber(graph, &mut place);
        sift(graph, &mut place);
        let crossings = count_crossings(graph, &place);
        if best.as_ref().is_none_or(|(fewest, _)| crossings < *fewest) {
            best = Some((crossings, graph.layers.clone()));
        }
        if crossings == 0 {
            break;
        }
    }
    let Some((crossings, layers)) = best else { return 0 };
    graph.layers = layers;
    crossings
}

/// Improves the given order of the layers, and returns how many links still cross.
pub(crate) fn improve_order(graph: &mut Proper) -> u64 {
    let mut place = vec![0_usize; graph.extent.len()];
    renumber(graph, &mut place);
    sift(graph, &mut place);
    count_crossings(graph, &place)
}

/// A pseudorandom generator (xorshift64, Marsaglia 2003) with a fixed seed: the same numbers everywhere, forever.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }
}

/// Depth-first from the first (or last) layer, so that linked vertices start close together; with `numbers`, from
/// vertices in random order.
fn first_order(graph: &Proper, from_last: bool, numbers: Option<&mut Numbers>) -> Vec<Vec<usize>> {
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
    if let Some(numbers) = numbers {
        for at in (1..seeds.len()).rev() {
            seeds.swap(at, numbers.below(at + 1));
        }
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
        let mut layer = std::mem::take(&mut graph.layers[at]);
        let arcs = if forwards { &graph.upper } else { &graph.lower };
        let mut fixed = Vec::new();
        for (index, &vertex) in layer.iter().enumerate() {
            spots.clear();
            spots.extend(arcs[vertex].iter().map(|arc| spot(graph, place, arc)));
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

/// Puts the lanes between the nodes, where all have the same key. They lead to siblings in later layers; the lanes of a
/// large family would otherwise drift to one side, layer by layer.
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
                    spots_of(graph, &arcs[a], place, &mut left);
                    spots_of(graph, &arcs[b], place, &mut right);
                    let (before, after) = inversions(&left, &right);
                    now += before;
                    then += after;
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

#[cfg(test)]
mod tests {
    use super::reduce_crossings;
    use crate::crossings::crossings;
    use crate::proper::{Arc, Proper};

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
            proper.lower[a].push(Arc { other: b, here: 5.0, there: 5.0, weight: 1.0, count: 1 });
            proper.upper[b].push(Arc { other: a, here: 5.0, there: 5.0, weight: 1.0, count: 1 });
        }
        proper
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
        reduce_crossings(&mut proper, 2);
        assert_eq!(crossings(&proper), 0);
        assert_eq!(proper.layers.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3, 3]);
    }
}
