//! Local search: single boxes move to another layer, or to another place in theirs.
//!
//! Hill climbing, first improvement first: boxes with the longest links are tried first, and after every improvement
//! the search starts over. A move is evaluated only if its estimate is no worse than that of the present drawing.

use crate::crossings::crossings;
use crate::order::{Numbers, improve_order};
use crate::proper::{Proper, proper};
use crate::sketch::{Budget, Sketch, clarity, cost, finish};
use crate::task::{Evaluate, Link, Task};
use crowfoot_compact::Arrange;

/// The possible moves of a box.
#[derive(Clone, Copy)]
enum Move {
    /// By this many layers, forwards or backwards.
    Layer(i64),
    /// Past the next box in its layer, backwards or forwards.
    Past(bool),
}

/// How much worse a move may make the clarity by the estimate.
const WORSE: f64 = 0.05;
/// Boxes that a perturbation moves.
const PERTURBED_BOXES: usize = 4;

const MOVES: [Move; 6] =
    [Move::Layer(-1), Move::Layer(1), Move::Past(false), Move::Past(true), Move::Layer(-2), Move::Layer(2)];

/// Moves single boxes as long as that helps and the budget allows it.
pub(crate) fn improve(task: &Task, best: &mut Sketch, budget: &mut Budget, evaluate: Evaluate) {
    let twins = twins(task);
    let (mut order, mut at) = (by_length(task, &best.corners), 0);
    while let Some(&vertex) = order.get(at) {
        let mut improved = false;
        for step in MOVES {
            if budget.is_spent() {
                return;
            }
            budget.work = budget.work.saturating_sub(comparisons(&best.graph));
            let Some(mut next) = changed(task, best, vertex, &twins[vertex], step) else { continue };
            // Not evaluated if it is worse by the estimate already.
            if next.estimate > best.estimate {
                continue;
            }
            next.cost = cost(task, &evaluate(&next.corners));
            budget.evaluations -= 1;
            if next.cost < best.cost - 1e-9 {
                *best = next;
                improved = true;
                break;
            }
        }
        at += 1;
        if improved {
            order = by_length(task, &best.corners);
            at = 0;
        }
    }
}

/// The cost of ordering a graph, roughly.
fn comparisons(graph: &Proper) -> usize {
    graph.layers.iter().map(|layer| layer.len() * layer.len()).sum()
}

/// The drawing with some random boxes in other layers, whatever that costs: a way out of a local minimum.
pub(crate) fn perturbed(task: &Task, best: &Sketch, numbers: &mut Numbers) -> Option<Sketch> {
    let (mut layer, twins) = (best.layer.clone(), twins(task));
    for _ in 0..PERTURBED_BOXES {
        let step = [-2, -1, 1, 2][numbers.below(4)];
        let vertex = numbers.below(layer.len());
        layer = moved(task, &layer, vertex, &twins[vertex], step).unwrap_or(layer);
    }
    let (graph, crossings) = kept_order(task, &layer, &best.corners);
    Some(finish(task, graph, layer, crossings))
}

fn changed(task: &Task, best: &Sketch, vertex: usize, twins: &[usize], step: Move) -> Option<Sketch> {
    let is_promising =
        |crossings: u64| clarity(task, crossings as f64) <= clarity(task, best.crossings as f64) + WORSE;
    match step {
        Move::Layer(step) => {
            let layer = moved(task, &best.layer, vertex, twins, step)?;
            let (graph, crossings) = kept_order(task, &layer, &best.corners);
            is_promising(crossings).then(|| finish(task, graph, layer, crossings))
        }
        Move::Past(forwards) => {
            let graph = swapped(&best.graph, *best.layer.get(vertex)?, vertex, forwards)?;
            let crossings = crossings(&graph);
            is_promising(crossings).then(|| finish(task, graph, best.layer.clone(), crossings))
        }
    }
}

