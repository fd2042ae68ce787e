//! The best of many drawings of one connected component.
//!
//! No single way to layer a graph is good for all schemas, so many are tried: strictly from parents to children,
//! wrapped where a layer is too tall, and freely, with children on both sides. Each becomes a [`Sketch`]. The true cost
//! of a sketch is known only once its lines are routed, which takes most of the time. So sketches are ranked by an
//! estimate first, and only the best of them are evaluated. Each of these is improved by moving single boxes
//! ([`improve`]).
//!
//! The rest of the budget goes into *iterated local search* (Lourenço, Martin and Stützle 2003): the best sketch is
//! perturbed and improved again, and the result is kept if it is better.

use crate::improve::{improve, perturbed};
use crate::layered::fold;
use crate::layers::{self, Pair};
use crate::order::{Numbers, reduce_crossings};
use crate::proper::{Proper, proper};
use crate::sketch::{Budget, Sketch, cost, finish};
use crate::spread::{Wish, spread};
use crate::task::{Corners, Evaluate, Task, reach};
use crowfoot_compact::Arrange;

/// How much is tried for a graph of a certain size.
struct Effort {
    /// Limits for the height of layers, as factors of the one that gives the wanted shape.
    heights: &'static [f64],
    /// Costs of a layer that is too tall.
    strictness: &'static [f64],
    /// How often the order of a sketch is started anew.
    starts: usize,
    /// How often the lines may be routed.
    evaluations: usize,
}

/// The cost of a child before its parent, in layers of link length.
const FLIP: f64 = 0.1;
/// Bounds the evaluations: lines routed, times all lines, since each is routed among the others.
const ROUTED_LINES: usize = 1_000_000;
const MAX_EVALUATIONS: usize = 200;
/// Bounds the improvement of sketches: places in layers that are compared to order them.
const ORDERING_WORK: usize = 4_000_000;
/// With fewer evaluations nothing is improved. Graphs of up to [`MAX_EVALUATED_LINKS`] then get [`FEW_EVALUATIONS`], to
/// choose among the best sketches, and larger ones none.
const MIN_EVALUATIONS: usize = 10;
const MAX_EVALUATED_LINKS: usize = 800;
const FEW_EVALUATIONS: usize = 2;
/// Sketches that are evaluated before any is improved.
const MAX_SKETCHES: usize = 24;
/// How often the best sketch is perturbed and improved again, while the budget lasts.
const PERTURBATIONS: usize = 24;
/// A drawing this many times longer than wanted is folded in any style, if it has [`MIN_FOLDED`] boxes.
const RIBBON: f64 = 4.0;
const MIN_FOLDED: usize = 10;
/// From this many boxes and links on there is no search: the first sketch is the only one.
const LARGE: usize = 2000;
/// Lanes beyond which layers are merged.
const MAX_LANES: usize = 60_000;

impl Effort {
    fn of(boxes: usize, links: usize, quick: bool) -> Self {
        if quick {
            let heights: &[f64] = if boxes + links < 400 { &[2.2, 1.5, 1.05, 0.75] } else { &[1.1] };
            return Self { heights, strictness: &[1.5], starts: 1, evaluations: 0 };
        }
        let evaluations = (ROUTED_LINES / (links * links + 1)).min(MAX_EVALUATIONS);
        let evaluations = match evaluations {
            0..MIN_EVALUATIONS if links <= MAX_EVALUATED_LINKS => FEW_EVALUATIONS,
            0..MIN_EVALUATIONS => 0,
            _ => evaluations,
        };
        match boxes + links {
            0..400 => Self {
                heights: &[f64::INFINITY, 3.0, 2.2, 1.5, 1.05, 0.75, 0.6],
                strictness: &[1.5, 0.7, 3.0, 8.0],
                starts: 4,
                evaluations,
            },
            400..1000 => {
                Self { heights: &[2.2, 1.5, 1.05, 0.75], strictness: &[1.5], starts: 2, evaluations }
            }
            1000..LARGE => Self { heights: &[1.5, 0.9], strictness: &[1.5], starts: 1, evaluations },
            _ => Self { heights: &[1.1], strictness: &[1.5], starts: 1, evaluations },
        }
    }
}

