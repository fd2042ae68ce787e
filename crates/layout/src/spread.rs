//! Layers for free styles, in which children may lie on either side of their parents.
//!
//! A hub (a table that many others reference) would otherwise have all of its children in one tall layer. A local
//! search minimizes the length of the links, with costs for layers that are too tall and for links that run backwards.
//! It has two moves: a single vertex goes to another layer beside one of its neighbours, and a part of the graph that
//! is connected to the rest through one vertex alone is mirrored to the other side of it.

use crate::layers::Pair;
use crowfoot_compact::Arrange;

/// The costs of the search.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish {
    /// Height beyond which a layer is too tall.
    pub(crate) limit: f64,
    /// The cost of a layer that is too tall by one average vertex, in units of one extra layer of link length.
    pub(crate) height_cost: f64,
    /// The cost of a link that runs backwards.
    pub(crate) flip_cost: f64,
}

const ROUNDS: usize = 12;
/// A vertex is tried beside at most this many neighbours.
const MAX_TRIED: usize = 12;
/// Larger graphs are not searched for parts that can be mirrored.
const MAX_MIRRORED: usize = 600;

/// Improves `layer` until nothing moves, and removes layers that have become empty. `links` run from parent to child.
pub(crate) fn spread(layer: &mut [usize], extent: &[f64], links: &[Pair], wish: Wish) {
    let count = layer.len();
    let mut search = Search::new(layer, extent, links, wish);
    let parts = if count <= MAX_MIRRORED { hanging(count, links) } else { Vec::new() };
    for _ in 0..ROUNDS {
        let mut moved = false;
        for (stem, part) in &parts {
            moved |= search.mirror(*stem, part);
        }
        for vertex in 0..count {
            moved |= search.settle(vertex);
        }
        if !moved {
            break;
        }
    }
    let mut used: Vec<i64> = search.layer.clone();
    used.arrange_by(Ord::cmp);
    used.dedup();
    for (slot, at) in layer.iter_mut().zip(&search.layer) {
        *slot = used.partition_point(|other| other < at);
    }
}

struct Search<'a> {
    extent: &'a [f64],
    /// The other end of each link, and whether it is the parent.
    beside: Vec<Vec<(usize, bool)>>,
    layer: Vec<i64>,
    /// Height of each layer, from `first` on.
    height: Vec<f64>,
    first: i64,
    usual: f64,
    wish: Wish,
}

impl<'a> Search<'a> {
    fn new(layer: &[usize], extent: &'a [f64], links: &[Pair], wish: Wish) -> Self {
        let count = layer.len();
        let mut beside = vec![Vec::new(); count];
        for &(parent, child) in links.iter().filter(|link| link.0 != link.1) {
            beside[parent].push((child, false));
            beside[child].push((parent, true));
        }
        let layer: Vec<i64> = layer.iter().map(|&at| i64::try_from(at).unwrap_or(0)).collect();
        let room = i64::try_from(count).unwrap_or(0) + 2;
        let mut height = vec![0.0; 3 * count + 6];
        for (&at, extent) in layer.iter().zip(extent) {
            height[usize::try_from(at + room).unwrap_or(0)] += extent;
        }
        let usual = extent.iter().sum::<f64>() / (count as f64).max(1.0);
        Self { extent, beside, layer, height, first: -room, usual: usual.max(1e-9), wish }
    }

    /// The index of a layer in `height`, if it has one.
    fn slot(&self, layer: i64) -> Option<usize> {
        usize::try_from(layer - self.first).ok().filter(|&slot| slot < self.height.len())
    }

    fn link_cost(&self, parent: i64, child: i64) -> f64 {
        let span = (child - parent).abs();
        let length = if span == 0 { 3.0 } else { (span - 1) as f64 };
        length + if child < parent { self.wish.flip_cost } else { 0.0 }
    }

    fn height_cost(&self, height: f64) -> f64 {
        (height - self.wish.limit).max(0.0) / self.usual * self.wish.height_cost
    }

    /// The cost of the links of a vertex in a layer.
    fn links_cost(&self, vertex: usize, at: i64) -> f64 {
        let cost = |&(other, is_parent): &(usize, bool)| match is_parent {
            true => self.link_cost(self.layer[other], at),
            false => self.link_cost(at, self.layer[other]),
        };
        self.beside[vertex].iter().map(cost).sum()
    }

    /// Moves a vertex to the best of the layers beside its neighbours. Returns whether it has moved.
    fn settle(&mut self, vertex: usize) -> bool {
        let (now, extent) = (self.layer[vertex], self.extent[vertex]);
        let Some(slot) = self.slot(now) else { return false };
        let leaving = self.height_cost(self.height[slot]) - self.height_cost(self.height[slot] - extent);
        let stay = self.links_cost(vertex, now);
        let mut best: Option<(f64, i64)> = None;
        let mut tried = Vec::with_capacity(2 * MAX_TRIED + 2);
        let near = self.beside[vertex].iter().take(MAX_TRIED).map(|other| self.layer[other.0]);
        for at in near.chain([now]).flat_map(|at| [at - 1, at + 1]) {
            if at == now || tried.contains(&at) {
                continue;
            }
            tried.push(at);
            let Some(to) = self.slot(at) else { continue };
            let entering = self.height_cost(self.height[to] + extent) - self.height_cost(self.height[to]);
            let gain = leaving - entering + stay - self.links_cost(vertex, at);
            if gain > best.map_or(1e-6, |best| best.0 + 1e-9) {
                best = Some((gain, at));
            }
        }
        match best {
            Some((_, at)) => {
                self.put(vertex, at);
                true
            }
            None => false,
        }
    }

