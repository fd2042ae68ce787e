//! Trunks that are squeezed where they lie move to a place in their channel where they have more room.

use super::trunk::Trunk;
use crowfoot_compact::Arrange;

const PASSES: usize = 2;
/// What part of the wanted distance is enough to stay, and what a move has to win.
const ENOUGH: f64 = 0.7;
const WORTH: f64 = 1.0;

/// Moves each trunk that lies too close to another to where it lies less so, as near as possible.
pub(super) fn evade(trunks: &mut [Trunk], spacing: f64) {
    for _ in 0..PASSES {
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
            let room = |at: f64, others: &[f64]| {
                others.iter().map(|other| (other - at).abs()).fold(spacing, f64::min)
            };
            let now = room(trunk.at, &beside(near(trunk.at, trunk.at)));
            if now >= spacing * ENOUGH {
                continue;
            }
            let others = beside(near(from, to));
            let candidates = others.iter().flat_map(|other| [other - spacing, other + spacing]);
            let mut best = (now + WORTH, f64::INFINITY, trunk.at);
            for at in candidates.chain([from, to]).filter(|at| (from..=to).contains(at)) {
                let (room, way) = (room(at, &others), (at - trunk.at).abs());
                if room > best.0 + 0.01 || (room > best.0 - 0.01 && way < best.1) {
                    best = (room, way, at);
                }
            }
            if best.1.is_finite() {
                trunks[index].at = best.2;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
}
