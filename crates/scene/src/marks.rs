//! Marks that a session adds to the picture: selection, hovering and dragging.

use std::sync::Arc;

use crowfoot_compact::VecSet;
use crowfoot_layout::{Point, Rect};
use crowfoot_model::{ColumnId, NodeId, ObjectRef, TableId};

use crate::edge::{Edge, EdgeKey};
use crate::scene::Scene;

/// Marks of one frame. Places are in world units.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    pub selected: VecSet<ObjectRef>,
    pub hovered: Option<ObjectRef>,
    /// The table that the pointer rests on: what is not related to it steps back.
    pub dwelt: Option<TableId>,
    /// Search results.
    pub found: VecSet<ObjectRef>,
    /// Fades everything that is neither selected nor found.
    pub dim_others: bool,
    /// The only nodes that are drawn as such; of others there is a shade, of lines to them nothing.
    pub focus: Option<Arc<VecSet<NodeId>>>,
    /// Dragged objects (see [`Scene::lift`]) are painted with the marks, not with the diagram.
    pub lifts: bool,
    pub rubber_band: Option<Rect>,
    /// Lines along which something that is moved stands in line with something else.
    pub guides: Vec<(Point, Point)>,
    pub relate: Option<RelatePreview>,
    pub reorder: Option<ReorderPreview>,
}

impl Marks {
    /// Whether a node is drawn as such.
    pub(crate) fn shows(&self, node: NodeId) -> bool {
        self.focus.as_ref().is_none_or(|nodes| nodes.contains(&node))
    }

    pub(crate) fn shows_edge(&self, edge: &Edge) -> bool {
        self.shows(NodeId::Table(edge.child())) && self.shows(NodeId::Table(edge.parent))
    }
}

/// A relation that is being drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RelatePreview {
    /// A table or a column.
    pub from: ObjectRef,
    pub to: Point,
    /// The table or column under the pointer, when letting go would relate to it.
    pub target: Option<ObjectRef>,
}

/// A column that is being moved within its table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReorderPreview {
    pub table: TableId,
    pub column: ColumnId,
    /// How many rows of the card are above the place where it would land; nothing where it would stay.
    pub rows_above: Option<usize>,
}

/// Marks as painting looks them up.
#[derive(Debug, Default)]
pub(crate) struct Emphasis {
    /// Cards with a frame in the accent colour.
    pub(crate) selected: VecSet<NodeId>,
    pub(crate) selected_columns: VecSet<(TableId, ColumnId)>,
    /// The tables of a highlighted relation.
    pub(crate) headers: VecSet<NodeId>,
    pub(crate) columns: VecSet<(TableId, ColumnId)>,
    pub(crate) edges: VecSet<EdgeKey>,
    /// Lines that keep their colours while others fade, or are painted with the marks.
    pub(crate) near: VecSet<EdgeKey>,
    /// Tables at the other ends of those, and what is painted with the marks.
    pub(crate) neighbours: VecSet<NodeId>,
    pub(crate) hovered_node: Option<NodeId>,
    pub(crate) hovered_column: Option<(TableId, ColumnId)>,
    pub(crate) found: VecSet<NodeId>,
    pub(crate) found_columns: VecSet<(TableId, ColumnId)>,
    /// Everything that is not named above fades.
    pub(crate) fades: bool,
}

impl Emphasis {
    pub(crate) fn new(scene: &Scene, marks: &Marks) -> Self {
        let mut emphasis = Self { fades: marks.dim_others, ..Self::default() };
        for object in &marks.selected {
            match *object {
                ObjectRef::Column(table, column) => {
                    emphasis.selected_columns.insert((table, column));
                }
                ObjectRef::ForeignKey(table, key) => emphasis.light_up(scene, (table, key)),
                _ => emphasis.selected.extend(object.node()),
            }
        }
        for node in &emphasis.selected {
            if let NodeId::Table(table) = node {
                emphasis.edges.extend(scene.edges.of(*table).map(|edge| edge.key));
            }
        }
        match marks.hovered {
            Some(ObjectRef::ForeignKey(table, key)) => emphasis.light_up(scene, (table, key)),
            Some(ObjectRef::Column(table, column)) => {
                emphasis.hovered_column = Some((table, column));
                let meets = |edge: &&Edge| {
                    (edge.child() == table && edge.child_columns.contains(&column))
                        || (edge.parent == table && edge.parent_columns.contains(&column))
                };
                emphasis.edges.extend(scene.edges.of(table).filter(meets).map(|edge| edge.key));
            }
            Some(object) => emphasis.hovered_node = object.node(),
            None => {}
        }
        if let Some(table) = marks.dwelt {
            emphasis.show_neighbourhood(scene, table);
        }
        if marks.lifts {
            let (nodes, edges) = scene.lifted();
            emphasis.neighbours.extend(nodes);
            emphasis.near.extend(edges.map(|edge| edge.key).filter(|key| !emphasis.edges.contains(key)));
        }
        for object in &marks.found {
            match *object {
                ObjectRef::Column(table, column) => {
                    emphasis.found_columns.insert((table, column));
                    emphasis.headers.insert(NodeId::Table(table));
                }
                _ => emphasis.found.extend(object.node()),
            }
        }
        if let Some(ReorderPreview { table, column, .. }) = marks.reorder {
            emphasis.selected_columns.insert((table, column));
        }
        if let Some(RelatePreview { target: Some(target), .. }) = marks.relate {
            match target {
                ObjectRef::Column(table, column) => {
                    emphasis.columns.insert((table, column));
                }
                _ => emphasis.headers.extend(target.node()),
            }
        }
        emphasis
    }

    /// The nodes that are drawn other than they are.
    pub(crate) fn lit(&self) -> VecSet<NodeId> {
        let mut lit = self.selected.clone();
        for nodes in [&self.headers, &self.neighbours, &self.found] {
            lit.extend(nodes.iter().copied());
        }
        for columns in [&self.selected_columns, &self.columns, &self.found_columns] {
            lit.extend(columns.iter().map(|(table, _)| NodeId::Table(*table)));
        }
        lit.extend(self.hovered_node);
        lit.extend(self.hovered_column.map(|(table, _)| NodeId::Table(table)));
        lit
    }

    /// Lets everything but a table, its lines and the tables at their other ends step back. The lines take the accent
    /// colour, unless a column of the table has lines of its own that do.
    fn show_neighbourhood(&mut self, scene: &Scene, table: TableId) {
        self.fades = true;
        self.neighbours.insert(NodeId::Table(table));
        let column_is_lit = self.hovered_column.is_some() && !self.edges.is_empty();
        for edge in scene.edges.of(table) {
            if column_is_lit { &mut self.near } else { &mut self.edges }.insert(edge.key);
            self.neighbours.extend([NodeId::Table(edge.child()), NodeId::Table(edge.parent)]);
        }
    }

    fn light_up(&mut self, scene: &Scene, key: EdgeKey) {
        let Some((edge, _)) = scene.edges.get(key) else { return };
        self.fades = true;
        self.edges.insert(key);
        self.headers.extend([NodeId::Table(edge.child()), NodeId::Table(edge.parent)]);
        self.columns.extend(edge.child_columns.iter().map(|column| (edge.child(), *column)));
        self.columns.extend(edge.parent_columns.iter().map(|column| (edge.parent, *column)));
    }
}
