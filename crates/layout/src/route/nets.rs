//! Nets: lines with a common end, which may share a trunk.

use crowfoot_compact::Arrange;

/// Numbers for `count` lines; those with equal keys get the same number.
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
