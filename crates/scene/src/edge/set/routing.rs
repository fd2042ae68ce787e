//! How the lines of a set get their ways: those that follow the pointer at once, many in portions.

use crowfoot_compact::VecSet;
use crowfoot_layout::{self as layout, Obstacles, Point, Rect, RouteOptions, Router};

use super::{CLEARANCE, EdgeKey, EdgeSet, State};

/// Stubs hold the marks of an end and a fork.
const OPTIONS: RouteOptions =
    RouteOptions { clearance: CLEARANCE, stub: 24.0, spacing: 12.0, bend_cost: 50.0 };

/// So many lines can be routed with care in one frame.
const FEW: usize = 12;

/// Among more lines than these, looking at all of them takes too long for a frame.
const CALM: usize = 400;

/// So many lines can be routed in haste in one frame: each may lead across the whole diagram.
const HURRIED: usize = 4;

impl EdgeSet {
    /// Takes the router: the lines that are plain can find their ways from now on.
    pub(crate) fn set_router(&mut self, router: Router) {
        self.router = Some(router);
    }

    /// The router, if it is there.
    pub(crate) fn router(&self) -> Option<Router> {
        self.router
    }

    /// Whether lines wait for their ways, or to be set apart, and there is what finds them.
    pub(crate) fn is_waiting(&self) -> bool {
        let progress = &self.progress;
        let is_idle = progress.waiting().is_empty() && progress.loose().is_empty() && self.batch.is_none();
        self.router.is_some() && !is_idle
    }

    /// Routes the lines that something has happened to, if they are `most` at most; otherwise they are plain until
    /// [`EdgeSet::go_on`] comes to them. Returns whether there were any but those of what is dragged.
    pub(crate) fn route(&mut self, obstacles: &Obstacles, most: usize) -> bool {
        self.give_up_batch();
        let mut fresh: Vec<usize> = self.progress.take(State::Fresh).into_iter().collect();
        let others = fresh.iter().any(|slot| !self.is_lifted(*slot));
        fresh.retain(|slot| !self.bend(obstacles, *slot));
        let is_large = fresh.len() > FEW || self.is_large();
        let hurries = is_large && fresh.len() < self.slots.len();
        if hurries {
            fresh.retain(|slot| !self.follow(obstacles, *slot));
        }
        let Some(router) = self.router.filter(|_| fresh.len() <= most) else {
            fresh.iter().for_each(|slot| self.improvise(obstacles, *slot));
            self.progress.set_all(fresh, State::Waiting);
            return others;
        };
        if hurries && fresh.len() > HURRIED {
            for slot in fresh.split_off(HURRIED) {
                // A way that only leads through a card may do so for a moment.
                if !self.still_meets(obstacles, slot) {
                    self.improvise(obstacles, slot);
                }
                self.progress.set(slot, State::Waiting);
            }
        }
        let route = if hurries { router.route_quickly } else { router.route_some };
        if !fresh.is_empty() {
            route(obstacles, &self.for_router, &mut self.routes, &fresh, &OPTIONS);
        }
        if hurries {
            self.progress.set_all(fresh.iter().copied(), State::Hasty);
        }
        fresh.iter().for_each(|slot| self.index(*slot));
        fresh.iter().for_each(|slot| self.put_label(obstacles, *slot));
        others
    }

    /// Whether looking at all lines takes too long for a frame.
    pub(super) fn is_large(&self) -> bool {
        self.slots.len() > CALM
    }

    /// Whether lines were routed in haste.
    pub(crate) fn is_hasty(&self) -> bool {
        self.progress.has_hasty()
    }

    /// Lets the lines that were routed in haste wait for better ways; they keep those that they have meanwhile.
    pub(crate) fn mend(&mut self) {
        self.give_up_batch();
        let hasty = self.progress.take(State::Hasty);
        self.progress.set_all(hasty, State::Waiting);
    }

    /// Finds the ways of at most `most` lines that wait, and at last sets all of them apart. Returns whether there is
    /// more to do.
    pub(crate) fn go_on(&mut self, obstacles: &Obstacles, most: usize) -> bool {
        let Some(router) = self.router.filter(|_| self.is_waiting()) else { return false };
        let mut batch = match self.batch.take() {
            Some(batch) => batch,
            None => {
                let mut waiting: Vec<usize> = self.progress.waiting().iter().copied().collect();
                waiting.retain(|slot| !self.bend(obstacles, *slot));
                let loose: Vec<usize> = self.progress.loose().iter().copied().collect();
                let lists = [&waiting[..], &loose[..]];
                Box::new((router.begin)(obstacles, &self.for_router, lists, &OPTIONS))
            }
        };
        if (router.go_on)(&mut batch, obstacles, &self.for_router, &mut self.routes, most, &OPTIONS) {
            self.batch = Some(batch);
            return true;
        }
        for set in [self.progress.take(State::Waiting), self.progress.take(State::Loose)] {
            set.iter().for_each(|slot| self.index(*slot));
            set.iter().for_each(|slot| self.put_label(obstacles, *slot));
        }
        false
    }

