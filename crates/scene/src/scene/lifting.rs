//! Dragged objects: they are painted over a picture of everything else, which stays unchanged meanwhile.

use crowfoot_model::NodeId;

use super::{Scene, as_table};
use crate::edge::Edge;

impl Scene {
    /// Some nodes are about to be dragged. On a large diagram the lines between others keep their ways until
    /// [`Scene::land`], so that [`Scene::resting_version`] stays.
    pub fn lift(&mut self, nodes: &[NodeId]) {
        self.lifted = nodes.iter().filter(|node| !matches!(node, NodeId::Area(_))).copied().collect();
        self.edges.lift(nodes.iter().filter_map(as_table));
        self.changed();
    }

    /// Nothing is dragged any more; the lines that it concerns find better ways by [`Scene::mend`].
    pub fn land(&mut self) {
        self.lifted.clear();
        self.edges.land(&self.obstacles);
        self.changed();
    }

    /// As [`Scene::version`], of all but what is being dragged.
    pub fn resting_version(&self) -> u64 {
        self.rest
    }

    /// Whether something is being dragged.
    pub fn is_lifting(&self) -> bool {
        !self.lifted.is_empty()
    }

    pub(crate) fn is_lifted(&self, node: NodeId) -> bool {
        self.lifted.contains(&node)
    }

    /// The dragged objects, except areas.
    pub(crate) fn lifted(&self) -> (impl Iterator<Item = NodeId> + '_, impl Iterator<Item = &Edge> + '_) {
        (self.lifted.iter().copied(), self.edges.lifted().map(|(edge, _)| edge))
    }
}
