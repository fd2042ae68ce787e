//! Making the pictures of a document before it is opened, a few at a time, so that a large one does not hold up the
//! page.

use crowfoot_model::{DiagramId, Document, NodeId};
use crowfoot_scene::{Measure, Scene, with_diagram};

/// So many cards are made in one go: a few milliseconds.
const CARDS: usize = 24;

/// A document that is about to be opened.
#[derive(Debug)]
pub struct Prepared {
    document: Document,
    scene: Scene,
    /// What has no picture yet, the last first.
    left: Vec<NodeId>,
}

impl Prepared {
    /// A document to be opened at this diagram, or else at its first.
    pub fn new(document: Document, wanted: Option<DiagramId>) -> Self {
        let (document, diagram) = with_diagram(document, wanted);
        let mut left: Vec<NodeId> = document.placements_on(diagram).map(|placement| placement.node).collect();
        left.reverse();
        Self { scene: Scene::empty(diagram), document, left }
    }

    /// Makes some of the pictures. Returns whether there are more to make.
    pub fn go_on(&mut self, measure: &dyn Measure) -> bool {
        let some = self.left.split_off(self.left.len().saturating_sub(CARDS));
        self.scene.add(&self.document, &some, measure);
        !self.left.is_empty()
    }

    pub(crate) fn into_parts(self) -> (Document, Scene) {
        (self.document, self.scene)
    }
}