    /// The line of an edge with its inner stretches at `bends`; `None` where that is not possible.
    pub(crate) fn bent(&self, key: EdgeKey, obstacles: &Obstacles, bends: &[i32]) -> Option<Vec<Point>> {
        let ends = self.for_router.get(*self.slots.get(&key)?)?;
        (self.router?.bent)(obstacles, ends, bends, &OPTIONS)
    }

    /// Lets a line keep its way while its ends go with their tables, if that is possible.
    fn follow(&mut self, obstacles: &Obstacles, slot: usize) -> bool {
        let (Some(router), Some(ends), Some(route)) =
            (self.router, self.for_router.get(slot), self.routes.get_mut(slot))
        else {
            return false;
        };
        let Some(points) = (router.follow)(obstacles, ends, route, &OPTIONS) else { return false };
        route.points = points;
        self.progress.set(slot, State::Hasty);
        self.index(slot);
        self.put_label(obstacles, slot);
        true
    }

    /// Something has happened on the diagram: what has its way is only to be set apart, the rest waits.
    pub(super) fn give_up_batch(&mut self) {
        let Some(batch) = self.batch.take() else { return };
        let mut done = self.progress.take(State::Waiting);
        let left: VecSet<usize> = batch.left().iter().copied().filter(|slot| done.contains(slot)).collect();
        done.retain(|slot| !left.contains(slot));
        done.iter().for_each(|slot| self.index(*slot));
        self.progress.set_all(left, State::Waiting);
        self.progress.set_all(done, State::Loose);
    }

    /// Puts a line where its user wants it, if that is possible.
    fn bend(&mut self, obstacles: &Obstacles, slot: usize) -> bool {
        self.yielding.remove(&slot);
        let Some(Some(edge)) = self.edges.get(slot) else { return false };
        if edge.bends.is_empty() || self.router.is_none() {
            return false;
        }
        let Some(points) = self.bent(edge.key, obstacles, &edge.bends) else {
            self.yielding.insert(slot);
            return false;
        };
        if let Some(route) = self.routes.get_mut(slot) {
            route.points = points;
        }
        self.index(slot);
        self.put_label(obstacles, slot);
        self.progress.set(slot, State::Settled);
        true
    }

    /// Gives a line that has to wait a way from side to side, whatever is between.
    fn improvise(&mut self, obstacles: &Obstacles, slot: usize) {
        let Some(edge) = self.for_router.get(slot) else { return };
        let (Some(from), Some(to)) = (obstacles.get(edge.from), obstacles.get(edge.to)) else { return };
        let points = plain(from, to, edge);
        if let Some(route) = self.routes.get_mut(slot) {
            route.points = points;
        }
        self.take_label(slot);
        self.index(slot);
    }

    /// Whether a line begins and ends at its rows.
    fn still_meets(&self, obstacles: &Obstacles, slot: usize) -> bool {
        let (Some(ends), Some(route)) = (self.for_router.get(slot), self.routes.get(slot)) else {
            return false;
        };
        let (Some(first), Some(last)) = (route.points.first(), route.points.last()) else { return false };
        let meets = |node: usize, row: Option<f64>, point: &Point| {
            obstacles.get(node).is_some_and(|rect| {
                let y = rect.y + row.unwrap_or(rect.height / 2.0);
                (point.x == rect.x || point.x == rect.right()) && (point.y - y).abs() < 1.0
            })
        };
        meets(ends.from, ends.from_row, first) && meets(ends.to, ends.to_row, last)
    }
}

/// Out of one card, over, and into the other.
fn plain(from: &Rect, to: &Rect, edge: &layout::Edge) -> Vec<Point> {
    let y = |rect: &Rect, row: Option<f64>| rect.y + row.unwrap_or(rect.height / 2.0);
    let (start_y, end_y) = (y(from, edge.from_row), y(to, edge.to_row));
    let rightwards = to.x > from.right();
    let (start, end, turn) = match rightwards {
        true => (from.right(), to.x, (from.right() + to.x) / 2.0),
        false if to.right() < from.x => (from.x, to.right(), (from.x + to.right()) / 2.0),
        false => (from.x, to.x, from.x.min(to.x) - OPTIONS.stub),
    };
    vec![
        Point::new(start, start_y),
        Point::new(turn, start_y),
        Point::new(turn, end_y),
        Point::new(end, end_y),
    ]
}