/// Whether a search may find a better drawing than the quick one.
pub(crate) fn is_searched(boxes: usize, links: usize) -> bool {
    boxes > 2 && boxes + links < LARGE
}

/// Places the boxes; the bounds of the drawing start at the origin. `evaluate` measures a drawing with its lines
/// routed.
pub(crate) fn place(task: &Task, evaluate: Evaluate) -> Corners {
    let effort = Effort::of(task.boxes.len(), task.links.len(), task.quick);
    let layerings = layerings(task, &effort);
    let mut sketches: Vec<Sketch> = layerings
        .into_iter()
        .map(|layer| sketch(task, proper(task.boxes, task.links, &layer), layer, 1))
        .collect();
    sketches.arrange_by(|a, b| a.cost.total_cmp(&b.cost));
    if effort.evaluations == 0 {
        sketches.truncate(1);
        let best = sketches.pop().map(|sketch| sketch.corners).unwrap_or_default();
        return folded(task, &best).unwrap_or(best);
    }
    let mut budget = Budget { evaluations: effort.evaluations, work: ORDERING_WORK };
    sketches.truncate((budget.evaluations / 4).clamp(2, MAX_SKETCHES));
    let mut sketches: Vec<Sketch> = sketches
        .into_iter()
        .map(|Sketch { layer, graph, .. }| {
            let mut sketch = sketch(task, graph, layer, effort.starts);
            sketch.cost = cost(task, &evaluate(&sketch.corners));
            budget.evaluations = budget.evaluations.saturating_sub(1);
            sketch
        })
        .collect();
    sketches.arrange_by(|a, b| a.cost.total_cmp(&b.cost));
    let mut best: Option<Sketch> = None;
    for mut sketch in sketches {
        improve(task, &mut sketch, &mut budget, evaluate);
        if best.as_ref().is_none_or(|best| sketch.cost < best.cost) {
            best = Some(sketch);
        }
    }
    let Some(mut best) = best else { return Vec::new() };
    let mut numbers = Numbers::new();
    for _ in 0..PERTURBATIONS {
        if budget.evaluations < 2 || budget.is_spent() {
            break;
        }
        let Some(mut sketch) = perturbed(task, &best, &mut numbers) else { break };
        sketch.cost = cost(task, &evaluate(&sketch.corners));
        budget.evaluations -= 1;
        improve(task, &mut sketch, &mut budget, evaluate);
        if sketch.cost < best.cost {
            best = sketch;
        }
    }
    let folded = folded(task, &best.corners);
    match folded.filter(|folded| cost(task, &evaluate(folded)) < best.cost) {
        Some(folded) => folded,
        None => best.corners,
    }
}

/// The drawing folded, if it is too long: in free styles any, in strict ones only a ribbon, since folding reverses the
/// direction of every other row.
fn folded(task: &Task, corners: &[(f64, f64)]) -> Option<Corners> {
    let (along, across) = reach(task.boxes, corners);
    let is_ribbon = along > RIBBON * task.aspect * across && task.boxes.len() >= MIN_FOLDED;
    if is_ribbon || task.free { fold(task.boxes, corners, task.gaps, task.aspect) } else { None }
}

fn layerings(task: &Task, effort: &Effort) -> Vec<Vec<usize>> {
    let Task { boxes, links, gaps, aspect, free, .. } = task;
    let pairs: Vec<Pair> = links.iter().map(|link| (link.parent, link.child)).collect();
    let widest = boxes.iter().map(|b| b.along).fold(1.0, f64::max) + gaps.layer;
    let extents: Vec<f64> = boxes.iter().map(|b| b.across + gaps.node).collect();
    let natural = layers::assign(&extents, &pairs);
    let total: f64 = extents.iter().sum();
    let columns = (aspect * total / widest).sqrt().max(1.0);
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut add = |mut layer: Vec<usize>| {
        limit_lanes(&mut layer, &pairs);
        if !found.contains(&layer) {
            found.push(layer);
        }
    };
    for height in effort.heights {
        let limit = (total / columns * height).min(1e12);
        let mut layer = natural.clone();
        layers::wrap(&mut layer, &extents, &pairs, limit);
        add(layer);
        for &height_cost in effort.strictness.iter().filter(|_| *free) {
            let mut layer = natural.clone();
            spread(&mut layer, &extents, &pairs, Wish { limit, height_cost, flip_cost: FLIP });
            add(layer);
        }
    }
    found
}

