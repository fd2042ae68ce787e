//! The best of many drawings of one connected component.
//!
//! Layers are assigned in several ways: strictly from parents to children, wrapped where they are too tall, and freely,
//! with children on both sides. Each way is ordered and drawn, and judged by what the drawing promises; the most
//! promising ones are judged by how their lines really run, and the best is improved by moving single boxes.

use crate::improve::{improve, kicked};
use crate::layered::{Corners, Extent, Gaps, Link, draw, fold, reach};
use crate::layers::{self, Pair};
use crate::level::{stagger, straighten};
use crate::logarithm::ln;
use crate::order::{Numbers, reduce_crossings};
use crate::proper::{Proper, proper};
use crate::spread::{Wish, spread};
use crowfoot_compact::Arrange;

/// The graph to draw.
pub(crate) struct Task<'a> {
    pub(crate) boxes: &'a [Extent],
    pub(crate) links: &'a [Link],
    pub(crate) gaps: Gaps,
    /// Wanted along by across.
    pub(crate) aspect: f64,
    /// Whether children may lie before their parents.
    pub(crate) free: bool,
    /// Whether lines run along the layers, and so can be straight.
    pub(crate) sideways: bool,
    pub(crate) taste: Taste,
    /// Whether the first good drawing will do.
    pub(crate) quick: bool,
}

/// What counts for how much, against the number of faults.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taste {
    pub(crate) length: f64,
    pub(crate) area: f64,
}

/// How good a drawing is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Figures {
    /// Lines that cross, run on top of each other or over boxes.
    pub(crate) faults: f64,
    pub(crate) length: f64,
    pub(crate) along: f64,
    pub(crate) across: f64,
}

/// Says how good a drawing really is.
pub(crate) type Look<'a> = &'a mut dyn FnMut(&[(f64, f64)]) -> Figures;

/// How much is tried.
struct Effort {
    /// Heights of the layers, as factors of those that give the wanted shape.
    heights: &'static [f64],
    /// The cost of a layer that is too tall.
    strictness: &'static [f64],
    /// Times the order of a promising drawing is begun anew.
    starts: usize,
    /// Times the lines may really be drawn.
    looks: usize,
}

/// What it costs that a child lies before its parent, in layers that a link is too long.
const FLIP: f64 = 0.1;
/// Lines drawn, times all lines, in all looks together.
const LOOKING: usize = 1_000_000;
const MAX_LOOKS: usize = 200;
/// Places that are compared in all drawings that are thought of while one is improved: ordering takes most of the time.
const TRYING: usize = 4_000_000;
/// With fewer nothing is improved: up to so many links the best drawing is chosen by so many looks, and else by what the
/// drawings promise.
const LEAST_LOOKS: usize = 10;
const MAX_LOOKED_AT: usize = 800;
const FEWEST_LOOKS: usize = 2;
/// Drawings that are looked at before any is improved.
const MAX_SKETCHES: usize = 24;
/// Times the best is disturbed and improved again, as long as there are looks left.
const KICKS: usize = 24;
/// Faults that make little difference: with twice as many and these a drawing is half as clear.
const FEW_FAULTS: f64 = 1.5;
const FEW_FAULTS_A_LINK: f64 = 0.05;
/// How far a shape may be from the wanted one without being odd, as a logarithm, and what it costs beyond.
const SHAPELY: f64 = 0.4;
const SHAPE: f64 = 0.3;
/// So much longer than wanted is no shape at all, unless there are only a few boxes.
const RIBBON: f64 = 4.0;
const LEAST_FOLDED: usize = 10;
/// Boxes and links from which on there is no search: the first drawing is the only one.
const LARGE: usize = 2000;
/// Lanes beyond which layers are put together.
const MAX_LANES: usize = 60_000;

impl Effort {
    fn of(boxes: usize, links: usize, quick: bool) -> Self {
        if quick {
            let heights: &[f64] = if boxes + links < 400 { &[2.2, 1.5, 1.05, 0.75] } else { &[1.1] };
            return Self { heights, strictness: &[1.5], starts: 1, looks: 0 };
        }
        let looks = (LOOKING / (links * links + 1)).min(MAX_LOOKS);
        let looks = match looks {
            0..LEAST_LOOKS if links <= MAX_LOOKED_AT => FEWEST_LOOKS,
            0..LEAST_LOOKS => 0,
            _ => looks,
        };
        match boxes + links {
            0..400 => Self {
                heights: &[f64::INFINITY, 3.0, 2.2, 1.5, 1.05, 0.75, 0.6],
                strictness: &[1.5, 0.7, 3.0, 8.0],
                starts: 4,
                looks,
            },
            400..1000 => Self { heights: &[2.2, 1.5, 1.05, 0.75], strictness: &[1.5], starts: 2, looks },
            1000..LARGE => Self { heights: &[1.5, 0.9], strictness: &[1.5], starts: 1, looks },
            _ => Self { heights: &[1.1], strictness: &[1.5], starts: 1, looks },
        }
    }
}

