//! All edges of a diagram with their routes, kept up to date as cards move.

use crowfoot_compact::{VecMap, VecSet};
use crowfoot_layout::{self as layout, Batch, Obstacles, Point, Rect, Route, Router};
use crowfoot_model::TableId;

use super::label::place;
use super::{Edge, EdgeKey};
use crate::grid::Grid;

mod lifting;
mod progress;
mod routing;

use lifting::Drag;
use progress::{Progress, State};

/// Edges live in slots, since the router works on arrays; a slot whose edge is gone is used again.
#[derive(Clone, Debug, Default)]
pub(crate) struct EdgeSet {
    edges: Vec<Option<Edge>>,
    for_router: Vec<layout::Edge>,
    routes: Vec<Route>,
    slots: VecMap<EdgeKey, usize>,
    free: Vec<usize>,
    of_table: VecMap<TableId, VecSet<usize>>,
    segments: Grid<usize>,
    /// Where labels stand.
    labels: VecMap<usize, Rect>,
    label_index: Grid<usize>,
    /// The router, once it is installed.
    router: Option<Router>,
    /// How far each line is on the way to its route.
    progress: Progress,
    /// The waiting lines, as far as they are routed.
    batch: Option<Box<Batch>>,
    /// Lines that cannot lie where their user has put them for now.
    yielding: VecSet<usize>,
    /// The lines that gave way to a card when it was moved, by obstacle.
    displaced: VecMap<usize, VecSet<usize>>,
    /// While something is dragged.
    drag: Option<Drag>,
}

/// Half the distance of lines that are set apart within a row.
const APART: f64 = 5.0;
/// How far lines keep from cards that they pass.
const CLEARANCE: f64 = 14.0;