    fn put(&mut self, vertex: usize, at: i64) {
        let (from, to) = (self.slot(self.layer[vertex]), self.slot(at));
        if let (Some(from), Some(to)) = (from, to) {
            self.height[from] -= self.extent[vertex];
            self.height[to] += self.extent[vertex];
            self.layer[vertex] = at;
        }
    }

    fn part_cost(&self, part: &[usize]) -> f64 {
        part.iter().map(|&vertex| self.links_cost(vertex, self.layer[vertex])).sum()
    }

    /// Mirrors a part to the other side of the vertex that it hangs on, if that is better.
    fn mirror(&mut self, stem: usize, part: &[usize]) -> bool {
        let middle = self.layer[stem];
        let mirrored: Vec<i64> = part.iter().map(|&vertex| 2 * middle - self.layer[vertex]).collect();
        if mirrored.iter().any(|&at| self.slot(at).is_none()) {
            return false;
        }
        let before = self.part_cost(part);
        let mut heights = 0.0;
        let old: Vec<i64> = part.iter().map(|&vertex| self.layer[vertex]).collect();
        let mut touched: Vec<i64> = old.iter().chain(&mirrored).copied().collect();
        touched.arrange_by(Ord::cmp);
        touched.dedup();
        let total = |search: &Self| -> f64 {
            let slots = touched.iter().filter_map(|&at| search.slot(at));
            slots.map(|slot| search.height_cost(search.height[slot])).sum()
        };
        heights += total(self);
        for (&vertex, &at) in part.iter().zip(&mirrored) {
            self.put(vertex, at);
        }
        let gain = before + heights - self.part_cost(part) - total(self);
        if gain > 1e-6 {
            return true;
        }
        for (&vertex, &at) in part.iter().zip(&old) {
            self.put(vertex, at);
        }
        false
    }
}

/// The parts of several vertices that are connected to the rest through one vertex alone (an articulation point), each
/// with that vertex; at most half of the graph each.
fn hanging(count: usize, links: &[Pair]) -> Vec<(usize, Vec<usize>)> {
    let mut beside = vec![Vec::new(); count];
    for &(a, b) in links.iter().filter(|link| link.0 != link.1) {
        beside[a].push(b);
        beside[b].push(a);
    }
    let mut found = Vec::new();
    for stem in (0..count).filter(|&vertex| beside[vertex].len() > 2) {
        let mut seen = vec![false; count];
        seen[stem] = true;
        for &start in &beside[stem] {
            if std::mem::replace(&mut seen[start], true) {
                continue;
            }
            let (mut part, mut next) = (vec![start], 0);
            while let Some(&vertex) = part.get(next) {
                next += 1;
                for &other in &beside[vertex] {
                    if !std::mem::replace(&mut seen[other], true) {
                        part.push(other);
                    }
                }
            }
            if part.len() > 1 && 2 * part.len() <= count {
                found.push((stem, part));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Wish, spread};

    const WISH: Wish = Wish { limit: 300.0, height_cost: 1.5, flip_cost: 0.3 };

    #[test]
    fn the_children_of_a_hub_lie_on_both_sides() {
        let links: Vec<_> = (1..=6).map(|child| (0, child)).collect();
        let mut layer: Vec<usize> = vec![0, 1, 1, 1, 1, 1, 1];
        spread(&mut layer, &[100.0; 7], &links, WISH);
        for side in [0, 2] {
            assert_eq!(layer[1..].iter().filter(|&&at| at == side).count(), 3, "{layer:?}");
        }
        assert_eq!(layer[0], 1);
    }

    #[test]
    fn a_hanging_part_is_mirrored_as_a_whole() {
        // 0 → 1, 2, 3, and each of them has two children of its own.
        let links = [(0, 1), (0, 2), (0, 3), (1, 4), (1, 5), (2, 6), (2, 7), (3, 8), (3, 9)];
        let mut layer = vec![0, 1, 1, 1, 2, 2, 2, 2, 2, 2];
        spread(&mut layer, &[100.0; 10], &links, Wish { limit: 400.0, ..WISH });
        for (parent, child) in links {
            assert_eq!(layer[parent].abs_diff(layer[child]), 1, "{layer:?}");
        }
        assert!((0..=4).all(|at| layer.iter().filter(|&&other| other == at).count() <= 4), "{layer:?}");
    }

    #[test]
    fn nothing_moves_without_need() {
        let links = [(0, 1), (1, 2), (0, 2)];
        let mut layer = vec![0, 1, 2];
        spread(&mut layer, &[100.0; 3], &links, WISH);
        assert_eq!(layer, [0, 1, 2]);
    }
}
