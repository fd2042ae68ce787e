//! Automatic layout in three steps, so that the second, which takes long, can be done elsewhere.

use crowfoot_compact::VecMap;
use crowfoot_layout::{self as layout, Graph, Options, Point, Rect, Size, Style, place_beside};
use crowfoot_model::{DiagramId, Diff, Document, Edit, Flow, NodeId};

use super::{AREA_PADDING, Areas, Item, Scope, areas, fit_areas, graph, items, moved_lines, put};
use crate::measure::Measure;

/// A pending layout: a graph for [`layout::arrange`], and how its positions are applied.
pub struct Plan {
    diagram: DiagramId,
    flow: Flow,
    items: Vec<Item>,
    areas: Areas,
    /// The items that are nodes of the graph.
    members: Vec<usize>,
    graph: Graph,
    reach: Reach,
}

/// Other changes in the same diff.
enum Reach {
    /// All moves: the diagram keeps the flow.
    All,
    /// Objects with a position keep it.
    Added,
    /// Only the members move, and stay about where they were.
    Part(Vec<NodeId>),
}

impl Plan {
    /// What a scope of a diagram comes to, with the diagram's own flow or another one, which it keeps when everything
    /// is arranged. `None` when there is no such diagram.
    pub fn new(
        document: &Document,
        diagram: DiagramId,
        measure: &dyn Measure,
        scope: Scope,
        flow: Option<Flow>,
    ) -> Option<Self> {
        let flow = flow.unwrap_or(document.diagram(diagram)?.flow);
        let added = if let Scope::Added(nodes) = scope { nodes } else { &[] };
        let items = items(document, diagram, measure, added);
        let areas = areas(document, diagram, measure, &items);
        let reach = match scope {
            Scope::All => Reach::All,
            Scope::Unplaced | Scope::Added(_) => Reach::Added,
            Scope::Selection(nodes) => {
                let within =
                    areas.iter().filter(|(area, ..)| nodes.contains(area)).flat_map(|(.., inside)| inside);
                Reach::Part(nodes.iter().chain(within).copied().collect())
            }
        };
        let is_member = |item: &Item| match &reach {
            Reach::All | Reach::Added => true,
            Reach::Part(chosen) => chosen.contains(&item.node),
        };
        let members: Vec<usize> =
            items.iter().enumerate().filter(|(_, item)| is_member(item)).map(|(index, _)| index).collect();
        let chosen: Vec<&Item> = members.iter().filter_map(|&index| items.get(index)).collect();
        let graph = graph::graph(document, &chosen, &areas, |item| {
            !matches!(reach, Reach::Added) || item.at.is_none()
        });
        Some(Self { diagram, flow, items, areas, members, graph, reach })
    }

    /// The graph for the layout.
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// How the layout is asked.
    pub fn options(&self) -> Options {
        let style = match self.flow {
            Flow::Balanced => Style::Balanced,
            Flow::LeftToRight => Style::LeftToRight,
            Flow::TopToBottom => Style::TopToBottom,
            Flow::Compact => Style::Compact,
        };
        Options { style, ..Options::default() }
    }

    /// Whether a search may find a better drawing than [`Plan::first`].
    pub fn is_searched(&self) -> bool {
        layout::is_searched(&self.graph)
    }

    /// As [`Plan::arrange`], with the first good drawing, for somebody who waits to see one.
    pub fn first(&self, document: &Document) -> Diff {
        let places = layout::arrange(&self.graph, &Options { quick: true, ..self.options() });
        self.finish(document, &places)
    }

    /// All three steps at once.
    pub fn arrange(&self, document: &Document) -> Diff {
        let places = layout::arrange(&self.graph, &self.options());
        self.finish(document, &places)
    }

    /// The diff that moves the nodes to their new places, one for each node of the graph. The document may have changed
    /// since the plan was made.
    pub fn finish(&self, document: &Document, places: &[Point]) -> Diff {
        let mut edit = Edit::new(document);
        let moves = |item: &Item| !matches!(self.reach, Reach::Added) || item.at.is_none();
        let members = self.members.iter().filter_map(|&index| self.items.get(index));
        let places: VecMap<NodeId, Point> = members
            .zip(places)
            .filter(|(item, _)| moves(item))
            .map(|(item, place)| (item.node, *place))
            .collect();
        let places = if let Reach::Part(chosen) = &self.reach { self.moved(places, chosen) } else { places };
        if let Reach::All = self.reach
            && document.diagram(self.diagram).is_some_and(|diagram| diagram.flow != self.flow)
            && let Some(diagram) = edit.diagram_mut(self.diagram)
        {
            diagram.flow = self.flow;
        }
        put(&mut edit, self.diagram, &places);
        if !matches!(self.reach, Reach::Added) {
            fit_areas(&mut edit, self.diagram, &self.items, &self.areas, &places);
        }
        let lines = moved_lines(&edit, self.diagram);
        lines.into_iter().for_each(|line| edit.remove(line));
        edit.finish()
    }

    /// A part of the diagram goes where it was if there is room, or else beside the rest.
    fn moved(&self, mut places: VecMap<NodeId, Point>, chosen: &[NodeId]) -> VecMap<NodeId, Point> {
        let is_chosen = |item: &&Item| chosen.contains(&item.node);
        let moving = || self.items.iter().filter(is_chosen);
        let old: Vec<Rect> = moving().filter_map(|item| Some(Rect::at(item.at?, item.card.size))).collect();
        let new: Vec<Rect> =
            moving().filter_map(|item| Some(Rect::at(*places.get(&item.node)?, item.card.size))).collect();
        let (Some(old), Some(new)) = (Rect::bounds(&old), Rect::bounds(&new)) else { return places };
        let staying = self.items.iter().filter(|item| !is_chosen(item));
        let cards = staying.filter_map(|item| Some(Rect::at(item.at?, item.card.size)));
        let is_foreign = |inside: &[NodeId]| !inside.iter().any(|node| chosen.contains(node));
        let foreign =
            self.areas.iter().filter(|(area, _, inside)| !chosen.contains(area) && is_foreign(inside));
        let staying: Vec<Rect> = cards.chain(foreign.map(|area| area.1)).collect();
        let wanted = Rect { x: old.x, y: old.y, ..new };
        let corner = match staying.iter().any(|rect| rect.intersects(&wanted.inflate(AREA_PADDING))) {
            true => place_beside(&staying, Size::new(new.width, new.height), Some(old)),
            false => Point::new(old.x, old.y),
        };
        for place in places.values_mut() {
            *place = Point::new(place.x + corner.x - new.x, place.y + corner.y - new.y);
        }
        places
    }
}
