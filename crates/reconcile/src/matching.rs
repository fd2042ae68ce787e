//! Which of two lists of things are the same things, found tier by tier: by name and definition, by name, and so on.

use std::collections::{BTreeMap, VecDeque};

/// The pairs found so far, as positions in an old and a new list.
pub(crate) struct Matching {
    /// By position in the new list.
    old_of: Vec<Option<usize>>,
    /// By position in the old list.
    taken: Vec<bool>,
}

impl Matching {
    pub(crate) fn new(old: usize, new: usize) -> Self {
        Self { old_of: vec![None; new], taken: vec![false; old] }
    }

    /// Pairs what has equal keys and no partner yet, in order. Of several that would do, `is_best` may prefer one.
    pub(crate) fn tier<K: Ord>(
        &mut self,
        old: impl Fn(usize) -> Option<K>,
        new: impl Fn(usize) -> Option<K>,
        is_best: impl Fn(usize, usize) -> bool,
    ) {
        let Some(mut free) = self.free(old) else { return };
        let keys: Vec<(usize, Option<K>)> = self.lonely().into_iter().map(|at| (at, new(at))).collect();
        // The preferred ones first: in order alone another could take their partner.
        for (at, key) in &keys {
            let Some(found) = key.as_ref().and_then(|key| free.get_mut(key)) else { continue };
            let best = found.iter().position(|old| is_best(*old, *at));
            if let Some(old) = best.and_then(|best| found.remove(best)) {
                self.pair(old, *at);
            }
        }
        for (at, key) in &keys {
            let is_lonely = self.old_of.get(*at).is_some_and(Option::is_none);
            let found = key.as_ref().filter(|_| is_lonely).and_then(|key| free.get_mut(key));
            if let Some(old) = found.and_then(VecDeque::pop_front) {
                self.pair(old, *at);
            }
        }
    }

    /// As [`Matching::tier`], for keys that are proof only where one thing on each side has them.
    pub(crate) fn tier_of_unique<K: Ord>(
        &mut self,
        old: impl Fn(usize) -> Option<K>,
        new: impl Fn(usize) -> Option<K>,
    ) {
        let Some(mut free) = self.free(old) else { return };
        let mut wanted: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for at in self.lonely() {
            if let Some(key) = new(at) {
                wanted.entry(key).or_default().push(at);
            }
        }
        for (key, at) in wanted {
            let found = free.get_mut(&key).filter(|found| found.len() == 1);
            if let ([at], Some(found)) = (at.as_slice(), found)
                && let Some(old) = found.pop_front()
            {
                self.pair(old, *at);
            }
        }
    }

    pub(crate) fn pair(&mut self, old: usize, new: usize) {
        if let (Some(taken), Some(slot)) = (self.taken.get_mut(old), self.old_of.get_mut(new)) {
            (*taken, *slot) = (true, Some(old));
        }
    }

    /// The partner of something new.
    pub(crate) fn old_of(&self, new: usize) -> Option<usize> {
        self.old_of.get(new).copied().flatten()
    }

    pub(crate) fn is_taken(&self, old: usize) -> bool {
        self.taken.get(old).copied().unwrap_or(false)
    }

    /// What is new and has no partner.
    pub(crate) fn lonely(&self) -> Vec<usize> {
        (0..self.old_of.len()).filter(|at| self.old_of(*at).is_none()).collect()
    }

    /// What is old and has no partner.
    pub(crate) fn left(&self) -> Vec<usize> {
        (0..self.taken.len()).filter(|at| !self.is_taken(*at)).collect()
    }

    fn free<K: Ord>(&self, old: impl Fn(usize) -> Option<K>) -> Option<BTreeMap<K, VecDeque<usize>>> {
        let left = self.left();
        if left.is_empty() || self.old_of.iter().all(Option::is_some) {
            return None;
        }
        let mut free: BTreeMap<K, VecDeque<usize>> = BTreeMap::new();
        for at in left {
            if let Some(key) = old(at) {
                free.entry(key).or_default().push_back(at);
            }
        }
        Some(free)
    }
}

#[cfg(test)]
mod tests {
    use super::Matching;

    #[test]
    fn tiers_go_from_the_strict_to_the_lenient() {
        let (old, new) = (["a", "B", "c", "c"], ["b", "c", "a", "d"]);
        let mut matching = Matching::new(old.len(), new.len());
        matching.tier(|at| Some(old[at]), |at| Some(new[at]), |old, _| old == 3);
        assert_eq!((0..4).map(|at| matching.old_of(at)).collect::<Vec<_>>(), [None, Some(3), Some(0), None]);
        let lower = |text: &str| Some(text.to_lowercase());
        matching.tier(|at| lower(old[at]), |at| lower(new[at]), |_, _| false);
        assert_eq!(matching.old_of(0), Some(1));
        assert_eq!((matching.lonely(), matching.left()), (vec![3], vec![2]));
    }

    #[test]
    fn what_two_have_proves_nothing() {
        let mut matching = Matching::new(2, 3);
        matching.tier_of_unique(|at| Some([1, 2][at]), |at| Some([1, 1, 2][at]));
        assert_eq!((matching.lonely(), matching.old_of(2)), (vec![0, 1], Some(1)));
    }
}
