//! Cards that make room for each other.
//!
//! What has grown stays where it is. Each card that it would cover moves by what is the least distance for it and for those
//! that it meets there, and is settled; then come the cards that it would cover in turn. Each is moved once, so that it
//! ends, and none ends on a settled one.

use std::collections::VecDeque;

use crowfoot_compact::{Arrange, VecMap, VecSet};
use crowfoot_model::NodeId;
use crowfoot_scene::{Grid, Rect, Scene};

use super::{GAP, areas, meets};

/// How much farther a way up or to the left counts.
const BACK: f64 = 1.3;

pub(super) struct Crowd<'s> {
    pub(super) scene: &'s Scene,
    pub(super) areas: Vec<NodeId>,
    /// Where what has grown was before.
    before: VecMap<NodeId, Rect>,
    /// Where new cards have found room.
    arrived: VecMap<NodeId, Rect>,
    /// What is elsewhere than in the scene.
    places: VecMap<NodeId, Rect>,
    moved: Grid<NodeId>,
    /// What does not move any more.
    settled: VecSet<NodeId>,
    finals: Grid<NodeId>,
    waiting: VecDeque<NodeId>,
}

/// A way for a card to move.
#[derive(Clone, Copy)]
enum Way {
    Down,
    Right,
    Left,
    Up,
}

impl<'s> Crowd<'s> {
    pub(super) fn new(scene: &'s Scene) -> Self {
        let before = scene.outgrown().iter().filter_map(|grown| Some((grown.node, grown.before?)));
        Self {
            scene,
            areas: scene.areas().map(|(area, _)| area).collect(),
            before: before.collect(),
            arrived: VecMap::new(),
            places: VecMap::new(),
            moved: Grid::default(),
            settled: VecSet::new(),
            finals: Grid::default(),
            waiting: VecDeque::new(),
        }
    }

    /// Where a node is now.
    pub(super) fn rect(&self, node: NodeId) -> Rect {
        let place = self.places.get(&node).copied();
        place.or_else(|| self.scene.bounds(node)).unwrap_or_default()
    }

    /// Where a node was before the diff, or, if it is new, where it found room: what it covered on arrival does not
    /// count.
    pub(super) fn before(&self, node: NodeId) -> Rect {
        let was = self.before.get(&node).or_else(|| self.arrived.get(&node)).copied();
        was.or_else(|| self.scene.bounds(node)).unwrap_or_default()
    }

    /// Puts a node elsewhere.
    pub(super) fn put(&mut self, node: NodeId, rect: Rect) {
        self.places.insert(node, rect);
        self.moved.insert(node, [rect]);
    }

    /// Puts a new node where there is room for it.
    pub(super) fn arrive(&mut self, node: NodeId, rect: Rect) {
        self.arrived.insert(node, rect);
        self.put(node, rect);
    }