/// A drawing that is thought of.
pub(crate) struct Sketch {
    pub(crate) layer: Vec<usize>,
    pub(crate) graph: Proper,
    pub(crate) corners: Corners,
    /// Links that cross between layers.
    pub(crate) crossings: u64,
    /// The estimated cost, by the crossings between layers.
    pub(crate) promise: f64,
    /// What it costs: as its lines really run, once somebody has looked.
    pub(crate) cost: f64,
}

/// What may still be done to find a better drawing. It is counted, never timed: the same graph is always drawn alike.
pub(crate) struct Budget {
    /// Times the lines may really be drawn.
    pub(crate) looks: usize,
    /// Places in layers that may be compared to put drawings that are thought of in order.
    pub(crate) work: usize,
}

impl Budget {
    pub(crate) fn is_spent(&self) -> bool {
        self.looks == 0 || self.work == 0
    }
}

/// Whether a search may find a better drawing than the quick one.
pub(crate) fn is_searched(boxes: usize, links: usize) -> bool {
    boxes > 2 && boxes + links < LARGE
}

/// Places the boxes; the first corner of the whole is at the origin. `look` says how good a drawing really is.
pub(crate) fn place(task: &Task, look: Look) -> Corners {
    let effort = Effort::of(task.boxes.len(), task.links.len(), task.quick);
    let layerings = layerings(task, &effort);
    let mut sketches: Vec<Sketch> = layerings
        .into_iter()
        .map(|layer| sketch(task, proper(task.boxes, task.links, &layer), layer, 1))
        .collect();
    sketches.arrange_by(|a, b| a.cost.total_cmp(&b.cost));
    if effort.looks == 0 {
        sketches.truncate(1);
        let best = sketches.pop().map(|sketch| sketch.corners).unwrap_or_default();
        return folded(task, &best).unwrap_or(best);
    }
    let mut budget = Budget { looks: effort.looks, work: TRYING };
    sketches.truncate((budget.looks / 4).clamp(2, MAX_SKETCHES));
    let mut sketches: Vec<Sketch> = sketches
        .into_iter()
        .map(|Sketch { layer, graph, .. }| {
            let mut sketch = sketch(task, graph, layer, effort.starts);
            sketch.cost = cost(task, &look(&sketch.corners));
            budget.looks = budget.looks.saturating_sub(1);
            sketch
        })
        .collect();
    sketches.arrange_by(|a, b| a.cost.total_cmp(&b.cost));
    let mut best: Option<Sketch> = None;
    for mut sketch in sketches {
        improve(task, &mut sketch, &mut budget, look);
        if best.as_ref().is_none_or(|best| sketch.cost < best.cost) {
            best = Some(sketch);
        }
    }
    let Some(mut best) = best else { return Vec::new() };
    let mut numbers = Numbers::new();
    for _ in 0..KICKS {
        if budget.looks < 2 || budget.is_spent() {
            break;
        }
        let Some(mut sketch) = kicked(task, &best, &mut numbers) else { break };
        sketch.cost = cost(task, &look(&sketch.corners));
        budget.looks -= 1;
        improve(task, &mut sketch, &mut budget, look);
        if sketch.cost < best.cost {
            best = sketch;
        }
    }
    let folded = folded(task, &best.corners);
    match folded.filter(|folded| cost(task, &look(folded)) < best.cost) {
        Some(folded) => folded,
        None => best.corners,
    }
}

/// The drawing folded, where it is far too long: strictly from parents to children only what is no shape at all.
fn folded(task: &Task, corners: &[(f64, f64)]) -> Option<Corners> {
    let (along, across) = reach(task.boxes, corners);
    let is_ribbon = along > RIBBON * task.aspect * across && task.boxes.len() >= LEAST_FOLDED;
    if is_ribbon || task.free { fold(task.boxes, corners, task.gaps, task.aspect) } else { None }
}

