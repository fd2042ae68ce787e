//! Feet that face each other at about the same y: their lines must turn off before they meet.
//!
//! A foot is the first or last segment of a line, from the node to the first bend.

use super::super::Route;
use super::segment::Segment;
use crate::geometry::between;
use crowfoot_compact::Arrange;

/// Feet closer together than this would look like one line.
const LEVEL: f64 = 6.0;

/// The first or last segment of a line that bends.
struct Foot {
    y: f64,
    left: f64,
    right: f64,
    /// Whether it runs to the right, away from its node.
    rightwards: bool,
    /// Index of the vertical segment at its bend, in the list of segments.
    upright: usize,
}

/// Adjusts the wishes of the vertical segments at facing feet, so that neither foot reaches beyond the bend of the
/// other.
pub(super) fn part_feet(routes: &[Route], changed: &[usize], spacing: f64, segments: &mut [Segment]) {
    let mut feet = feet(routes, changed, segments);
    feet.arrange_by(|a, b| a.y.total_cmp(&b.y).then(a.left.total_cmp(&b.left)));
    for (place, one) in feet.iter().enumerate() {
        for other in feet[place + 1..].iter().take_while(|other| other.y - one.y < LEVEL) {
            let overlap = one.left < other.right && other.left < one.right;
            if !overlap
                || one.rightwards == other.rightwards
                || segments[one.upright].net == segments[other.upright].net
            {
                continue;
            }
            let (from_left, from_right) = if one.rightwards { (one, other) } else { (other, one) };
            let wishes = [one, other].map(|foot| segments[foot.upright].wish);
            let (mut left, mut right) = (wishes[0].min(wishes[1]), wishes[0].max(wishes[1]));
            if right - left < spacing {
                let middle = f64::midpoint(left, right);
                (left, right) = (middle - spacing / 2.0, middle + spacing / 2.0);
            }
            for (foot, wish) in [(from_left, left), (from_right, right)] {
                let segment = &mut segments[foot.upright];
                segment.wish = between(wish, segment.min, segment.max);
            }
        }
    }
}

fn feet(routes: &[Route], changed: &[usize], segments: &[Segment]) -> Vec<Foot> {
    let mut uprights: Vec<usize> = (0..segments.len()).filter(|&place| !segments[place].fixed).collect();
    uprights.arrange_by_key(|&place| (segments[place].edge, segments[place].index));
    let find = |edge: usize, index: usize| {
        let place =
            uprights.partition_point(|&place| (segments[place].edge, segments[place].index) < (edge, index));
        let upright = *uprights.get(place)?;
        ((segments[upright].edge, segments[upright].index) == (edge, index)).then_some(upright)
    };
    let mut feet = Vec::new();
    for &edge in changed {
        let points = &routes[edge].points;
        let Some(last) = points.len().checked_sub(1).filter(|last| *last >= 3) else { continue };
        for (node, turn, index) in [(0, 1, 1), (last, last - 1, last - 2)] {
            let (node, turn) = (points[node], points[turn]);
            if let Some(upright) = find(edge, index) {
                let (left, right) = (node.x.min(turn.x), node.x.max(turn.x));
                feet.push(Foot { y: node.y, left, right, rightwards: turn.x > node.x, upright });
            }
        }
    }
    feet
}