/// Merges layers where there would be more lanes than can be handled. No real schema needs this.
fn limit_lanes(layer: &mut [usize], pairs: &[Pair]) {
    let mut reach = vec![0; layer.len()];
    for &(parent, child) in pairs {
        reach[parent] = layer[parent].abs_diff(layer[child]).max(reach[parent]);
    }
    let lanes: usize = reach.iter().sum();
    let layers = layer.iter().max().map_or(1, |last| last + 1);
    if lanes > MAX_LANES + layer.len() {
        let keep = (layers * MAX_LANES / lanes).max(1);
        layer.iter_mut().for_each(|at| *at = *at * keep / layers);
    }
}

/// Orders a graph and makes a sketch of it.
fn sketch(task: &Task, mut graph: Proper, layer: Vec<usize>, starts: usize) -> Sketch {
    let crossings = reduce_crossings(&mut graph, starts);
    finish(task, graph, layer, crossings)
}

#[cfg(test)]
mod tests {
    use super::place;
    use crate::task::{Extent, Figures, Gaps, Link, Task, Weights};

    const GAPS: Gaps = Gaps { node: 40.0, layer: 80.0 };

    fn link(parent: usize, child: usize) -> Link {
        Link { parent, child, parent_at: 20.0, child_at: 20.0 }
    }

    fn placed(count: usize, links: &[Link], free: bool) -> Vec<(f64, f64)> {
        let boxes = vec![Extent { along: 200.0, across: 100.0 }; count];
        let weights = Weights { length: 0.5, area: 0.3 };
        let task = Task {
            boxes: &boxes,
            links,
            gaps: GAPS,
            aspect: 1.6,
            free,
            sideways: true,
            weights,
            quick: false,
        };
        place(&task, &mut |corners| {
            let (along, across) = crate::task::reach(&boxes, corners);
            let away = |link: &Link| {
                let (parent, child) = (corners[link.parent], corners[link.child]);
                (parent.0 - child.0).abs() + (parent.1 - child.1).abs()
            };
            Figures { faults: 0.0, length: links.iter().map(away).sum(), along, across }
        })
    }

    #[test]
    fn children_follow_their_parents_and_a_chain_is_straight() {
        let corners = placed(3, &[link(0, 1), link(1, 2)], false);
        assert!(corners[0].0 + 280.0 <= corners[1].0 && corners[1].0 + 280.0 <= corners[2].0);
        assert!((corners[0].1 - corners[2].1).abs() < 1.0);
    }

    #[test]
    fn a_hub_does_not_become_one_tall_layer() {
        let links: Vec<Link> = (1..301).map(|child| link(0, child)).collect();
        for free in [true, false] {
            let corners = placed(301, &links, free);
            let tall = corners.iter().map(|corner| corner.1).fold(0.0, f64::max);
            let long = corners.iter().map(|corner| corner.0).fold(0.0, f64::max);
            assert!((0.8..3.2).contains(&(long / tall)), "{long} by {tall}");
        }
    }

    #[test]
    fn children_precede_their_parents_only_in_free_styles() {
        let links: Vec<Link> = (1..20).map(|child| link(0, child)).collect();
        let before =
            |corners: Vec<(f64, f64)>| corners.iter().filter(|corner| corner.0 < corners[0].0).count();
        assert_eq!(before(placed(20, &links, false)), 0);
        assert!(before(placed(20, &links, true)) > 3);
    }

    #[test]
    fn a_small_component_has_a_reasonable_shape() {
        // A chain along a ring of hubs: everything could lie in one column of ribbons.
        let links: Vec<Link> = (1..12).flat_map(|child| [link(child - 1, child), link(0, child)]).collect();
        let corners = placed(12, &links, true);
        let wide = corners.iter().map(|corner| corner.0).fold(0.0, f64::max) + 200.0;
        let tall = corners.iter().map(|corner| corner.1).fold(0.0, f64::max) + 100.0;
        assert!((0.9..2.9).contains(&(wide / tall)), "{wide} by {tall}");
    }
}
