//! A candidate drawing, and its cost.

use crate::layered::draw;
use crate::level::{stagger, straighten};
use crate::proper::Proper;
use crate::task::{Corners, Figures, Task, Weights, reach};
use libm::log as ln;

/// Added to the faults of every drawing, with a share for each link, so that few faults make little difference.
const FEW_FAULTS: f64 = 1.5;
const FEW_FAULTS_A_LINK: f64 = 0.05;
/// How far a shape may be from the wanted one at no cost, as a logarithm, and the cost beyond that.
const SHAPELY: f64 = 0.4;
const SHAPE: f64 = 0.3;

/// A candidate drawing.
pub(crate) struct Sketch {
    pub(crate) layer: Vec<usize>,
    pub(crate) graph: Proper,
    pub(crate) corners: Corners,
    /// Links that cross between layers.
    pub(crate) crossings: u64,
    /// The cost by an estimate: crossings between layers and direct lengths, without routing.
    pub(crate) estimate: f64,
    /// The estimate at first; the cost with its lines routed once it has been evaluated.
    pub(crate) cost: f64,
}

/// What the search may still do. It is counted, never timed: the same graph always gets the same drawing.
pub(crate) struct Budget {
    /// How often the lines may be routed.
    pub(crate) evaluations: usize,
    /// How many places in layers may be compared to order sketches.
    pub(crate) work: usize,
}

impl Budget {
    pub(crate) fn is_spent(&self) -> bool {
        self.evaluations == 0 || self.work == 0
    }
}

/// The part of the cost that counts faults. A logarithm, as people judge differences: one fault more matters among
/// few, not among hundreds.
pub(crate) fn clarity(task: &Task, faults: f64) -> f64 {
    ln(faults + FEW_FAULTS + FEW_FAULTS_A_LINK * task.links.len() as f64)
}

/// The cost of a drawing: less is better. All terms are logarithms, so the weights are exchange rates between ratios:
/// how much longer or larger a drawing may be for half as many faults.
pub(crate) fn cost(task: &Task, figures: &Figures) -> f64 {
    let window = (figures.along / task.aspect).max(figures.across).max(1.0);
    let shape = (figures.along / task.aspect).max(1.0) / figures.across.max(1.0);
    let unshapely = ln(shape).abs() - SHAPELY;
    let Weights { length, area } = task.weights;
    clarity(task, figures.faults)
        + length * ln(figures.length.max(1.0))
        + area * 2.0 * ln(window)
        + SHAPE * unshapely.max(0.0)
}

/// A sketch of a graph whose layers are in order: its coordinates and its estimate.
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
    Sketch { layer, graph, corners, crossings, estimate: cost, cost }
}
