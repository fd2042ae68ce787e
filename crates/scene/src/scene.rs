//! The scene: pictures of everything on a diagram, kept in step with the document.

use std::sync::atomic::{AtomicU64, Ordering};

use crowfoot_compact::{VecMap, VecSet};
use crowfoot_layout::{Obstacles, Point, Rect};
use crowfoot_model::{
    Color, ColumnId, DiagramId, Diff, Document, LineLabels, NodeId, Notation, ObjectRef, Placement, TableId,
};

use crate::card::{Card, RowGap};
use crate::edge::EdgeSet;
use crate::grid::Grid;
use crate::measure::Measure;
use crate::ruler::{Ruler, Widths};

mod gliding;
mod growing;
mod lifting;
mod lines;
mod touched;

pub use growing::Outgrown;

/// How bad the worst open problem of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Badge {
    Info,
    Warning,
    Error,
}

/// Everything that is drawn for one diagram of a document.
#[derive(Clone, Debug)]
pub struct Scene {
    diagram: DiagramId,
    pub(crate) nodes: VecMap<NodeId, Node>,
    pub(crate) edges: EdgeSet,
    pub(crate) badges: VecMap<TableId, Badge>,
    index: Grid<NodeId>,
    /// All cards that lines go round; a node's slot is its place here.
    obstacles: Obstacles,
    /// How many obstacles there were when their index was laid out.
    indexed: usize,
    free: Vec<usize>,
    widths: Widths,
    /// How many lines are routed in one go.
    patience: usize,
    /// How ends of lines are drawn.
    pub(crate) notation: Notation,
    version: u64,
    /// The dragged objects, and the version of everything else.
    lifted: VecSet<NodeId>,
    rest: u64,
    /// What the last diff has made larger, or added.
    outgrown: Vec<Outgrown>,
    /// Cards are on their way: lines step back.
    pub(crate) gliding: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) card: Card,
    /// World units.
    pub(crate) rect: Rect,
    /// Place among the obstacles; areas have none.
    slot: Option<usize>,
}

impl Scene {
    /// The scene of one diagram. What the diagram does not place is not drawn.
    pub fn new(document: &Document, diagram: DiagramId, measure: &dyn Measure) -> Self {
        let mut scene = Self::empty(diagram);
        scene.set_router(crowfoot_layout::router());
        scene.patience = usize::MAX;
        scene.draw_all(document, measure);
        scene
    }

    /// A scene without a router, until [`Scene::set_router`]: lines are plain. With one it never finds the ways of more
    /// than `patience` lines in one go, here and in [`Scene::update`], so that large changes do not hold up a frame:
    /// further lines are plain until [`Scene::settle`] comes to them.
    pub fn with_patience(
        document: &Document,
        diagram: DiagramId,
        measure: &dyn Measure,
        patience: usize,
    ) -> Self {
        let mut scene = Self::empty(diagram);
        scene.patience = patience;
        scene.draw_all(document, measure);
        scene
    }

    fn draw_all(&mut self, document: &Document, measure: &dyn Measure) {
        let all = document.placements_on(self.diagram).map(|placement| placement.node).collect();
        self.refresh(document, &all, measure);
    }

    /// A scene without anything yet, to be filled by [`Scene::add`].
    pub fn empty(diagram: DiagramId) -> Self {
        Self {
            diagram,
            nodes: VecMap::new(),
            edges: EdgeSet::default(),
            badges: VecMap::new(),
            index: Grid::default(),
            obstacles: Obstacles::new(&[]),
            indexed: 0,
            free: Vec::new(),
            widths: Widths::default(),
            patience: 0,
            notation: Notation::default(),
            version: next_version(),
            lifted: VecSet::new(),
            rest: next_version(),
            outgrown: Vec::new(),
            gliding: false,
        }
    }

    /// Draws some nodes of a document, and the lines between what is there; all lines are plain until
    /// [`Scene::settle`] comes to them.
    pub fn add(&mut self, document: &Document, nodes: &[NodeId], measure: &dyn Measure) {
        self.refresh(document, &nodes.iter().copied().collect(), measure);
    }

    /// Sets how many lines find their ways in one go, here and after.
    pub fn set_patience(&mut self, patience: usize) {
        self.patience = patience;
    }

