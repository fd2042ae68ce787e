//! Spreading trunks: in an order with few crossings, each within its channel and apart from its neighbours.
//!
//! In a given order this is a system of difference constraints: `x[b] - x[a] >= distance` for each pair that overlaps,
//! and a range for each trunk. One pass forwards gives the lowest possible positions, one backwards the highest; the
//! system has a solution where no lowest is above its highest. If there is none, the distances that do not fit are
//! reduced until it has. The positions are then the means of two solutions that stay as near to the wishes as
//! possible, one pushed to the right and one to the left; the mean of two solutions is a solution as well.

use super::trunk::Trunk;
use crate::components::Sets;
use crate::geometry::between;
use crowfoot_compact::Arrange;

/// How often [`spread`] is worth repeating.
pub(super) const ROUNDS: usize = 6;
const MAX_SWAP_PASSES: usize = 24;
/// How often a distance that does not fit is reduced, and the factor.
const MAX_YIELDS: usize = 9;
const YIELD: f64 = 0.75;
/// Shorter distances become zero.
const LEAST: f64 = 2.0;
/// Pairs in one cluster, which bounds the time where thousands of lines meet.
const MAX_PAIRS: usize = 400_000;

/// Two trunks of a cluster (by index in it), the first before the second, and the distance that they keep.
struct Pair {
    first: usize,
    second: usize,
    distance: f64,
}

/// Moves trunks apart that are too close, which may bring them too close to others. Returns whether there were any.
pub(super) fn spread(trunks: &mut [Trunk], spacing: f64) -> bool {
    let clusters = clusters(trunks, spacing);
    let any = !clusters.is_empty();
    for mut cluster in clusters {
        order(trunks, &mut cluster);
        place(trunks, &cluster, spacing);
    }
    any
}

/// Groups of trunks that are too close to each other.
fn clusters(trunks: &[Trunk], spacing: f64) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..trunks.len()).collect();
    order.arrange_by(|&a, &b| trunks[a].at.total_cmp(&trunks[b].at).then(a.cmp(&b)));
    let mut sets = Sets::new(trunks.len());
    for (place, &a) in order.iter().enumerate() {
        for &b in &order[place + 1..] {
            if trunks[b].at - trunks[a].at >= spacing - 0.01 {
                break;
            }
            if trunks[a].overlaps(&trunks[b], spacing) && !(trunks[a].is_fixed() && trunks[b].is_fixed()) {
                sets.join(a, b);
            }
        }
    }
    let mut clusters = sets.members();
    clusters.retain(|cluster| cluster.len() > 1);
    clusters
}

/// Orders a cluster by position, then swaps neighbours while that makes the lines that turn off cross fewer others.
fn order(trunks: &[Trunk], cluster: &mut [usize]) {
    cluster.arrange_by(|&a, &b| trunks[a].at.total_cmp(&trunks[b].at).then(a.cmp(&b)));
    for _ in 0..MAX_SWAP_PASSES.min(cluster.len()) {
        let mut swapped = false;
        for place in 1..cluster.len() {
            let (a, b) = (&trunks[cluster[place - 1]], &trunks[cluster[place]]);
            if a.is_fixed() && b.is_fixed() {
                continue;
            }
            let fewer = || b.crossings_before(a) < a.crossings_before(b);
            if a.max > b.min && (b.max <= a.min || fewer()) {
                cluster.swap(place - 1, place);
                swapped = true;
            }
        }
        if !swapped {
            break;
        }
    }
}

/// Places the trunks of a cluster: in its order, as far apart as there is room for, near their wishes.
fn place(trunks: &mut [Trunk], cluster: &[usize], spacing: f64) {
    let mut pairs = pairs(trunks, cluster, spacing);
    let (mut least, mut most) = (Vec::new(), Vec::new());
    for round in 0..=MAX_YIELDS {
        let tight = round > 0;
        (least, most) = limits(trunks, cluster, &pairs, tight);
        let impossible = |pair: &Pair| least[pair.first] + pair.distance > most[pair.second] + 0.001;
        if round == MAX_YIELDS {
            pairs.retain(|pair| !impossible(pair));
            (least, most) = limits(trunks, cluster, &pairs, true);
            break;
        }
        let mut any = false;
        for pair in &mut pairs {
            if impossible(pair) {
                any = true;
                if !tight {
                    continue;
                }
                let less = pair.distance * YIELD;
                pair.distance = if less < LEAST { 0.0 } else { less };
            }
        }
        if !any {
            break;
        }
    }
    // Each as near to its wish as those before it allow, from the left and from the right. The place is in the middle.
    let wish = |place: usize| between(trunks[cluster[place]].at, least[place], most[place]);
    let mut left: Vec<f64> = (0..cluster.len()).map(wish).collect();
    let mut right = left.clone();
    for pair in &pairs {
        left[pair.second] = left[pair.second].max(left[pair.first] + pair.distance);
    }
    for pair in pairs.iter().rev() {
        right[pair.first] = right[pair.first].min(right[pair.second] - pair.distance);
    }
    for (place, &index) in cluster.iter().enumerate() {
        let trunk = &mut trunks[index];
        if !trunk.is_fixed() {
            trunk.at = between(f64::midpoint(left[place], right[place]), trunk.tight.0, trunk.tight.1);
        }
    }
}

/// The pairs that must keep their distance, sorted by first and then second. This is a topological order: all pairs
/// that end at a trunk come before those that start at it, so one pass over them propagates the limits.
fn pairs(trunks: &[Trunk], cluster: &[usize], spacing: f64) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (first, &a) in cluster.iter().enumerate() {
        for (after, &b) in cluster[first + 1..].iter().enumerate() {
            let (one, other) = (&trunks[a], &trunks[b]);
            if one.overlaps(other, spacing) && !(one.is_fixed() && other.is_fixed()) {
                pairs.push(Pair { first, second: first + 1 + after, distance: spacing });
            }
        }
        if pairs.len() > MAX_PAIRS {
            break;
        }
    }
    pairs
}

/// The lowest and the highest possible position of each trunk, with all pairs at their distances.
fn limits(trunks: &[Trunk], cluster: &[usize], pairs: &[Pair], tight: bool) -> (Vec<f64>, Vec<f64>) {
    let range = |index: &usize| {
        let trunk = &trunks[*index];
        if tight { trunk.tight } else { (trunk.min, trunk.max) }
    };
    let mut least: Vec<f64> = cluster.iter().map(|index| range(index).0).collect();
    let mut most: Vec<f64> = cluster.iter().map(|index| range(index).1).collect();
    for pair in pairs {
        least[pair.second] = least[pair.second].max(least[pair.first] + pair.distance);
    }
    for pair in pairs.iter().rev() {
        most[pair.first] = most[pair.first].min(most[pair.second] - pair.distance);
    }
    (least, most)
}
