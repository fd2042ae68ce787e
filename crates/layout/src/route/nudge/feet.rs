//! Feet that face each other at the same height: their lines have to turn off before they meet.

use super::super::Route;
use super::stretch::Stretch;
use crate::geometry::between;
use crowfoot_compact::Arrange;

/// Feet whose heights differ by less would run on each other.
const LEVEL: f64 = 6.0;

/// The first or last stretch of a line that bends.
struct Foot {
    y: f64,
    left: f64,
    right: f64,
    /// Whether it runs to the right, away from its node.
    rightwards: bool,
    /// Its upright, as a place in the list of stretches.
    upright: usize,
}

/// Gives the uprights at the ends of facing feet wishes such that neither foot reaches beyond the other's.
pub(super) fn part_feet(routes: &[Route], changed: &[usize], spacing: f64, stretches: &mut [Stretch]) {
    let mut feet = feet(routes, changed, stretches);
    feet.arrange_by(|a, b| a.y.total_cmp(&b.y).then(a.left.total_cmp(&b.left)));
    for (place, one) in feet.iter().enumerate() {
        for other in feet[place + 1..].iter().take_while(|other| other.y - one.y < LEVEL) {
            let overlap = one.left < other.right && other.left < one.right;
            if !overlap
                || one.rightwards == other.rightwards
                || stretches[one.upright].net == stretches[other.upright].net
            {
                continue;
            }
            let (from_left, from_right) = if one.rightwards { (one, other) } else { (other, one) };
            let wishes = [one, other].map(|foot| stretches[foot.upright].wish);
            let (mut left, mut right) = (wishes[0].min(wishes[1]), wishes[0].max(wishes[1]));
            if right - left < spacing {
                let middle = f64::midpoint(left, right);
                (left, right) = (middle - spacing / 2.0, middle + spacing / 2.0);
            }
            for (foot, wish) in [(from_left, left), (from_right, right)] {
                let stretch = &mut stretches[foot.upright];
                stretch.wish = between(wish, stretch.min, stretch.max);
            }
        }
    }
}

fn feet(routes: &[Route], changed: &[usize], stretches: &[Stretch]) -> Vec<Foot> {
    let mut uprights: Vec<usize> = (0..stretches.len()).filter(|&place| !stretches[place].fixed).collect();
    uprights.arrange_by_key(|&place| (stretches[place].edge, stretches[place].index));
    let find = |edge: usize, index: usize| {
        let place = uprights
            .partition_point(|&place| (stretches[place].edge, stretches[place].index) < (edge, index));
        let upright = *uprights.get(place)?;
        ((stretches[upright].edge, stretches[upright].index) == (edge, index)).then_some(upright)
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
