//! What is new goes where there is room, all of it together, by the shortest way.

use crowfoot_compact::Arrange;
use crowfoot_layout::free_shift;
use crowfoot_model::NodeId;
use crowfoot_scene::Rect;

use super::crowd::{Crowd, is_area};
use super::{GAP, areas};

/// Moves what is new to where it covers nothing. Notes and areas that come without anything else were drawn where they are.
pub(super) fn settle(crowd: &mut Crowd) {
    let added = crowd.scene.outgrown().iter().filter(|grown| grown.before.is_none());
    let added: Vec<NodeId> = added.map(|grown| grown.node).collect();
    if added.iter().all(|node| matches!(node, NodeId::Note(_) | NodeId::Area(_))) {
        return;
    }
    untangle(crowd, &added);
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
        crowd.arrive(node, Rect { x: rect.x + shift.x.round(), y: rect.y + shift.y.round(), ..rect });
    }
}

/// Moves new cards off each other, to the right or down. A copy with a new name can be wider than its original.
fn untangle(crowd: &mut Crowd, added: &[NodeId]) {
    let mut cards: Vec<NodeId> =
        added.iter().copied().filter(|node| !matches!(node, NodeId::Note(_) | NodeId::Area(_))).collect();
    cards.arrange_by(|a, b| {
        let (a, b) = (crowd.rect(*a), crowd.rect(*b));
        a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x))
    });
    let mut settled: Vec<Rect> = Vec::new();
    for card in cards {
        let from = crowd.rect(card);
        let mut rect = from;
        // Each step leaves one card behind for good, so that it ends.
        while let Some(other) = settled.iter().find(|other| other.intersects(&rect)) {
            let (right, down) = (other.right() + GAP - rect.x, other.bottom() + GAP - rect.y);
            if right < down {
                rect.x = (rect.x + right).ceil();
            } else {
                rect.y = (rect.y + down).ceil();
            }
        }
        settled.push(rect);
        if rect != from {
            crowd.arrive(card, rect);
            hold(crowd, card);
        }
    }
}

/// Lets the areas that hold a node grow with it, and those that hold them.
fn hold(crowd: &mut Crowd, node: NodeId) {
    let mut grown = vec![node];
    while let Some(inner) = grown.pop() {
        grown.extend(areas::hold(crowd, inner));
    }
}