impl EdgeSet {
    /// The edges that begin or end at a table.
    pub(crate) fn of(&self, table: TableId) -> impl Iterator<Item = &Edge> + '_ {
        let slots = self.of_table.get(&table).into_iter().flatten();
        slots.filter_map(|slot| self.edges.get(*slot)?.as_ref())
    }

    /// How many those are.
    pub(crate) fn count(&self, table: TableId) -> usize {
        self.of_table.get(&table).map_or(0, VecSet::len)
    }

    pub(crate) fn get(&self, key: EdgeKey) -> Option<(&Edge, &[Point])> {
        self.at(*self.slots.get(&key)?)
    }

    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    /// The edges that may be seen in a rectangle (world); `resting` leaves those of what is dragged out.
    pub(crate) fn near(&self, rect: &Rect, resting: bool) -> impl Iterator<Item = (&Edge, &[Point])> + '_ {
        let slots = self.segments.near(rect).into_iter();
        let still = slots.filter(|slot| !self.is_lifted(*slot)).filter_map(|slot| self.at(slot));
        still.chain((!resting).then(|| self.lifted()).into_iter().flatten())
    }

    /// All edges, in order of their keys.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&Edge, &[Point])> + '_ {
        self.slots.values().filter_map(|slot| self.at(*slot))
    }

    /// Puts an edge in the place of the one with the same key; `nodes` are the obstacles of child and parent.
    pub(crate) fn put(&mut self, mut edge: Edge, nodes: (usize, usize)) {
        edge.parent_shift = self.get(edge.key).map_or(0.0, |(old, _)| old.parent_shift);
        let for_router = edge.for_router(nodes);
        if let Some(slot) = self.slots.get(&edge.key)
            && self.edges.get(*slot).is_some_and(|old| old.as_ref() == Some(&edge))
            && self.for_router.get(*slot).is_some_and(|old| same(old, &for_router))
        {
            return;
        }
        self.remove(edge.key);
        let slot = self.free.pop().unwrap_or(self.edges.len());
        self.of_table.or_default(edge.child()).insert(slot);
        self.of_table.or_default(edge.parent).insert(slot);
        self.slots.insert(edge.key, slot);
        if slot == self.edges.len() {
            self.edges.push(None);
            self.for_router.push(gone());
            self.routes.push(Route::default());
        }
        if let (Some(place), Some(router)) = (self.edges.get_mut(slot), self.for_router.get_mut(slot)) {
            *place = Some(edge);
            *router = for_router;
        }
        self.progress.set(slot, State::Fresh);
    }

    pub(crate) fn remove(&mut self, key: EdgeKey) {
        let Some(slot) = self.slots.remove(&key) else { return };
        self.give_up_batch();
        let Some(edge) = self.edges.get_mut(slot).and_then(Option::take) else { return };
        for table in [edge.child(), edge.parent] {
            if let Some(slots) = self.of_table.get_mut(&table) {
                slots.remove(&slot);
                if slots.is_empty() {
                    self.of_table.remove(&table);
                }
            }
        }
        if let (Some(router), Some(route)) = (self.for_router.get_mut(slot), self.routes.get_mut(slot)) {
            *router = gone();
            *route = Route::default();
        }
        self.segments.remove(slot);
        self.take_label(slot);
        self.progress.set(slot, State::Settled);
        self.yielding.remove(&slot);
        if let Some(drag) = &mut self.drag {
            drag.lines.remove(&slot);
        }
        self.free.push(slot);
    }

    /// Sets the lines apart that meet the same row of a table and say different things of it.
    pub(crate) fn set_apart(&mut self, parent: TableId) {
        let slots: Vec<usize> = self.of_table.get(&parent).into_iter().flatten().copied().collect();
        let meets =
            |edge: &Edge| (edge.parent == parent).then(|| edge.parent_rows.first().copied()).flatten();
        let mut said: VecMap<u64, [bool; 2]> = VecMap::new();
        for edge in slots.iter().filter_map(|slot| self.edges.get(*slot)?.as_ref()) {
            if let Some(row) = meets(edge) {
                let [optional, required] = said.or_default(row.to_bits());
                *(if edge.parent_end.optional { optional } else { required }) = true;
            }
        }
        let mut changed = Vec::new();
        for slot in slots {
            let (Some(Some(edge)), Some(router)) = (self.edges.get_mut(slot), self.for_router.get_mut(slot))
            else {
                continue;
            };
            let Some(row) = meets(edge) else { continue };
            edge.parent_shift = match (said.get(&row.to_bits()), edge.parent_end.optional) {
                (Some([true, true]), true) => APART,
                (Some([true, true]), false) => -APART,
                _ => 0.0,
            };
            let now = edge.for_router((router.from, router.to));
            if !same(&now, router) {
                *router = now;
                changed.push(slot);
            }
        }
        self.freshen(changed);
    }

    /// Keys of the edges that begin or end at a table.
    pub(crate) fn keys_of(&self, table: TableId) -> Vec<EdgeKey> {
        self.of(table).map(|edge| edge.key).collect()
    }

    /// The card of a table has moved or changed its size: its lines have to follow.
    pub(crate) fn touch(&mut self, table: TableId) {
        let slots: Vec<usize> = self.of_table.get(&table).into_iter().flatten().copied().collect();
        self.freshen(slots);
    }

    /// Has lines routed at the end of the update.
    fn freshen(&mut self, slots: impl IntoIterator<Item = usize>) {
        // A batch knows its lines by their state.
        self.give_up_batch();
        self.progress.set_all(slots, State::Fresh);
    }

    fn freshen_yielding(&mut self) {
        let slots: Vec<usize> = self.yielding.iter().copied().collect();
        self.freshen(slots);
    }

    /// A card, which is the obstacle `node`, has come from `old` to `rect`: lines that it crosses have to give way, and
    /// lines that went round it may go straight again.
    pub(crate) fn obstruct(&mut self, node: usize, old: Option<&Rect>, rect: &Rect) {
        let mut moved = self.displaced.remove(&node).unwrap_or_default();
        if let Some(around) = old.map(|old| old.inflate(2.0 * CLEARANCE)) {
            moved.retain(|slot| self.routes.get(*slot).is_some_and(|route| passes(route, &around)));
        }
        if self.waits_for_drop() {
            self.press(moved);
            if let Some(drag) = &mut self.drag {
                drag.pressing.insert(node);
            }
            return;
        }
        moved.extend(self.passing(&rect.inflate(CLEARANCE / 2.0)));
        moved.retain(|slot| self.edges.get(*slot).is_some_and(Option::is_some));
        self.freshen(moved.iter().copied());
        self.note_displaced(node, moved);
        self.freshen_yielding();
    }

    /// A card has left `rect` for good: lines that went round it may go straight.
    pub(crate) fn release(&mut self, node: usize, rect: &Rect) {
        self.freshen(self.passing(&rect.inflate(2.0 * CLEARANCE)));
        self.displaced.remove(&node);
        self.freshen_yielding();
    }

    fn index(&mut self, slot: usize) {
        let Some(route) = self.routes.get(slot).filter(|_| !self.is_lifted(slot)) else { return };
        self.segments.insert(slot, route.segments().map(|(a, b)| Rect::spanning(a, b)));
    }

    /// The place of an edge's label, in world units.
    pub(crate) fn label_of(&self, key: EdgeKey) -> Option<&Rect> {
        self.labels.get(self.slots.get(&key)?)
    }

    fn take_label(&mut self, slot: usize) {
        if self.labels.remove(&slot).is_some() {
            self.label_index.remove(slot);
        }
    }

    /// Finds a place for the label of a line.
    fn put_label(&mut self, obstacles: &Obstacles, slot: usize) {
        self.take_label(slot);
        let Some(label) = self.edges.get(slot).and_then(|edge| edge.as_ref()?.label.as_ref()) else { return };
        let Some(route) = self.routes.get(slot) else { return };
        let free = |rect: &Rect, alone: bool| {
            let taken = |other: &usize| self.labels.get(other).is_some_and(|other| other.intersects(rect));
            let others = || self.passing(rect).iter().any(|other| *other != slot);
            let is_taken = obstacles.touches(rect) || self.label_index.near(rect).iter().any(taken);
            !(is_taken || (alone && others()))
        };
        if let Some(rect) = place(&route.points, label.width, free) {
            self.labels.insert(slot, rect);
            self.label_index.insert(slot, [rect]);
        }
    }

    /// The edges whose lines come into a rectangle.
    fn passing(&self, rect: &Rect) -> Vec<usize> {
        let mut slots = self.segments.near(rect);
        slots.retain(|slot| self.routes.get(*slot).is_some_and(|route| passes(route, rect)));
        slots
    }

    fn at(&self, slot: usize) -> Option<(&Edge, &[Point])> {
        Some((self.edges.get(slot)?.as_ref()?, &self.routes.get(slot)?.points))
    }
}

fn passes(route: &Route, rect: &Rect) -> bool {
    route.segments().any(|(a, b)| Rect::spanning(a, b).inflate(0.5).intersects(rect))
}

/// An edge that the router passes over.
fn gone() -> layout::Edge {
    layout::Edge { from: usize::MAX, to: usize::MAX, from_row: None, to_row: None }
}

fn same(a: &layout::Edge, b: &layout::Edge) -> bool {
    (a.from, a.to, a.from_row, a.to_row) == (b.from, b.to, b.from_row, b.to_row)
}
