//! Placement of a whole graph: groups, connected components, unrelated nodes, and nodes that must stay.

use crate::beside::place_beside;
use crate::choose;
use crate::components;
use crate::geometry::{Point, Rect, Size, between, finite, finite_rect, finite_size};
use crate::graph::{Edge, Graph, Options, Style};
use crate::loose;
use crate::metrics::polylines;
use crate::pack::{extent, pack};
use crate::route::{Obstacles, RouteOptions, route_all};
use crate::task::{Extent, Figures, Gaps, LINE_GAP, Link, Task, Weights};
use crowfoot_compact::Arrange;

/// The gaps of a compact drawing, as a fraction of the usual ones.
const COMPACT: f64 = 0.65;

/// Lines closer together than this look like one.
const CLOSE: f64 = 3.0;
/// The cost of two lines that look like one, in crossings.
const TOO_CLOSE: usize = 3;
/// The cost of a line over a table, in crossings.
const OVER_TABLE: usize = 20;

/// With layers from top to bottom, lines run down beside an item to reach its rows; room is kept for this many.
const MAX_BESIDE: usize = 24;

/// An edge between two items that are placed together: the nodes of a group, or groups and the nodes outside of them.
/// Rows are measured from the top of the item.
#[derive(Clone, Copy)]
struct Relation {
    child: usize,
    parent: usize,
    child_row: Option<f64>,
    parent_row: Option<f64>,
}

impl Relation {
    fn edge(&self) -> Edge {
        Edge { from: self.child, to: self.parent, from_row: self.child_row, to_row: self.parent_row }
    }
}

/// The top left corner of every node: parents before their children, nothing overlapping, fixed nodes untouched.
///
/// The drawing starts at the origin unless nodes are fixed; then the others settle around those. Overlaps among the
/// fixed nodes themselves are left alone.
pub fn arrange(graph: &Graph, options: &Options) -> Vec<Point> {
    let options = sane(options);
    let nodes = &graph.nodes;
    let sizes: Vec<Size> = nodes.iter().map(|node| finite_size(node.size)).collect();
    let fixed = |index: usize| nodes[index].fixed.map(|at| Point::new(finite(at.x), finite(at.y)));
    let mut places: Vec<Point> = (0..nodes.len()).map(|index| fixed(index).unwrap_or_default()).collect();
    let free: Vec<usize> = (0..nodes.len()).filter(|&index| fixed(index).is_none()).collect();
    let relations: Vec<Relation> = graph
        .edges
        .iter()
        .filter(|edge| edge.from < nodes.len() && edge.to < nodes.len() && edge.from != edge.to)
        .map(|edge| Relation {
            child: edge.from,
            parent: edge.to,
            child_row: edge.from_row.map(finite),
            parent_row: edge.to_row.map(finite),
        })
        .collect();
    let groups: Vec<Option<u32>> = nodes.iter().map(|node| node.group).collect();
    let blocks = grouped(&free, &sizes, &groups, &relations, &options);
    if free.len() == nodes.len() {
        put_all(&blocks, &options, &mut places);
        return places;
    }
    let mut taken: Vec<Rect> = Vec::with_capacity(nodes.len());
    let stays: Vec<usize> = (0..nodes.len()).filter(|&index| fixed(index).is_some()).collect();
    taken.extend(stays.iter().map(|&index| Rect::at(places[index], sizes[index])));
    taken.extend(graph.kept_free.iter().map(finite_rect));
    let mut settled = vec![false; nodes.len()];
    stays.iter().for_each(|&index| settled[index] = true);
    for block in &blocks {
        let mut inside = vec![false; nodes.len()];
        block.members.iter().for_each(|member| inside[member.0] = true);
        let partners =
            relations.iter().filter_map(|relation| match (inside[relation.child], inside[relation.parent]) {
                (true, false) if settled[relation.parent] => Some(relation.parent),
                (false, true) if settled[relation.child] => Some(relation.child),
                _ => None,
            });
        let near: Vec<Rect> = partners.map(|index| Rect::at(places[index], sizes[index])).collect();
        let corner = place_beside(&taken, block.size, Rect::bounds(&near));
        taken.push(Rect::at(corner, block.size));
        block.put(corner, &mut places);
        block.members.iter().for_each(|member| settled[member.0] = true);
    }
    places
}