    /// Follows a diff that `document` has just taken. The cost follows the size of the diff.
    pub fn update(&mut self, document: &Document, diff: &Diff, measure: &dyn Measure) {
        let touched = touched::nodes(self, document, diff);
        self.outgrown.clear();
        if touched.is_empty() {
            return;
        }
        let before: Vec<Option<Rect>> = touched.iter().map(|node| self.bounds(*node)).collect();
        self.refresh(document, &touched, measure);
        self.note_outgrown(&touched, &before);
    }

    /// The diagram that this is a scene of.
    pub fn diagram(&self) -> DiagramId {
        self.diagram
    }

    /// Draws the ends of lines in another notation than that of the diagram, until the document changes.
    pub fn set_notation(&mut self, notation: Notation) {
        self.notation = notation;
        self.changed();
    }

    /// Sets the dots in the headers; other tables have none.
    pub fn set_badges(&mut self, badges: impl IntoIterator<Item = (TableId, Badge)>) {
        self.badges = badges.into_iter().collect();
        self.changed();
    }

    /// A number that no other state of this or any other scene has: what is painted of it is the same as long as it
    /// stays.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Where a node is, in world units.
    pub fn bounds(&self, node: NodeId) -> Option<Rect> {
        Some(self.nodes.get(&node)?.rect)
    }

    /// The row of a column, in world units; the row of the fold for a column that is folded away.
    pub fn column_bounds(&self, table: TableId, column: ColumnId) -> Option<Rect> {
        let node = self.nodes.get(&NodeId::Table(table))?;
        let row = node.card.row_rect(node.card.row_of(column)?);
        Some(Rect::new(node.rect.x + row.x, node.rect.y + row.y, row.width, row.height))
    }

    /// The gap between two rows of a table's columns that is nearest to a height in world units.
    pub fn row_gap(&self, table: TableId, y: f64) -> Option<RowGap> {
        let node = self.nodes.get(&NodeId::Table(table))?;
        node.card.gap_at(y - node.rect.y)
    }

    /// The header of a card, in world units.
    pub fn header_bounds(&self, node: NodeId) -> Option<Rect> {
        let rect = self.nodes.get(&node)?.rect;
        Some(Rect { height: crate::card::HEADER.min(rect.height), ..rect })
    }

    /// Where an object is, in world units: nodes, columns and relations.
    pub fn object_bounds(&self, object: ObjectRef) -> Option<Rect> {
        match object {
            ObjectRef::Column(table, column) => self.column_bounds(table, column),
            ObjectRef::ForeignKey(table, key) => {
                let points = self.route(table, key)?.iter();
                let rects: Vec<Rect> = points.map(|point| Rect::spanning(*point, *point)).collect();
                Rect::bounds(&rects)
            }
            _ => self.bounds(object.node()?),
        }
    }

    /// The smallest rectangle around everything, in world units; `None` for an empty diagram.
    pub fn content_bounds(&self) -> Option<Rect> {
        let lines: Vec<Rect> = self
            .edges
            .all()
            .flat_map(|(_, route)| route.windows(2))
            .filter_map(|pair| Some(Rect::spanning(*pair.first()?, *pair.last()?)))
            .collect();
        Rect::bounds(self.nodes.values().map(|node| &node.rect).chain(&lines))
    }

    /// The nodes that touch a rectangle (world), in order.
    pub fn nodes_in(&self, rect: Rect) -> Vec<NodeId> {
        let touches = |node: &NodeId| self.nodes.get(node).is_some_and(|n| n.rect.intersects(&rect));
        self.index.near(&rect).into_iter().filter(touches).collect()
    }

