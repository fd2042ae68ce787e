//! Trunks: segments of one net that move together.

use super::segment::Segment;
use crate::geometry::between;
use crowfoot_compact::Arrange;

/// Segments of a net whose wishes are closer than this become one trunk.
const MERGE: f64 = 80.0;
/// Segments of a net that are further apart along become separate trunks.
const GAP: f64 = 600.0;

/// Lines from both sides that are closer together than this would look like one.
const LEVEL: f64 = 6.0;
/// The cost of that, in crossings.
const FACING: usize = 6;

/// Segments that move together.
#[derive(Clone, Debug)]
pub(super) struct Trunk {
    pub(super) members: Vec<Segment>,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) min: f64,
    pub(super) max: f64,
    /// The range where there is little room.
    pub(super) tight: (f64, f64),
    pub(super) at: f64,
}

impl Trunk {
    /// Whether two trunks overlap along, and so must keep their distance across.
    pub(super) fn overlaps(&self, other: &Trunk, spacing: f64) -> bool {
        self.low < other.high + spacing / 2.0 && other.low < self.high + spacing / 2.0
    }

    /// Whether it cannot move.
    pub(super) fn is_fixed(&self) -> bool {
        self.members.iter().all(|member| member.fixed)
    }

    /// The cost of this trunk being before `second`: crossings, and facing lines.
    pub(super) fn crossings_before(&self, second: &Trunk) -> usize {
        let hits = |taps: &Trunk, trunk: &Trunk, direction: f64| {
            let all = taps.members.iter().flat_map(|member| member.taps);
            all.filter(|tap| tap.1 == direction && tap.0 > trunk.low && tap.0 < trunk.high).count()
        };
        hits(self, second, 1.0) + hits(second, self, -1.0) + FACING * self.facing(second)
    }

    /// The number of lines from here that meet one from `second` head-on.
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

    fn takes(&self, segment: &Segment) -> bool {
        self.members.first().is_some_and(|first| {
            first.net == segment.net
                && segment.wish - first.wish <= MERGE
                && self.min.max(segment.min) <= self.max.min(segment.max)
                && self.low < segment.high + GAP
                && segment.low < self.high + GAP
        })
    }
}

/// Merges segments into trunks.
pub(super) fn merge(mut segments: Vec<Segment>) -> Vec<Trunk> {
    segments.arrange_by(|a, b| {
        let by_net = a.net.cmp(&b.net).then(a.wish.total_cmp(&b.wish));
        by_net.then(a.edge.cmp(&b.edge)).then(a.index.cmp(&b.index))
    });
    let mut trunks: Vec<Trunk> = Vec::new();
    for segment in segments {
        if let Some(trunk) = trunks.last_mut()
            && trunk.takes(&segment)
        {
            trunk.low = trunk.low.min(segment.low);
            trunk.high = trunk.high.max(segment.high);
            trunk.min = trunk.min.max(segment.min);
            trunk.max = trunk.max.min(segment.max);
            trunk.tight = (trunk.tight.0.max(segment.tight.0), trunk.tight.1.min(segment.tight.1));
            trunk.members.push(segment);
            let sum: f64 = trunk.members.iter().map(|member| member.wish).sum();
            trunk.at = between(sum / trunk.members.len() as f64, trunk.min, trunk.max);
            continue;
        }
        let Segment { low, high, min, max, tight, wish, .. } = segment;
        trunks.push(Trunk { members: vec![segment], low, high, min, max, tight, at: wish });
    }
    trunks
}
