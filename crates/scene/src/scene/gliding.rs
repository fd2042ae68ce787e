//! Cards on their way to where they are.

use crowfoot_layout::Point;
use crowfoot_model::NodeId;

use super::Scene;

impl Scene {
    /// Shows nodes elsewhere than where they are, as long as they are on their way there; lines step back meanwhile. The
    /// document, and what lines go round, know nothing of it.
    pub fn glide(&mut self, places: &[(NodeId, Point)], gliding: bool) {
        self.gliding = gliding;
        self.changed();
        for (id, place) in places {
            if let Some(node) = self.nodes.get_mut(id) {
                (node.rect.x, node.rect.y) = (place.x, place.y);
            }
        }
    }
}