    /// The nodes that are drawn, with their places in world units, in order.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, Rect)> + '_ {
        self.nodes.iter().map(|(node, picture)| (*node, picture.rect))
    }

    /// The relations that are drawn.
    pub fn relation_count(&self) -> usize {
        self.edges.len()
    }

    /// The tables, views, enums and notes that lie within an area: their middle is inside.
    pub fn members(&self, area: Rect) -> impl Iterator<Item = NodeId> + '_ {
        let inside = move |(_, node): &(&NodeId, &Node)| area.contains(node.rect.centre());
        self.nodes
            .iter()
            .filter(|(node, _)| !matches!(node, NodeId::Area(_)))
            .filter(inside)
            .map(|(id, _)| *id)
    }

    /// The colour of a card's stripe: the user's, or that of the smallest area around it.
    pub(crate) fn stripe(&self, node: &Node) -> Option<Color> {
        if node.card.color.is_some() {
            return node.card.color;
        }
        let areas = self.nodes.range_from(&NodeId::Area(crowfoot_model::AreaId(0))).map(|(_, area)| area);
        let around = areas.filter(|area| area.rect.contains(node.rect.centre()));
        let size = |area: &&Node| area.rect.width * area.rect.height;
        around.min_by(|a, b| size(a).total_cmp(&size(b)))?.card.color
    }

    fn refresh(&mut self, document: &Document, touched: &VecSet<NodeId>, measure: &dyn Measure) {
        let mut widths = std::mem::take(&mut self.widths);
        let mut ruler = Ruler::new(measure, &mut widths);
        for node in touched {
            let placement = document.placement(self.diagram, *node);
            let card = placement.and_then(|at| Some((at, Card::new(document, at, &mut ruler)?)));
            match card {
                Some((placement, card)) => self.place(*node, placement, card),
                None => self.displace(*node),
            }
        }
        self.widths = widths;
        let labels = document.diagram(self.diagram).map_or(LineLabels::None, |look| {
            self.notation = look.notation;
            look.labels
        });
        if self.obstacles.len() > 2 * self.indexed {
            self.spread_obstacles();
        }
        let mut parents = VecSet::new();
        for table in touched.iter().filter_map(as_table) {
            parents.extend(self.edges.of(table).map(|edge| edge.parent));
            self.connect(document, table, labels, measure);
            parents.extend(self.edges.of(table).map(|edge| edge.parent));
        }
        parents.into_iter().for_each(|parent| self.edges.set_apart(parent));
        let others = self.edges.route(&self.obstacles, self.patience);
        self.version = next_version();
        if others || touched.iter().any(|node| !self.lifted.contains(node)) {
            self.rest = self.version;
        }
    }

    /// Something is drawn in another way.
    fn changed(&mut self) {
        self.version = next_version();
        self.rest = self.version;
    }

    fn place(&mut self, node: NodeId, placement: &Placement, card: Card) {
        let rect = Rect::at(Point::new(f64::from(placement.x), f64::from(placement.y)), card.size);
        let old = self.nodes.get(&node).map(|old| (old.rect, old.slot));
        let is_obstacle = !matches!(node, NodeId::Area(_));
        let slot = match old {
            Some((_, slot)) => slot,
            None => is_obstacle.then(|| self.free.pop().unwrap_or(self.obstacles.len())),
        };
        if old.map(|(rect, _)| rect) != Some(rect) {
            if let Some(slot) = slot {
                self.obstacles.set(slot, rect);
                self.edges.obstruct(slot, old.as_ref().map(|(rect, _)| rect), &rect);
            }
            if let Some(table) = as_table(&node) {
                self.edges.touch(table);
            }
            self.index.insert(node, [rect]);
        }
        self.nodes.insert(node, Node { card, rect, slot });
    }

    fn displace(&mut self, node: NodeId) {
        let Some(old) = self.nodes.remove(&node) else { return };
        self.index.remove(node);
        if let Some(slot) = old.slot {
            self.obstacles.set(slot, NOWHERE);
            self.free.push(slot);
            self.edges.release(slot, &old.rect);
        }
    }

    /// Lays the index of the obstacles out anew, since its cells do not grow with the diagram.
    fn spread_obstacles(&mut self) {
        let Some(first) = self.nodes.values().next() else { return };
        let mut rects = vec![first.rect; self.obstacles.len()];
        for node in self.nodes.values() {
            if let Some(place) = node.slot.and_then(|slot| rects.get_mut(slot)) {
                *place = node.rect;
            }
        }
        self.obstacles = Obstacles::new(&rects);
        for slot in &self.free {
            self.obstacles.set(*slot, NOWHERE);
        }
        self.indexed = rects.len();
    }
}

fn next_version() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// Where the obstacle of a card that is gone lies: beyond everything, and of no size.
const NOWHERE: Rect = Rect { x: -1e8, y: -1e8, width: 0.0, height: 0.0 };

fn as_table(node: &NodeId) -> Option<TableId> {
    match node {
        NodeId::Table(id) => Some(*id),
        _ => None,
    }
}