/// The boxes, those with the longest links first.
fn by_length(task: &Task, corners: &[(f64, f64)]) -> Vec<usize> {
    let mut length = vec![0.0; task.boxes.len()];
    for link in task.links {
        let (parent, child) = (corners[link.parent], corners[link.child]);
        let away = (parent.0 - child.0).abs() + (parent.1 + link.parent_at - child.1 - link.child_at).abs();
        length[link.parent] += away;
        length[link.child] += away;
    }
    let mut order: Vec<usize> = (0..task.boxes.len()).collect();
    order.arrange_by(|&a, &b| length[b].total_cmp(&length[a]));
    order
}

/// For each box, those with the same neighbours, if these are several: partitions of a table, or its versions. They
/// move together, since readers want to see them together.
fn twins(task: &Task) -> Vec<Vec<usize>> {
    let mut beside: Vec<Vec<(usize, bool)>> = vec![Vec::new(); task.boxes.len()];
    for link in task.links {
        beside[link.parent].push((link.child, false));
        beside[link.child].push((link.parent, true));
    }
    beside.iter_mut().for_each(|others| others.arrange_by(Ord::cmp));
    let mut order: Vec<usize> = (0..beside.len()).collect();
    order.arrange_by(|&a, &b| beside[a].cmp(&beside[b]));
    let mut twins = vec![Vec::new(); beside.len()];
    for same in order.chunk_by(|&a, &b| beside[a] == beside[b]) {
        for &vertex in same.iter().filter(|&&vertex| beside[vertex].len() > 1) {
            twins[vertex] = same.iter().copied().filter(|&other| other != vertex).collect();
        }
    }
    twins
}

/// The layers after one box, with its twins in the same layer, has moved by `step`. `None` if that puts linked boxes
/// into one layer, or a child before its parent where that is not allowed.
fn moved(task: &Task, layer: &[usize], vertex: usize, twins: &[usize], step: i64) -> Option<Vec<usize>> {
    let shift = 2;
    let mut next: Vec<usize> = layer.iter().map(|at| at + shift).collect();
    let to = usize::try_from(i64::try_from(next[vertex]).ok()? + step).ok()?;
    next[vertex] = to;
    twins.iter().filter(|&&twin| layer[twin] == layer[vertex]).for_each(|&twin| next[twin] = to);
    let level = |link: &Link| link.parent != link.child && next[link.parent] == next[link.child];
    let back = |link: &Link| next[link.parent] > next[link.child] && layer[link.parent] < layer[link.child];
    if task.links.iter().any(|link| level(link) || (!task.free && back(link))) {
        return None;
    }
    let mut used = next.clone();
    used.arrange_by(Ord::cmp);
    used.dedup();
    next.iter_mut().for_each(|at| *at = used.partition_point(|other| other < at));
    (next != layer).then_some(next)
}

/// The graph with a box moved past the next box of its layer, and past the lanes between them.
fn swapped(graph: &Proper, layer: usize, vertex: usize, forwards: bool) -> Option<Proper> {
    let vertices = graph.layers.get(layer)?;
    let from = vertices.iter().position(|&other| other == vertex)?;
    let is_box = |&place: &usize| graph.real[vertices[place]];
    let to =
        if forwards { (from + 1..vertices.len()).find(is_box)? } else { (0..from).rev().find(is_box)? };
    let mut graph = graph.clone();
    let vertices = &mut graph.layers[layer];
    if from < to {
        vertices[from..=to].rotate_left(1);
    } else {
        vertices[to..=from].rotate_right(1);
    }
    Some(graph)
}

/// The graph of changed layers, ordered by the present positions of the boxes and improved, and its crossings.
fn kept_order(task: &Task, layer: &[usize], corners: &[(f64, f64)]) -> (Proper, u64) {
    let mut graph = proper(task.boxes, task.links, layer);
    let mut keys: Vec<f64> =
        corners.iter().zip(task.boxes).map(|(at, size)| at.1 + size.across / 2.0).collect();
    for lane in task.boxes.len()..graph.extent.len() {
        // A lane lies at the mean of its ends; those are known, since lanes come after what they start at.
        let ends = graph.upper[lane].iter().chain(&graph.lower[lane]).filter_map(|arc| keys.get(arc.other));
        let (sum, count) = ends.fold((0.0, 0.0), |(sum, count), key| (sum + key, count + 1.0));
        keys.push(sum / f64::max(count, 1.0));
    }
    for vertices in &mut graph.layers {
        vertices.arrange_by(|&a, &b| keys[a].total_cmp(&keys[b]));
    }
    let crossings = improve_order(&mut graph);
    (graph, crossings)
}

