//! Positions across the layers: every vertex as near to its neighbours as order and distances allow.
//!
//! Each vertex wishes to be where its links would be straight: at the weighted median of its neighbours. The vertices
//! of a layer must keep their order and their distances. With each position measured from the closest packing of the
//! layer, these constraints say only that the positions must not decrease, so the best compromise is an *isotonic
//! regression*: the non-decreasing sequence with the least weighted square error. The pool-adjacent-violators algorithm
//! (Ayer et al. 1955; Barlow et al. 1972) solves it exactly in linear time: neighbours whose wishes are in the wrong
//! order are pooled and move together, to the weighted mean of their wishes.
//!
//! One layer is solved at a time, while the others stand still, and the sweeps alternate in direction.

use crate::proper::{Arc, Proper};
use crowfoot_compact::Arrange;

/// Sweeps towards one side at a time, and then as many with both.
const ROUNDS: usize = 8;
/// The most that the links of a node weigh together.
const NODE_PULL: f64 = 12.0;
/// How much more the links of a lane weigh: long lines should be straight first.
const LANE_PULL: f64 = 8.0;
/// Distance between two lanes.
const LANE_GAP: f64 = 10.0;
/// How much taller than its tallest layer a drawing may become, as a factor.
const SLACK: f64 = 1.1;
/// Lists up to this length are sorted in place, by insertion.
const FEW: usize = 24;

/// The closest packing of a layer: the offset of each vertex from the first, and the total length.
struct Stack {
    offsets: Vec<f64>,
    total: f64,
}

/// The position of every vertex across the layers. Neighbours in a layer keep `gap` between them, lanes less.
pub(crate) fn assign(graph: &Proper, gap: f64) -> Vec<f64> {
    let mut position = vec![0.0; graph.extent.len()];
    let stacks: Vec<Stack> = graph.layers.iter().map(|layer| stack(graph, layer, gap)).collect();
    for (layer, stack) in graph.layers.iter().zip(&stacks) {
        for (&vertex, offset) in layer.iter().zip(&stack.offsets) {
            position[vertex] = offset - stack.total / 2.0;
        }
    }
    // No layer may reach far beyond the tallest one: straight lines are not worth a sprawling drawing.
    let window = stacks.iter().map(|stack| stack.total).fold(0.0, f64::max) * SLACK;
    let count = graph.layers.len();
    let mut scratch = Scratch::default();
    for round in 0..2 * ROUNDS {
        // In the end both sides pull; otherwise the last sweep alone would decide.
        let both = round >= ROUNDS;
        for step in 0..count {
            let at = if round % 2 == 0 { step } else { count - 1 - step };
            let (upper, lower) = (both || round % 2 == 0, both || round % 2 == 1);
            settle_layer(graph, at, &stacks[at], window, (upper, lower), &mut position, &mut scratch);
        }
    }
    position
}

/// Buffers, reused from layer to layer.
#[derive(Default)]
struct Scratch {
    wishes: Vec<(f64, f64)>,
    pulls: Vec<(f64, f64)>,
    pools: Vec<Pool>,
}

/// Vertices that lie as close together as they may: their common wish, its weight, and their number.
type Pool = (f64, f64, usize);

fn stack(graph: &Proper, layer: &[usize], gap: f64) -> Stack {
    let mut at = 0.0;
    let mut offsets = Vec::with_capacity(layer.len());
    for (index, &vertex) in layer.iter().enumerate() {
        if let Some(&before) = index.checked_sub(1).and_then(|before| layer.get(before)) {
            at += match (graph.real[before], graph.real[vertex]) {
                (true, true) => gap,
                (false, false) => LANE_GAP,
                // One lane fits into the gap between two nodes.
                _ => (gap / 2.0).max(LANE_GAP),
            };
        }
        offsets.push(at);
        at += graph.extent[vertex];
    }
    Stack { offsets, total: at }
}

