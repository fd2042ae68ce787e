//! The input of placement: nodes, the edges between them, and options.

use crate::geometry::{Point, Rect, Size};

/// One table, enum or view: only its extent matters here.
#[derive(Clone, Copy, Debug, Default)]
pub struct Node {
    pub size: Size,
    /// The top left corner of a node that must stay where it is.
    pub fixed: Option<Point>,
    /// Nodes of the same group (an area, a schema) are placed together, apart from all others.
    pub group: Option<u32>,
}

/// One foreign key, from the child (which has the key) to the parent (which it references).
///
/// An edge with an index beyond the nodes of the graph is ignored. Self references and parallel edges are allowed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Edge {
    pub from: usize,
    pub to: usize,
    /// Distance of the anchored column row's middle from the top of node `from`; the node's middle when absent.
    pub from_row: Option<f64>,
    /// The same for node `to`.
    pub to_row: Option<f64>,
}

/// The input of a layout.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
    /// If some nodes are fixed, the others are kept off these areas.
    pub kept_free: Vec<Rect>,
}

/// On which side of their parents children are placed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// On either side, preferably the right: lines are short and few of them cross.
    #[default]
    Balanced,
    LeftToRight,
    TopToBottom,
    /// On either side, everything as close together as is readable.
    Compact,
}

/// Distances in world units.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub style: Style,
    /// Free space between neighbours of one layer.
    pub node_gap: f64,
    /// Minimum space between two layers; channels with many lines get more.
    pub layer_gap: f64,
    /// Free space between connected components and between groups.
    pub component_gap: f64,
    /// Free space between the border of a group and its nodes, for an area's frame and title.
    pub group_padding: f64,
    /// Wanted width divided by height of the whole.
    pub aspect: f64,
    /// The first good drawing instead of the best of many, in a fraction of the time. Just as deterministic.
    pub quick: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            style: Style::Balanced,
            node_gap: 44.0,
            layer_gap: 88.0,
            component_gap: 96.0,
            group_padding: 40.0,
            aspect: 1.6,
            quick: false,
        }
    }
}
