//! Automatic placement of nodes.

use crowfoot_compact::{Arrange, VecMap};
use crowfoot_layout::{self as layout, Graph, Point, Rect, place_beside};
use crowfoot_model::{DiagramId, Diff, Document, Edit, Fold, Line, NodeId, Placement, RecordKey, TableId};

use crate::card::{AREA_LABEL, Card};
use crate::measure::Measure;
use crate::ruler::{Ruler, Widths};

mod first;
mod graph;
mod plan;

pub use first::{unplaced, with_diagram};
pub use plan::Plan;

/// Which nodes get a new place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// Every table, view and enum of the document on its first diagram, on further ones what stands there already;
    /// and the notes and areas of the diagram.
    All,
    /// What the first diagram has no place for yet; what has one stays.
    Unplaced,
    /// Those of these nodes that the diagram has no place for yet; what has one stays.
    Added(&'a [NodeId]),
    /// These nodes, and what lies within the areas among them; the rest stays.
    Selection(&'a [NodeId]),
}

/// Space between the frame of an area and what it holds.
const AREA_PADDING: f64 = 20.0;

/// Something to place: its size, and where it is now.
pub(crate) struct Item {
    pub(crate) node: NodeId,
    pub(crate) card: Card,
    pub(crate) at: Option<Point>,
}

/// Areas of a diagram, smallest first, with what lies in them.
type Areas = Vec<(NodeId, Rect, Vec<NodeId>)>;

/// The diff that places nodes as the diagram's flow has it: nothing overlapping, areas around their tables.
pub fn arrange(document: &Document, diagram: DiagramId, measure: &dyn Measure, scope: Scope) -> Diff {
    match Plan::new(document, diagram, measure, scope, None) {
        Some(plan) => plan.arrange(document),
        None => Edit::new(document).finish(),
    }
}

/// Tables, views, enums and relations of a document as the layout sees them, for measuring the layout itself.
pub fn layout_graph(document: &Document, diagram: DiagramId, measure: &dyn Measure) -> Graph {
    let items = items(document, diagram, measure, &[]);
    let items: Vec<&Item> = items.iter().collect();
    graph::graph(document, &items, &Areas::new(), |_| true)
}

/// The lines that users have put in their place beside tables that are elsewhere now: they find their own ways.
fn moved_lines(edit: &Edit, diagram: DiagramId) -> Vec<RecordKey> {
    let document = edit.base();
    let place = |placement: Option<&Placement>| placement.map(|at| (at.x, at.y));
    let moved = |table: TableId| {
        let node = NodeId::Table(table);
        place(edit.placement(diagram, node)) != place(document.placement(diagram, node).map(|at| &**at))
    };
    let parent = |line: &Line| document.table(line.table)?.foreign_key(line.foreign_key)?.target_table();
    let lines = document.lines().filter(|line| line.diagram == diagram);
    let lines = lines.filter(|line| moved(line.table) || parent(line).is_some_and(moved));
    lines.map(|line| RecordKey::Line(line.diagram, line.table, line.foreign_key)).collect()
}

/// Everything but areas: what has a place, what is added, and on the first diagram all tables, views and enums.
fn items(document: &Document, diagram: DiagramId, measure: &dyn Measure, added: &[NodeId]) -> Vec<Item> {
    let is_first = document.first_diagram() == Some(diagram);
    let mut widths = Widths::default();
    let mut ruler = Ruler::new(measure, &mut widths);
    let tables = document.tables().map(|table| NodeId::Table(table.id));
    let views = document.views().map(|view| NodeId::View(view.id));
    let enums = document.enums().map(|record| NodeId::Enum(record.id));
    let notes = document.notes().map(|note| NodeId::Note(note.id));
    let nodes = tables.chain(views).chain(enums).chain(notes);
    let item = |node: NodeId| {
        let placement = document.placement(diagram, node);
        let belongs = is_first && !matches!(node, NodeId::Note(_));
        if placement.is_none() && !belongs && !added.contains(&node) {
            return None;
        }
        let origin = first_placement(document, diagram, node);
        let card = Card::new(document, placement.map_or(&origin, |placement| placement), &mut ruler)?;
        let at = placement.map(|placement| Point::new(f64::from(placement.x), f64::from(placement.y)));
        Some(Item { node, card, at })
    };
    nodes.filter_map(item).collect()
}

fn areas(document: &Document, diagram: DiagramId, measure: &dyn Measure, items: &[Item]) -> Areas {
    let mut widths = Widths::default();
    let mut ruler = Ruler::new(measure, &mut widths);
    let placed =
        document.placements_on(diagram).filter(|placement| matches!(placement.node, NodeId::Area(_)));
    let mut areas: Areas = placed
        .filter_map(|placement| {
            let card = Card::new(document, placement, &mut ruler)?;
            let rect = Rect::at(Point::new(f64::from(placement.x), f64::from(placement.y)), card.size);
            let inside =
                |item: &&Item| item.at.is_some_and(|at| rect.contains(Rect::at(at, item.card.size).centre()));
            Some((placement.node, rect, items.iter().filter(inside).map(|item| item.node).collect()))
        })
        .collect();
    areas.arrange_by(|a, b| (a.1.width * a.1.height).total_cmp(&(b.1.width * b.1.height)));
    areas
}

/// How a node looks when it is placed for the first time: partitions repeat the columns of their table, so that their
/// names are enough.
fn first_placement(document: &Document, diagram: DiagramId, node: NodeId) -> Placement {
    let repeats = |id| document.table(id).is_some_and(|table| table.partition_of.is_some());
    let fold = match node {
        NodeId::Table(id) if repeats(id) => Fold::Name,
        _ => Fold::default(),
    };
    Placement { fold, ..Placement::at(diagram, node, 0, 0) }
}

fn put(edit: &mut Edit, diagram: DiagramId, places: &VecMap<NodeId, Point>) {
    let base = edit.base();
    for (node, place) in places.iter() {
        if !exists(base, *node) {
            continue;
        }
        if edit.placement(diagram, *node).is_none() {
            edit.put(first_placement(edit.base(), diagram, *node));
        }
        let placement = edit.placement_mut(diagram, *node);
        placement.x = whole(place.x);
        placement.y = whole(place.y);
    }
}

/// Whether a node is still there: what is arranged elsewhere may have gone meanwhile.
fn exists(document: &Document, node: NodeId) -> bool {
    match node {
        NodeId::Table(id) => document.table(id).is_some(),
        NodeId::View(id) => document.view(id).is_some(),
        NodeId::Enum(id) => document.enum_type(id).is_some(),
        NodeId::Note(id) => document.note(id).is_some(),
        NodeId::Area(id) => document.area(id).is_some(),
    }
}

/// Draws areas around what they held before, wherever that is now; empty ones move out of the way.
fn fit_areas(
    edit: &mut Edit,
    diagram: DiagramId,
    items: &[Item],
    areas: &Areas,
    places: &VecMap<NodeId, Point>,
) {
    let now = |item: &Item| Some(Rect::at(places.get(&item.node).copied().or(item.at)?, item.card.size));
    let mut taken: Vec<Rect> = items.iter().filter_map(now).collect();
    for (area, before, inside) in areas {
        let moved = inside.iter().any(|node| places.contains_key(node));
        let members: Vec<Rect> =
            items.iter().filter(|item| inside.contains(&item.node)).filter_map(now).collect();
        let rect = match Rect::bounds(&members) {
            Some(_) if !moved => continue,
            Some(bounds) => {
                let frame = bounds.inflate(AREA_PADDING);
                let label = AREA_LABEL - AREA_PADDING + 8.0;
                Rect { y: frame.y - label, height: frame.height + label, ..frame }
            }
            None if taken.iter().any(|rect| rect.intersects(before)) => {
                let size = layout::Size::new(before.width, before.height);
                Rect::at(place_beside(&taken, size, None), size)
            }
            None => continue,
        };
        taken.push(rect);
        if edit.placement(diagram, *area).is_none() {
            continue;
        }
        let placement = edit.placement_mut(diagram, *area);
        (placement.x, placement.y) = (whole(rect.x), whole(rect.y));
        placement.width = Some(rect.width.round().clamp(0.0, 1e6) as u32);
        placement.height = Some(rect.height.round().clamp(0.0, 1e6) as u32);
    }
}

/// On whole pixels, so that frames are sharp.
fn whole(value: f64) -> i32 {
    value.round().clamp(-1e9, 1e9) as i32
}