#[cfg(test)]
mod tests {
    use super::improve;
    use crate::proper::proper;
    use crate::sketch::{Budget, cost, finish};
    use crate::task::{Extent, Figures, Gaps, Link, Task, Weights};

    #[test]
    fn moves_boxes_until_nothing_improves() {
        let link = |parent, child| Link { parent, child, parent_at: 50.0, child_at: 50.0 };
        // Two parents whose children lie crosswise, and one child that could lie nearer.
        let links = [link(0, 3), link(1, 2), link(0, 4), link(1, 5)];
        let boxes = [Extent { along: 200.0, across: 100.0 }; 6];
        let weights = Weights { length: 0.5, area: 0.3 };
        let gaps = Gaps { node: 40.0, layer: 80.0 };
        let task = Task {
            boxes: &boxes,
            links: &links,
            gaps,
            aspect: 1.6,
            free: true,
            sideways: true,
            weights,
            quick: false,
        };
        let layer = vec![0, 0, 1, 1, 2, 1];
        let mut sketch = finish(&task, proper(&boxes, &links, &layer), layer, 3);
        let mut evaluate = |corners: &[(f64, f64)]| {
            let away = |link: &Link| {
                let (parent, child) = (corners[link.parent], corners[link.child]);
                (parent.0 - child.0).abs() + (parent.1 - child.1).abs()
            };
            let (along, across) = crate::task::reach(&boxes, corners);
            let above = |a: usize, b: usize| corners[a].1 < corners[b].1;
            let faults = f64::from(u8::from(above(0, 1) != above(3, 2)));
            Figures { faults, length: links.iter().map(away).sum(), along, across }
        };
        sketch.cost = cost(&task, &evaluate(&sketch.corners));
        let before = sketch.cost;
        for spent in [Budget { evaluations: 0, work: 1_000 }, Budget { evaluations: 50, work: 0 }] {
            let mut budget = spent;
            improve(&task, &mut sketch, &mut budget, &mut evaluate);
            assert!((sketch.cost - before).abs() < 1e-12, "nothing is done without a budget");
        }
        let mut budget = Budget { evaluations: 50, work: 1_000_000 };
        improve(&task, &mut sketch, &mut budget, &mut evaluate);
        assert!(budget.evaluations < 50 && budget.work < 1_000_000);
        assert!(sketch.cost < before - 0.1, "{before} became {}", sketch.cost);
    }

    #[test]
    fn boxes_with_the_same_neighbours_move_together() {
        let link = |parent, child| Link { parent, child, parent_at: 50.0, child_at: 50.0 };
        // Three partitions of two parents, and a box that only one of them has.
        let links = [link(0, 2), link(1, 2), link(0, 3), link(1, 3), link(1, 4), link(0, 4), link(0, 5)];
        let boxes = [Extent { along: 200.0, across: 100.0 }; 6];
        let weights = Weights { length: 0.5, area: 0.3 };
        let gaps = Gaps { node: 40.0, layer: 80.0 };
        let task = Task {
            boxes: &boxes,
            links: &links,
            gaps,
            aspect: 1.6,
            free: true,
            sideways: true,
            weights,
            quick: false,
        };
        let twins = super::twins(&task);
        assert_eq!(twins, [vec![], vec![], vec![3, 4], vec![2, 4], vec![2, 3], vec![]]);
        let moved = super::moved(&task, &[0, 0, 1, 1, 1, 1], 3, &twins[3], 1);
        assert_eq!(moved, Some(vec![0, 0, 2, 2, 2, 1]));
    }
}
