//! Trunks that have too little room move to another place in their channel.

use super::trunk::Trunk;
use crowfoot_compact::Arrange;

/// How often [`evade`] is worth repeating.
pub(super) const PASSES: usize = 2;
/// The fraction of the spacing that is enough to stay, and the least gain of a move.
const ENOUGH: f64 = 0.7;
const WORTH: f64 = 1.0;

/// Moves each trunk that is too close to another to the place with the most room, and the nearest such place. Returns
/// whether any has moved.
pub(super) fn evade(trunks: &mut [Trunk], spacing: f64) -> bool {
    let mut order: Vec<usize> = (0..trunks.len()).collect();
    order.arrange_by(|&a, &b| trunks[a].at.total_cmp(&trunks[b].at).then(a.cmp(&b)));
    let places: Vec<f64> = order.iter().map(|&index| trunks[index].at).collect();
    let mut moved = false;
    for index in 0..trunks.len() {
        let trunk = &trunks[index];
        let (from, to) = trunk.tight;
        if trunk.is_fixed() || to - from < 1.0 {
            continue;
        }
        let near = |from: f64, to: f64| {
            let first = places.partition_point(|place| *place < from - spacing);
            let last = places.partition_point(|place| *place <= to + spacing);
            &order[first..last.max(first)]
        };
        let beside = |others: &[usize]| -> Vec<f64> {
            let others = others.iter().filter(|&&other| other != index);
            others
                .map(|&other| &trunks[other])
                .filter(|other| other.overlaps(trunk, spacing))
                .map(|other| other.at)
                .collect()
        };
        let now = room(trunk.at, sorted(beside(near(trunk.at, trunk.at))).as_slice(), spacing);
        if now >= spacing * ENOUGH {
            continue;
        }
        let others = beside(near(from, to));
        let in_order = sorted(others.clone());
        let candidates = others.iter().flat_map(|other| [other - spacing, other + spacing]);
        let mut best = (now + WORTH, f64::INFINITY, trunk.at);
        for at in candidates.chain([from, to]).filter(|at| (from..=to).contains(at)) {
            let (room, way) = (room(at, &in_order, spacing), (at - trunk.at).abs());
            if room > best.0 + 0.01 || (room > best.0 - 0.01 && way < best.1) {
                best = (room, way, at);
            }
        }
        if best.1.is_finite() {
            trunks[index].at = best.2;
            moved = true;
        }
    }
    moved
}

/// The distance to the nearest of the sorted `others`, at most `most`.
fn room(at: f64, others: &[f64], most: f64) -> f64 {
    let after = others.partition_point(|other| *other < at);
    let beside =
        [after.checked_sub(1), Some(after)].into_iter().flatten().filter_map(|place| others.get(place));
    beside.map(|other| (other - at).abs()).fold(most, f64::min)
}

fn sorted(mut places: Vec<f64>) -> Vec<f64> {
    places.arrange_by(f64::total_cmp);
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{room, sorted};

    proptest! {
        #[test]
        fn room_is_the_distance_to_the_nearest(others in proptest::collection::vec(-50.0..50.0_f64, 0..30), at in -60.0..60.0_f64) {
            let nearest = others.iter().map(|other| (other - at).abs()).fold(12.0, f64::min);
            prop_assert_eq!(room(at, &sorted(others), 12.0), nearest);
        }
    }
}
