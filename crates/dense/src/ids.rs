//! What is known of ids.

use crowfoot_compact::VecMap;

#[derive(Clone, Default)]
pub(super) struct Ids {
    pub(super) last: u64,
    pub(super) highest: u64,
    /// The last one in each place, and how far it was from the one before.
    pub(super) by_place: VecMap<u32, (u64, u64)>,
    /// All that were defined in a place, in their order.
    pub(super) defined: VecMap<u32, Vec<u64>>,
    /// How many of a kind have been referred to, in their order.
    pub(super) referred: VecMap<u32, usize>,
    pub(super) hits: u32,
}