/// Whether [`arrange`] searches for a better drawing of a graph than the quick one.
pub fn is_searched(graph: &Graph) -> bool {
    let count = graph.nodes.len();
    // Each group is searched separately.
    if graph.nodes.iter().any(|node| node.group.is_some()) {
        return true;
    }
    let pairs = graph.edges.iter().map(|edge| (edge.from, edge.to));
    let pairs = pairs.filter(|&(from, to)| from < count && to < count && from != to);
    let mut links = vec![0; count];
    pairs.clone().for_each(|(from, _)| links[from] += 1);
    components::split(count, pairs)
        .iter()
        .any(|set| choose::is_searched(set.len(), set.iter().map(|&node| links[node]).sum()))
}

fn sane(options: &Options) -> Options {
    let closer = if options.style == Style::Compact { COMPACT } else { 1.0 };
    let gap = |value: f64| finite(value).clamp(0.0, 10_000.0) * closer;
    let aspect = if options.aspect.is_finite() { options.aspect.clamp(0.1, 10.0) } else { 1.6 };
    Options {
        style: options.style,
        node_gap: gap(options.node_gap),
        layer_gap: gap(options.layer_gap),
        component_gap: gap(options.component_gap),
        group_padding: gap(options.group_padding / closer),
        aspect,
        quick: options.quick,
    }
}

/// A part of the drawing that moves as a whole.
struct Block {
    size: Size,
    /// Node and its place within the block.
    members: Vec<(usize, Point)>,
    /// Whether its members are held together by relations.
    is_related: bool,
}

impl Block {
    fn put(&self, corner: Point, places: &mut [Point]) {
        for &(node, place) in &self.members {
            places[node] = Point::new(corner.x + place.x, corner.y + place.y);
        }
    }
}

/// Places the nodes inside every group, then the groups and the nodes outside of them.
fn grouped(
    free: &[usize],
    sizes: &[Size],
    groups: &[Option<u32>],
    relations: &[Relation],
    options: &Options,
) -> Vec<Block> {
    let mut names: Vec<u32> = free.iter().filter_map(|&node| groups[node]).collect();
    names.arrange_by(Ord::cmp);
    names.dedup();
    // A unit is a group with its nodes placed, or a single node.
    let mut units: Vec<Block> = Vec::new();
    for name in names {
        let nodes: Vec<usize> = free.iter().copied().filter(|&node| groups[node] == Some(name)).collect();
        units.push(frame(&nodes, sizes, relations, options));
    }
    let alone = free.iter().filter(|&&node| groups[node].is_none());
    units.extend(alone.map(|&node| Block {
        size: sizes[node],
        members: vec![(node, Point::default())],
        is_related: false,
    }));
    let mut home = vec![(usize::MAX, 0.0); sizes.len()];
    for (index, unit) in units.iter().enumerate() {
        for &(node, place) in &unit.members {
            home[node] = (index, place.y);
        }
    }
    let between: Vec<Relation> = relations
        .iter()
        .filter_map(|relation| {
            let ((child, child_top), (parent, parent_top)) = (home[relation.child], home[relation.parent]);
            if child == parent || child == usize::MAX || parent == usize::MAX {
                return None;
            }
            let middle = |node: usize| sizes[node].height / 2.0;
            Some(Relation {
                child,
                parent,
                child_row: Some(child_top + relation.child_row.unwrap_or_else(|| middle(relation.child))),
                parent_row: Some(parent_top + relation.parent_row.unwrap_or_else(|| middle(relation.parent))),
            })
        })
        .collect();
    let items: Vec<Size> = units.iter().map(|unit| unit.size).collect();
    let mut blocks = blocks(&items, &between, options);
    for block in &mut blocks {
        let members = std::mem::take(&mut block.members);
        for (unit, corner) in members {
            let nodes = units[unit].members.iter();
            let shift = |place: &Point| Point::new(corner.x + place.x, corner.y + place.y);
            block.members.extend(nodes.map(|(node, place)| (*node, shift(place))));
        }
    }
    blocks
}

