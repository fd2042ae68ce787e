//! Nets: lines that refer to the same, and so may share a line.

use crowfoot_compact::Arrange;

/// A number for each of `count` lines, the same for those with the same key.
pub(super) fn nets<K: Ord>(count: usize, key: impl Fn(usize) -> K) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.arrange_by_key(|&index| key(index));
    let mut nets = vec![0; count];
    for pair in order.windows(2) {
        if let [a, b] = *pair {
            nets[b] = nets[a] + usize::from(key(a) != key(b));
        }
    }
    nets
}
