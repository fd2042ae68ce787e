//! The graph that the layout sees.

use crowfoot_compact::VecMap;
use crowfoot_layout::{Edge, Graph, Node, Rect};
use crowfoot_model::{ColumnId, Document, ForeignKeyTarget, NodeId, TableId};

use super::{Areas, Item};

/// A note belongs to the card that it is this near to, in world units.
const NOTE_REACH: f64 = 160.0;

/// Items and relations as the layout sees them, node for item.
pub(super) fn graph(
    document: &Document,
    items: &[&Item],
    areas: &Areas,
    moves: impl Fn(&Item) -> bool,
) -> Graph {
    let index: VecMap<NodeId, usize> =
        items.iter().enumerate().map(|(index, item)| (item.node, index)).collect();
    let group = |node: NodeId| {
        let area = areas.iter().position(|(.., inside)| inside.contains(&node))?;
        u32::try_from(area).ok()
    };
    let nodes = items.iter().map(|item| Node {
        size: item.card.size,
        fixed: if moves(item) { None } else { item.at },
        group: group(item.node),
    });
    let nodes: Vec<Node> = nodes.collect();
    let stays = nodes.iter().any(|node| node.fixed.is_some());
    // What comes to what is there keeps out of the areas: it is for the user to say what belongs to one.
    let kept_free = areas.iter().filter(|_| stays).map(|area| area.1).collect();
    let mut graph = Graph { nodes, edges: Vec::new(), kept_free };
    for (from, item) in items.iter().enumerate() {
        match item.node {
            NodeId::Table(id) => relations(document, id, from, items, &index, &mut graph.edges),
            NodeId::Note(_) => graph.edges.extend(neighbour(item, items).map(|to| edge(from, to))),
            _ => {}
        }
    }
    graph
}

fn relations(
    document: &Document,
    table: TableId,
    from: usize,
    items: &[&Item],
    index: &VecMap<NodeId, usize>,
    edges: &mut Vec<Edge>,
) {
    let Some(table) = document.table(table) else { return };
    for key in &table.foreign_keys {
        let ForeignKeyTarget::Table { table: target, columns } = &key.target else { continue };
        let Some(to) = index.get(&NodeId::Table(*target)).copied() else { continue };
        let own_key = document.table(*target).map_or(&[][..], |parent| parent.primary_key_columns());
        let column = columns.first().or(own_key.first());
        let row = |item: usize, column: Option<&ColumnId>| Some(items.get(item)?.card.anchor(*column?));
        edges.push(Edge {
            from_row: row(from, key.columns.first()),
            to_row: row(to, column),
            ..edge(from, to)
        });
    }
}

/// The card that a note stands beside.
fn neighbour(note: &Item, items: &[&Item]) -> Option<usize> {
    let rect = Rect::at(note.at?, note.card.size);
    let distance = |other: &Rect| {
        let x = (other.x - rect.right()).max(rect.x - other.right()).max(0.0);
        let y = (other.y - rect.bottom()).max(rect.y - other.bottom()).max(0.0);
        x.max(y)
    };
    let cards = items.iter().enumerate().filter(|(_, item)| !matches!(item.node, NodeId::Note(_)));
    cards
        .filter_map(|(index, item)| Some((distance(&Rect::at(item.at?, item.card.size)), index)))
        .filter(|(away, _)| *away <= NOTE_REACH)
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, index)| index)
}

fn edge(from: usize, to: usize) -> Edge {
    Edge { from, to, from_row: None, to_row: None }
}
