//! What has become larger, and may need room.

use crowfoot_compact::VecSet;
use crowfoot_layout::Rect;
use crowfoot_model::{AreaId, NodeId};

use super::Scene;

/// A node that a diff has made larger where it is, or has added.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outgrown {
    pub node: NodeId,
    /// Where it was, in world units; nothing for one that is new.
    pub before: Option<Rect>,
}

impl Scene {
    /// What the diff that [`Scene::update`] took last has made larger, or has added, in order.
    pub fn outgrown(&self) -> &[Outgrown] {
        &self.outgrown
    }

    /// The areas with their places in world units, in order.
    pub fn areas(&self) -> impl Iterator<Item = (NodeId, Rect)> + '_ {
        self.nodes.range_from(&NodeId::Area(AreaId(0))).map(|(node, area)| (*node, area.rect))
    }

    pub(super) fn note_outgrown(&mut self, touched: &VecSet<NodeId>, before: &[Option<Rect>]) {
        for (node, before) in touched.iter().zip(before) {
            let Some(now) = self.bounds(*node) else { continue };
            let grows = before.is_none_or(|was| {
                (was.x, was.y) == (now.x, now.y) && (was.width < now.width || was.height < now.height)
            });
            if grows {
                self.outgrown.push(Outgrown { node: *node, before: *before });
            }
        }
    }
}
