//! A pseudorandom generator with the same numbers on every machine.

use crate::words::{NAMES, TEXTS};

/// A pseudorandom generator. The same seed gives the same numbers.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or(0)
    }

    pub(crate) fn one_in(&mut self, end: usize) -> bool {
        self.below(end) == 0
    }

    /// One of some items, which must not be empty.
    pub(crate) fn pick<T: Clone>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())].clone()
    }

    pub(crate) fn name(&mut self) -> String {
        if self.one_in(4) {
            return [self.pick(NAMES), self.pick(NAMES)].concat();
        }
        self.pick(NAMES).to_owned()
    }

    pub(crate) fn text(&mut self) -> String {
        self.pick(TEXTS).to_owned()
    }

    pub(crate) fn comment(&mut self) -> Option<String> {
        self.one_in(4).then(|| self.text())
    }

    pub(crate) fn own_name(&mut self) -> Option<String> {
        self.one_in(2).then(|| self.name())
    }
}
