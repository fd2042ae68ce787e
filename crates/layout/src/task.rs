//! One connected component to be placed, in the axes of the drawing: `along` runs from layer to layer, `across` within
//! a layer. Placement does not know which of them is horizontal.

/// The extent of one box.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Extent {
    pub(crate) along: f64,
    pub(crate) across: f64,
}

/// A link that should run from `parent` in an earlier layer to `child` in a later one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    pub(crate) parent: usize,
    pub(crate) child: usize,
    /// The points where the link meets the boxes, measured across.
    pub(crate) parent_at: f64,
    pub(crate) child_at: f64,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Gaps {
    pub(crate) node: f64,
    pub(crate) layer: f64,
}

/// The first corner of every box, along and across.
pub(crate) type Corners = Vec<(f64, f64)>;

/// Room for one line in a channel.
pub(crate) const LINE_GAP: f64 = 12.0;

/// The component to draw, and what is wanted.
pub(crate) struct Task<'a> {
    pub(crate) boxes: &'a [Extent],
    pub(crate) links: &'a [Link],
    pub(crate) gaps: Gaps,
    /// The wanted ratio, along by across.
    pub(crate) aspect: f64,
    /// Whether children may lie before their parents.
    pub(crate) free: bool,
    /// Whether layers run from left to right. Lines leave at the sides of nodes, and so can be straight then.
    pub(crate) sideways: bool,
    pub(crate) weights: Weights,
    /// Whether the first good drawing is enough.
    pub(crate) quick: bool,
}

/// How much length and area count, compared with faults.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weights {
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

/// Measures a drawing with its lines routed.
pub(crate) type Evaluate<'a> = &'a mut dyn FnMut(&[(f64, f64)]) -> Figures;

/// The extent of a drawing, along and across.
pub(crate) fn reach(boxes: &[Extent], corners: &[(f64, f64)]) -> (f64, f64) {
    let (mut along, mut across) = (0.0_f64, 0.0_f64);
    for (corner, extent) in corners.iter().zip(boxes) {
        along = along.max(corner.0 + extent.along);
        across = across.max(corner.1 + extent.across);
    }
    (along, across)
}