    /// What is elsewhere than in the scene, in order.
    pub(super) fn changed(&self) -> impl Iterator<Item = (NodeId, Rect)> + '_ {
        self.places.iter().map(|(node, rect)| (*node, *rect))
    }

    /// The cards and notes that touch an area of the world, in order.
    pub(super) fn near(&self, area: &Rect) -> Vec<NodeId> {
        let mut found = self.scene.nodes_in(*area);
        found.retain(|node| self.places.get(node).is_none());
        let moved = self.moved.near(area).into_iter();
        found.extend(moved.filter(|node| self.rect(*node).intersects(area)));
        found.retain(|node| !is_area(*node));
        found.arrange_by(Ord::cmp);
        found
    }

    /// Lets everything make room for what has grown.
    pub(super) fn spread(&mut self) {
        let mut grown: Vec<NodeId> = self.before.keys().copied().filter(|node| !is_area(*node)).collect();
        // Of several that have grown the upper one stays where it is.
        grown.arrange_by(|a, b| {
            let (a, b) = (self.rect(*a), self.rect(*b));
            a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x))
        });
        for node in &grown {
            if !self.clashes(*node, |other| self.settled.contains(&other)) {
                self.settle(*node);
            }
        }
        self.waiting.extend(grown.iter().copied().filter(|node| !self.settled.contains(node)));
        for node in grown.into_iter().filter(|node| self.settled.contains(node)).collect::<Vec<_>>() {
            self.call_neighbours(node);
        }
        while let Some(node) = self.waiting.pop_front() {
            if self.settled.contains(&node) {
                continue;
            }
            let is_pushed = self.before.contains_key(&node)
                || self.clashes(node, |other| self.settled.contains(&other))
                || self.is_in_strange_area(node, &self.rect(node));
            if is_pushed {
                let place = self.place_for(node);
                self.put(node, place);
                self.settle(node);
                self.call_neighbours(node);
            }
        }
    }

    fn settle(&mut self, node: NodeId) {
        self.settled.insert(node);
        self.finals.insert(node, [self.rect(node)]);
    }

    /// Calls those that a settled card would cover, or an area that grows with it.
    fn call_neighbours(&mut self, node: NodeId) {
        let met = self.newly_met(node);
        self.waiting.extend(met);
        let mut held = vec![node];
        while let Some(inner) = held.pop() {
            for area in areas::hold(self, inner) {
                let rect = self.rect(area);
                let strangers = self.near(&rect).into_iter().filter(|other| {
                    !self.settled.contains(other) && self.is_in_strange_area(*other, &self.rect(*other))
                });
                let strangers: Vec<NodeId> = strangers.collect();
                self.waiting.extend(strangers);
                held.push(area);
            }
        }
    }

    /// The cards that a card covers, or comes too near to, and has not before.
    fn newly_met(&self, node: NodeId) -> Vec<NodeId> {
        let rect = self.rect(node);
        let near = self.near(&rect.inflate(GAP)).into_iter();
        near.filter(|other| *other != node && !self.settled.contains(other))
            .filter(|other| self.is_new_clash(node, &rect, *other))
            .collect()
    }

    fn clashes(&self, node: NodeId, counts: impl Fn(NodeId) -> bool) -> bool {
        let rect = self.rect(node);
        let mut near = self.near(&rect.inflate(GAP)).into_iter();
        near.any(|other| other != node && counts(other) && self.is_new_clash(node, &rect, other))
    }

    /// Whether a node at a place meets another one, and has not before.
    fn is_new_clash(&self, node: NodeId, rect: &Rect, other: NodeId) -> bool {
        let (was, there, other_was) = (self.before(node), self.rect(other), self.before(other));
        (rect.intersects(&there) && !was.intersects(&other_was))
            || (meets(rect, &there) && !meets(&was, &other_was))
    }

    /// Whether a place reaches into an area on which the node was not at all.
    fn is_in_strange_area(&self, node: NodeId, rect: &Rect) -> bool {
        self.strange_areas(node).any(|area| area.intersects(rect))
    }

    fn strange_areas(&self, node: NodeId) -> impl Iterator<Item = Rect> + '_ {
        let was = self.before(node);
        let strange = move |area: &&NodeId| !self.before(**area).intersects(&was);
        self.areas.iter().filter(strange).map(|area| self.rect(*area))
    }

    /// The best place for a card that has to move.
    fn place_for(&self, node: NodeId) -> Rect {
        let from = self.rect(node);
        let ways = [Way::Down, Way::Right, Way::Left, Way::Up];
        let places = ways.map(|way| self.clear(node, from, way));
        let cost = |rect: &Rect| {
            let (dx, dy) = (rect.x - from.x, rect.y - from.y);
            // Cards grow downwards and to the right: others go along rather than back.
            let back = if dx + dy < 0.0 { BACK } else { 1.0 };
            (dx.abs() + dy.abs()) * back + self.trouble(node, rect)
        };
        let costs = places.map(|rect| cost(&rect));
        let best = (0..ways.len()).min_by(|a, b| costs[*a].total_cmp(&costs[*b]));
        best.map_or(from, |best| places[best])
    }

    /// The first place in a direction that is free of all that is settled.
    fn clear(&self, node: NodeId, from: Rect, way: Way) -> Rect {
        let areas: Vec<Rect> = self.strange_areas(node).collect();
        let mut rect = from;
        loop {
            let near = self.finals.near(&rect.inflate(GAP)).into_iter().filter(|other| *other != node);
            let cards = near.map(|other| self.rect(other).inflate(GAP));
            let mut ahead = cards.chain(areas.iter().copied()).filter(|other| other.intersects(&rect));
            let Some(other) = ahead.next() else { return rect };
            match way {
                Way::Down => rect.y = other.bottom().ceil(),
                Way::Right => rect.x = other.right().ceil(),
                Way::Left => rect.x = (other.x - rect.width).floor(),
                Way::Up => rect.y = (other.y - rect.height).floor(),
            }
        }
    }

    /// How far others would have to move for a card at a place.
    fn trouble(&self, node: NodeId, rect: &Rect) -> f64 {
        let near = self.near(&rect.inflate(GAP)).into_iter();
        let met = near.filter(|other| *other != node && !self.settled.contains(other));
        met.filter(|other| self.is_new_clash(node, rect, *other))
            .map(|other| {
                let other = self.rect(other);
                let across = (rect.right() - other.x).min(other.right() - rect.x);
                let down = (rect.bottom() - other.y).min(other.bottom() - rect.y);
                across.min(down).max(0.0) + GAP
            })
            .sum()
    }
}

pub(super) fn is_area(node: NodeId) -> bool {
    matches!(node, NodeId::Area(_))
}
