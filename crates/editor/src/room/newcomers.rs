//! What is new goes where there is room, all of it together, by the shortest way.

use crowfoot_layout::free_shift;
use crowfoot_model::NodeId;
use crowfoot_scene::Rect;

use super::GAP;
use super::crowd::{Crowd, is_area};

/// Moves what is new to where it covers nothing. Notes and areas that come without anything else were drawn where they are.
pub(super) fn settle(crowd: &mut Crowd) {
    let added = crowd.scene.outgrown().iter().filter(|grown| grown.before.is_none());
    let added: Vec<NodeId> = added.map(|grown| grown.node).collect();
    if added.iter().all(|node| matches!(node, NodeId::Note(_) | NodeId::Area(_))) {
        return;
    }
    let block: Vec<Rect> =
        added.iter().filter(|node| !is_area(**node)).map(|node| crowd.rect(*node)).collect();
    let others = |area: &Rect| -> Vec<Rect> {
        let near = crowd.near(area).into_iter();
        near.filter(|node| added.binary_search(node).is_err()).map(|node| crowd.rect(node)).collect()
    };
    let covers = block.iter().any(|own| !others(own).is_empty());
    if !covers {
        return;
    }
    let shift = free_shift(&block, &others, 2.0 * GAP);
    for node in added {
        let rect = crowd.rect(node);
        crowd.put(node, Rect { x: rect.x + shift.x.round(), y: rect.y + shift.y.round(), ..rect });
    }
}
