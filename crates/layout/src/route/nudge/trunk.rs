//! Trunks: the stretches of one net that move together.

use super::stretch::Stretch;
use crate::geometry::between;
use crowfoot_compact::Arrange;

/// Stretches of a net whose wishes are closer than this become one trunk.
const MERGE: f64 = 80.0;
/// Stretches of a net that are further apart along their way are trunks of their own.
const GAP: f64 = 600.0;

/// Lines that come from both sides at heights nearer than this would run on each other.
const LEVEL: f64 = 6.0;
/// How many crossings that is worth avoiding.
const FACING: usize = 6;

/// Stretches that move together.
#[derive(Clone, Debug)]
pub(super) struct Trunk {
    pub(super) members: Vec<Stretch>,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) min: f64,
    pub(super) max: f64,
    /// Where it can be when there is little room.
    pub(super) tight: (f64, f64),
    pub(super) at: f64,
}

impl Trunk {
    /// Whether two trunks have to keep their distance across.
    pub(super) fn overlaps(&self, other: &Trunk, spacing: f64) -> bool {
        self.low < other.high + spacing / 2.0 && other.low < self.high + spacing / 2.0
    }

    /// Whether it stays where it is.
    pub(super) fn is_fixed(&self) -> bool {
        self.members.iter().all(|member| member.fixed)
    }

    /// Crossings when this one lies before `second`, and what is worse.
    pub(super) fn crossings_before(&self, second: &Trunk) -> usize {
        let hits = |taps: &Trunk, trunk: &Trunk, direction: f64| {
            let all = taps.members.iter().flat_map(|member| member.taps);
            all.filter(|tap| tap.1 == direction && tap.0 > trunk.low && tap.0 < trunk.high).count()
        };
        hits(self, second, 1.0) + hits(second, self, -1.0) + FACING * self.facing(second)
    }

    /// How many lines that go on from here run towards one that comes from `second` at the same height.
    fn facing(&self, second: &Trunk) -> usize {
        let taps = |trunk: &Trunk, direction: f64| {
            let all: Vec<f64> = trunk
                .members
                .iter()
                .flat_map(|member| member.taps)
                .filter(|tap| tap.1 == direction)
                .map(|tap| tap.0)
                .collect();
            all
        };
        if self.members.first().map(|own| own.net) == second.members.first().map(|other| other.net) {
            return 0;
        }
        let theirs = taps(second, -1.0);
        let meets = |own: &&f64| theirs.iter().any(|other| (*own - other).abs() < LEVEL);
        if theirs.is_empty() { 0 } else { taps(self, 1.0).iter().filter(meets).count() }
    }

    fn takes(&self, stretch: &Stretch) -> bool {
        self.members.first().is_some_and(|first| {
            first.net == stretch.net
                && stretch.wish - first.wish <= MERGE
                && self.min.max(stretch.min) <= self.max.min(stretch.max)
                && self.low < stretch.high + GAP
                && stretch.low < self.high + GAP
        })
    }
}

/// The trunks that the stretches make.
pub(super) fn merge(mut stretches: Vec<Stretch>) -> Vec<Trunk> {
    stretches.arrange_by(|a, b| {
        let by_net = a.net.cmp(&b.net).then(a.wish.total_cmp(&b.wish));
        by_net.then(a.edge.cmp(&b.edge)).then(a.index.cmp(&b.index))
    });
    let mut trunks: Vec<Trunk> = Vec::new();
    for stretch in stretches {
        if let Some(trunk) = trunks.last_mut()
            && trunk.takes(&stretch)
        {
            trunk.low = trunk.low.min(stretch.low);
            trunk.high = trunk.high.max(stretch.high);
            trunk.min = trunk.min.max(stretch.min);
            trunk.max = trunk.max.min(stretch.max);
            trunk.tight = (trunk.tight.0.max(stretch.tight.0), trunk.tight.1.min(stretch.tight.1));
            trunk.members.push(stretch);
            let sum: f64 = trunk.members.iter().map(|member| member.wish).sum();
            trunk.at = between(sum / trunk.members.len() as f64, trunk.min, trunk.max);
            continue;
        }
        let Stretch { low, high, min, max, tight, wish, .. } = stretch;
        trunks.push(Trunk { members: vec![stretch], low, high, min, max, tight, at: wish });
    }
    trunks
}