/// The number of faults of a drawing.
pub(crate) fn clarity(task: &Task, faults: f64) -> f64 {
    ln(faults + FEW_FAULTS + FEW_FAULTS_A_LINK * task.links.len() as f64)
}

/// Less is better: a drawing with twice as many faults is as good as one that is so much longer and larger.
pub(crate) fn cost(task: &Task, figures: &Figures) -> f64 {
    let window = (figures.along / task.aspect).max(figures.across).max(1.0);
    let shape = (figures.along / task.aspect).max(1.0) / figures.across.max(1.0);
    let unshapely = ln(shape).abs() - SHAPELY;
    let Taste { length, area } = task.taste;
    clarity(task, figures.faults)
        + length * ln(figures.length.max(1.0))
        + area * 2.0 * ln(window)
        + SHAPE * unshapely.max(0.0)
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

/// Puts layers together where there would be more lanes than can be handled: that is no schema anyway.
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

/// Orders and draws, and judges by what that promises.
fn sketch(task: &Task, mut graph: Proper, layer: Vec<usize>, starts: usize) -> Sketch {
    let crossings = reduce_crossings(&mut graph, starts);
    finish(task, graph, layer, crossings)
}

pub(crate) fn finish(task: &Task, graph: Proper, layer: Vec<usize>, crossings: u64) -> Sketch {
    let mut corners = draw(task.boxes, &graph, task.gaps);
    if task.sideways {
        straighten(task.boxes, task.links, &graph, task.gaps.node, &mut corners);
    } else {
        stagger(&graph, &mut corners);
    }
    let (along, across) = reach(task.boxes, &corners);
    let length = task.links.iter().map(|link| {
        let (parent, child) = (corners[link.parent], corners[link.child]);
        let (first, second, near) = if parent.0 <= child.0 {
            (parent, child, task.boxes[link.parent].along)
        } else {
            (child, parent, task.boxes[link.child].along)
        };
        (second.0 - first.0 - near).max(0.0) + (parent.1 + link.parent_at - child.1 - link.child_at).abs()
    });
    let figures = Figures { faults: crossings as f64, length: length.sum(), along, across };
    let cost = cost(task, &figures);
    Sketch { layer, graph, corners, crossings, promise: cost, cost }
}

#[cfg(test)]
mod tests {
    use super::{Figures, Task, Taste, place};
    use crate::layered::{Extent, Gaps, Link};

    const GAPS: Gaps = Gaps { node: 40.0, layer: 80.0 };

    fn link(parent: usize, child: usize) -> Link {
        Link { parent, child, parent_at: 20.0, child_at: 20.0 }
    }

    fn placed(count: usize, links: &[Link], free: bool) -> Vec<(f64, f64)> {
        let boxes = vec![Extent { along: 200.0, across: 100.0 }; count];
        let taste = Taste { length: 0.5, area: 0.3 };
        let task =
            Task { boxes: &boxes, links, gaps: GAPS, aspect: 1.6, free, sideways: true, taste, quick: false };
        place(&task, &mut |corners| {
            let (along, across) = crate::layered::reach(&boxes, corners);
            let away = |link: &Link| {
                let (parent, child) = (corners[link.parent], corners[link.child]);
                (parent.0 - child.0).abs() + (parent.1 - child.1).abs()
            };
            Figures { faults: 0.0, length: links.iter().map(away).sum(), along, across }
        })
    }

    #[test]
    fn children_lie_after_their_parents_and_a_chain_is_straight() {
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
    fn only_where_it_is_allowed_children_lie_before_their_parents() {
        let links: Vec<Link> = (1..20).map(|child| link(0, child)).collect();
        let before =
            |corners: Vec<(f64, f64)>| corners.iter().filter(|corner| corner.0 < corners[0].0).count();
        assert_eq!(before(placed(20, &links, false)), 0);
        assert!(before(placed(20, &links, true)) > 3);
    }

    #[test]
    fn a_small_shape_is_not_odd() {
        // A chain along a ring of hubs: everything could lie in one column of ribbons.
        let links: Vec<Link> = (1..12).flat_map(|child| [link(child - 1, child), link(0, child)]).collect();
        let corners = placed(12, &links, true);
        let wide = corners.iter().map(|corner| corner.0).fold(0.0, f64::max) + 200.0;
        let tall = corners.iter().map(|corner| corner.1).fold(0.0, f64::max) + 100.0;
        assert!((0.9..2.9).contains(&(wide / tall)), "{wide} by {tall}");
    }
}