fn settle_layer(
    graph: &Proper,
    at: usize,
    stack: &Stack,
    window: f64,
    (upper, lower): (bool, bool),
    position: &mut [f64],
    Scratch { wishes, pulls, pools }: &mut Scratch,
) {
    let offsets = &stack.offsets;
    let (lowest, highest) = (-window / 2.0, window / 2.0 - stack.total);
    let layer = &graph.layers[at];
    wishes.clear();
    for (&vertex, offset) in layer.iter().zip(offsets) {
        pulls.clear();
        let mut collect = |arcs: &[Arc]| {
            pulls.extend(arcs.iter().map(|arc| (position[arc.other] + arc.there - arc.here, arc.weight)));
        };
        if upper {
            collect(&graph.upper[vertex]);
        }
        if lower {
            collect(&graph.lower[vertex]);
        }
        let (wish, weight) = match weighted_median(pulls) {
            Some(wish) => {
                let pull: f64 = pulls.iter().map(|pull| pull.1).sum();
                // A node with many lines weighs more, but never so much that it bends a lane.
                (wish, if graph.real[vertex] { pull.min(NODE_PULL) } else { pull * LANE_PULL })
            }
            None => (position[vertex], 0.05),
        };
        wishes.push((wish - offset, weight));
    }
    pool(wishes, pools);
    let values = pools.iter().flat_map(|&(value, _, size)| std::iter::repeat_n(value, size));
    for ((&vertex, offset), value) in layer.iter().zip(offsets).zip(values) {
        position[vertex] = offset + value.min(highest).max(lowest);
    }
}

fn weighted_median(pulls: &mut [(f64, f64)]) -> Option<f64> {
    sort(pulls);
    let half = pulls.iter().map(|pull| pull.1).sum::<f64>() / 2.0;
    let mut sum = 0.0;
    for (index, &(wish, weight)) in pulls.iter().enumerate() {
        sum += weight;
        if sum > half + 1e-9 {
            return Some(wish);
        }
        if sum > half - 1e-9 {
            let next = pulls.get(index + 1).map_or(wish, |pull| pull.0);
            return Some(f64::midpoint(wish, next));
        }
    }
    None
}

/// Sorts by wish. Most lists are short, and sorted in place without allocating.
fn sort(pulls: &mut [(f64, f64)]) {
    if pulls.len() > FEW {
        return pulls.arrange_by(|a, b| a.0.total_cmp(&b.0));
    }
    for end in 1..pulls.len() {
        let mut at = end;
        while at > 0 && pulls[at].0 < pulls[at - 1].0 {
            pulls.swap(at, at - 1);
            at -= 1;
        }
    }
}

/// The non-decreasing sequence nearest to the weighted `wishes` in the least-squares sense, as pools of equal ones.
fn pool(wishes: &[(f64, f64)], pools: &mut Vec<Pool>) {
    pools.clear();
    for &(wish, weight) in wishes {
        let mut pool = (wish, weight, 1);
        while let Some(&(value, mass, size)) = pools.last() {
            if value <= pool.0 {
                break;
            }
            pools.pop();
            pool = ((value * mass + pool.0 * pool.1) / (mass + pool.1), mass + pool.1, size + pool.2);
        }
        pools.push(pool);
    }
}

#[cfg(test)]
mod tests {
    use super::{pool, weighted_median};

    fn non_decreasing(wishes: &[(f64, f64)]) -> Vec<f64> {
        let mut pools = Vec::new();
        pool(wishes, &mut pools);
        pools.into_iter().flat_map(|(value, _, size)| std::iter::repeat_n(value, size)).collect()
    }

    #[test]
    fn violators_are_pooled_to_their_mean() {
        assert_eq!(non_decreasing(&[(1.0, 1.0), (5.0, 1.0), (3.0, 1.0), (9.0, 1.0)]), [1.0, 4.0, 4.0, 9.0]);
        assert_eq!(non_decreasing(&[(6.0, 3.0), (2.0, 1.0)]), [5.0, 5.0]);
        assert!(non_decreasing(&[]).is_empty());
    }

    #[test]
    fn the_median_follows_the_weights() {
        assert_eq!(weighted_median(&mut [(1.0, 1.0), (2.0, 1.0), (9.0, 1.0)]), Some(2.0));
        assert_eq!(weighted_median(&mut [(1.0, 1.0), (9.0, 8.0)]), Some(9.0));
        assert_eq!(weighted_median(&mut [(1.0, 1.0), (3.0, 1.0)]), Some(2.0));
        assert_eq!(weighted_median(&mut []), None);
    }
}