/// A group with its nodes placed, and room for its frame.
fn frame(nodes: &[usize], sizes: &[Size], relations: &[Relation], options: &Options) -> Block {
    let mut local = vec![usize::MAX; sizes.len()];
    nodes.iter().enumerate().for_each(|(index, &node)| local[node] = index);
    let inner: Vec<Relation> = relations
        .iter()
        .filter(|relation| local[relation.child] != usize::MAX && local[relation.parent] != usize::MAX)
        .map(|relation| Relation {
            child: local[relation.child],
            parent: local[relation.parent],
            ..*relation
        })
        .collect();
    let items: Vec<Size> = nodes.iter().map(|&node| sizes[node]).collect();
    let blocks = blocks(&items, &inner, options);
    let mut places = vec![Point::default(); nodes.len()];
    put_all(&blocks, options, &mut places);
    let (size, padding) = (extent(&items, &places), options.group_padding);
    let inset = |place: &Point| Point::new(place.x + padding, place.y + padding);
    Block {
        size: Size::new(size.width + 2.0 * padding, size.height + 2.0 * padding),
        members: nodes.iter().zip(&places).map(|(&node, place)| (node, inset(place))).collect(),
        is_related: true,
    }
}

/// A block for every connected component of several items, the largest first, then one for all items without relations.
fn blocks(items: &[Size], relations: &[Relation], options: &Options) -> Vec<Block> {
    let pairs = relations.iter().map(|relation| (relation.child, relation.parent));
    let mut sets = components::split(items.len(), pairs);
    sets.arrange_by_key(|set| std::cmp::Reverse(set.len()));
    let mut blocks = Vec::new();
    let mut local = vec![(0, 0); items.len()];
    for (index, set) in sets.iter().enumerate() {
        set.iter().enumerate().for_each(|(place, &item)| local[item] = (index, place));
    }
    let mut inner: Vec<Vec<Relation>> = vec![Vec::new(); sets.len()];
    for relation in relations {
        let (set, child) = local[relation.child];
        inner[set].push(Relation { child, parent: local[relation.parent].1, ..*relation });
    }
    let mut loose = Vec::new();
    for (set, relations) in sets.iter().zip(&inner) {
        if let [single] = set[..] {
            loose.push(single);
            continue;
        }
        let sizes: Vec<Size> = set.iter().map(|&item| items[item]).collect();
        let places = component(&sizes, relations, options);
        blocks.push(Block {
            size: extent(&sizes, &places),
            members: set.iter().copied().zip(places).collect(),
            is_related: true,
        });
    }
    if !loose.is_empty() {
        let sizes: Vec<Size> = loose.iter().map(|&item| items[item]).collect();
        let others: Vec<Size> = blocks.iter().map(|block: &Block| block.size).collect();
        let places = loose::columns_beside(&sizes, &others, options);
        blocks.push(Block {
            size: extent(&sizes, &places),
            members: loose.into_iter().zip(places).collect(),
            is_related: false,
        });
    }
    blocks
}

