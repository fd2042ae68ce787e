//! A map of fixed size that forgets.

use super::predictor::spread;

#[derive(Clone)]
pub(super) struct Slots {
    bits: u32,
    slots: Vec<(u32, u32)>,
}

impl Slots {
    pub(super) fn new(bits: u32) -> Self {
        Self { bits, slots: vec![(0, u32::MAX); 1 << bits] }
    }

    pub(super) fn get(&self, key: u32) -> Option<usize> {
        let hash = spread(key);
        let (check, value) = self.slots[(hash >> (32 - self.bits)) as usize];
        (check == hash && value != u32::MAX).then_some(value as usize)
    }

    pub(super) fn insert(&mut self, key: u32, value: usize) {
        let hash = spread(key);
        self.slots[(hash >> (32 - self.bits)) as usize] = (hash, value as u32);
    }
}
