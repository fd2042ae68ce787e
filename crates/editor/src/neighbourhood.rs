//! What is near a table by relations.

use crowfoot_compact::VecSet;
use crowfoot_model::{Document, NodeId, TableId};

/// These nodes and every table that is at most so many relations away from the tables among them, whichever way the
/// relations point.
pub(crate) fn neighbourhood(document: &Document, centre: &[NodeId], hops: u32) -> VecSet<NodeId> {
    let mut nodes: VecSet<NodeId> = centre.iter().copied().collect();
    let mut border: Vec<TableId> = centre.iter().filter_map(as_table).collect();
    for _ in 0..hops {
        let mut next = Vec::new();
        for table in border {
            let keys = document.table(table).map_or(&[][..], |own| &own.foreign_keys);
            let parents = keys.iter().filter_map(|key| key.target_table());
            let children = document.referring_to(table).map(|(child, _)| child);
            next.extend(parents.chain(children).filter(|other| nodes.insert(NodeId::Table(*other))));
        }
        border = next;
    }
    nodes
}

fn as_table(node: &NodeId) -> Option<TableId> {
    if let NodeId::Table(id) = node { Some(*id) } else { None }
}