fn component(sizes: &[Size], relations: &[Relation], options: &Options) -> Vec<Point> {
    let sideways = options.style != Style::TopToBottom;
    let rooms = if sideways { vec![0.0; sizes.len()] } else { rooms(sizes.len(), relations) };
    let boxes: Vec<Extent> = sizes
        .iter()
        .zip(&rooms)
        .map(|(size, room)| match sideways {
            true => Extent { along: size.width, across: size.height },
            false => Extent { along: size.height, across: size.width + 2.0 * room },
        })
        .collect();
    let meet = |node: usize, row: Option<f64>| {
        let middle = boxes[node].across / 2.0;
        if sideways { between(row.unwrap_or(middle), 0.0, boxes[node].across) } else { middle }
    };
    let links: Vec<Link> = relations
        .iter()
        .map(|relation| Link {
            parent: relation.parent,
            child: relation.child,
            parent_at: meet(relation.parent, relation.parent_row),
            child_at: meet(relation.child, relation.child_row),
        })
        .collect();
    let gaps = Gaps { node: options.node_gap, layer: options.layer_gap };
    let aspect = if sideways { options.aspect } else { 1.0 / options.aspect };
    let points = |corners: &[(f64, f64)]| -> Vec<Point> {
        let upright = |(&(along, across), room): (&(f64, f64), &f64)| match sideways {
            true => Point::new(along, across),
            false => Point::new(across + room, along),
        };
        corners.iter().zip(&rooms).map(upright).collect()
    };
    let edges: Vec<Edge> = relations.iter().map(Relation::edge).collect();
    let mut evaluate = |corners: &[(f64, f64)]| {
        let rects: Vec<Rect> =
            points(corners).iter().zip(sizes).map(|(&at, &size)| Rect::at(at, size)).collect();
        figures_of(&rects, &edges, sideways)
    };
    let free = options.style == Style::Balanced || options.style == Style::Compact;
    let weights = match options.style {
        Style::Compact => Weights { length: 0.5, area: 1.2 },
        _ => Weights { length: 0.5, area: 0.3 },
    };
    let quick = options.quick;
    let task = Task { boxes: &boxes, links: &links, gaps, aspect, free, sideways, weights, quick };
    points(&choose::place(&task, &mut evaluate))
}

/// The room beside each item for the lines that run down to its rows.
fn rooms(count: usize, relations: &[Relation]) -> Vec<f64> {
    let (mut lines, mut is_parent) = (vec![0; count], vec![false; count]);
    for relation in relations {
        lines[relation.child] += 1;
        is_parent[relation.parent] = true;
    }
    let room = |(lines, is_parent): (usize, bool)| {
        let beside = (lines + usize::from(is_parent)).min(MAX_BESIDE);
        beside as f64 * LINE_GAP / 2.0
    };
    lines.into_iter().zip(is_parent).map(room).collect()
}

/// The figures of a drawing with its lines routed.
fn figures_of(rects: &[Rect], edges: &[Edge], sideways: bool) -> Figures {
    let routes = route_all(&Obstacles::new(rects), edges, &RouteOptions::default());
    let lines: Vec<Vec<Point>> = routes.into_iter().map(|route| route.points).collect();
    let points = lines.iter().flatten().map(|&point| Rect::spanning(point, point));
    let whole = points.chain(rects.iter().copied()).reduce(|all, rect| all.union(&rect)).unwrap_or_default();
    let faults = polylines::crossings(&lines)
        + TOO_CLOSE * polylines::too_close(edges, &lines, CLOSE)
        + OVER_TABLE * polylines::lines_over_nodes(rects, edges, &lines);
    let (along, across) = match sideways {
        true => (whole.width, whole.height),
        false => (whole.height, whole.width),
    };
    Figures { faults: faults as f64, length: polylines::length(&lines), along, across }
}

/// Packs the blocks and stores the places of their members.
fn put_all(blocks: &[Block], options: &Options, places: &mut [Point]) {
    let outline: Vec<Size> = blocks.iter().map(|block| block.size).collect();
    let related = blocks.iter().filter(|block| block.is_related).count();
    let corners = pack(&outline, related, options.component_gap, options.aspect);
    for (block, corner) in blocks.iter().zip(corners) {
        block.put(corner, places);
    }
}
