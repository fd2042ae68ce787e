//! The first diagram shows everything: what is made on another one gets a place there too.

use crowfoot_layout::{Point, Rect, Size, place_beside};
use crowfoot_model::{
    Change, DiagramId, Diff, Document, Edit, ForeignKeyTarget, NodeId, Placement, RecordKey, TableId,
};
use crowfoot_scene::ROW;

use crate::Editor;

/// A card of which there is no picture is taken to be this wide, in world units.
const WIDTH: f64 = 240.0;
/// Header and border of such a card, in world units.
const HEADER: f64 = 32.0;

/// A diff that is about to be made, with places on the first diagram for the tables, views and enums that it makes on
/// another; `None` where there is nothing to add.
pub(crate) fn complete(editor: &Editor, diff: &Diff) -> Option<Diff> {
    let document = editor.document();
    let first = document.first_diagram()?;
    if first == editor.diagram() {
        return None;
    }
    let made = |(key, change): (RecordKey, &Change)| {
        let node = match (key, &change.before) {
            (RecordKey::Table(id), None) => NodeId::Table(id),
            (RecordKey::View(id), None) => NodeId::View(id),
            (RecordKey::Enum(id), None) => NodeId::Enum(id),
            _ => return None,
        };
        diff.change(RecordKey::Placement(first, node)).is_none().then_some(node)
    };
    let made: Vec<NodeId> = diff.changes().filter_map(made).collect();
    if made.is_empty() {
        return None;
    }
    let mut after = document.clone();
    after.apply(diff);
    let mut edit = Edit::new(&after);
    let mut taken = editor.overview();
    for node in made {
        let near = neighbour(editor, &after, node, first)
            .and_then(|other| edit.placement(first, other))
            .map(|own| rect_of(editor, &after, own));
        let size = Size::new(WIDTH, height(&after, node));
        let at = place_beside(&taken, size, near);
        taken.push(Rect::at(at, size));
        edit.put(Placement::at(first, node, at.x.round() as i32, at.y.round() as i32));
    }
    Some(diff.clone().then(&edit.finish()))
}

impl Editor {
    /// Where the cards of the first diagram are, in world units; about so where it has not been on show.
    pub fn overview(&self) -> Vec<Rect> {
        let document = self.document();
        let placements = document.first_diagram().into_iter().flat_map(|first| document.placements_on(first));
        let cards = placements.filter(|own| !matches!(own.node, NodeId::Area(_)));
        cards.map(|own| rect_of(self, document, own)).collect()
    }
}

/// What a new node belongs to: a table that it is related to, or else the one nearest to it on its own diagram.
fn neighbour(editor: &Editor, after: &Document, node: NodeId, first: DiagramId) -> Option<NodeId> {
    let placed = |id: &TableId| after.placement(first, NodeId::Table(*id)).is_some();
    if let NodeId::Table(id) = node {
        let keys = after.table(id).map_or(&[][..], |own| &own.foreign_keys);
        let parents = keys.iter().filter_map(|key| match key.target {
            ForeignKeyTarget::Table { table, .. } => Some(table),
            ForeignKeyTarget::Unresolved { .. } => None,
        });
        let children = after.referring_to(id).map(|(table, _)| table);
        if let Some(related) = parents.chain(children).filter(|other| *other != id).find(placed) {
            return Some(NodeId::Table(related));
        }
    }
    let at = after.placement(editor.diagram(), node)?;
    let at = Point::new(f64::from(at.x), f64::from(at.y));
    let there = |(other, _): &(NodeId, Rect)| after.placement(first, *other).is_some();
    let cards =
        editor.scene().nodes().filter(|(other, _)| !matches!(other, NodeId::Area(_) | NodeId::Note(_)));
    let distance = |rect: &Rect| (rect.x - at.x).hypot(rect.y - at.y);
    let nearest = cards.filter(there).min_by(|a, b| distance(&a.1).total_cmp(&distance(&b.1)));
    nearest.map(|(other, _)| other)
}

/// Where a card is: by its picture where the first diagram was on show before, else about so.
fn rect_of(editor: &Editor, document: &Document, own: &Placement) -> Rect {
    let scenes = std::iter::once(editor.scene()).chain(&editor.others.scene);
    let kept = scenes.into_iter().find(|scene| scene.diagram() == own.diagram);
    kept.and_then(|scene| scene.bounds(own.node)).unwrap_or_else(|| {
        let at = Point::new(f64::from(own.x), f64::from(own.y));
        let width = own.width.map_or(WIDTH, f64::from);
        let height = own.height.map_or_else(|| height(document, own.node), f64::from);
        Rect::at(at, Size::new(width, height))
    })
}

fn height(document: &Document, node: NodeId) -> f64 {
    let rows = match node {
        NodeId::Table(id) => document.table(id).map_or(0, |own| own.columns.len()),
        NodeId::View(id) => document.view(id).map_or(0, |own| own.columns.len()),
        NodeId::Enum(id) => document.enum_type(id).map_or(0, |own| own.values.len()),
        _ => 4,
    };
    HEADER + rows as f64 * ROW
}
