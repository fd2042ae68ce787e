//! The last touch: links that are almost straight become straight.
//!
//! The coordinates are a compromise, so many links are a few units off. Each of them would be drawn with two bends.

use crate::proper::Proper;
use crate::task::{Extent, LINE_GAP, Link};

/// The largest offset that is straightened; more is not an accident.
const MOST: f64 = 20.0;
const ROUNDS: usize = 3;
/// Coordinates closer than this are the same.
const SAME: f64 = 1e-6;

/// Rounds the corners to whole units, and moves each box to where most of its links are level, as far as the next boxes
/// of its layer stay `gap` away.
pub(crate) fn straighten(
    boxes: &[Extent],
    links: &[Link],
    graph: &Proper,
    gap: f64,
    corners: &mut [(f64, f64)],
) {
    for corner in corners.iter_mut() {
        *corner = (corner.0.round(), corner.1.round());
    }
    let mut beside: Vec<Vec<(usize, f64)>> = vec![Vec::new(); boxes.len()];
    for link in links.iter().filter(|link| link.parent != link.child) {
        let step = link.parent_at - link.child_at;
        beside[link.parent].push((link.child, -step));
        beside[link.child].push((link.parent, step));
    }
    let mut column: Vec<usize> = Vec::new();
    for _ in 0..ROUNDS {
        let mut moved = false;
        for layer in &graph.layers {
            column.clear();
            column.extend(layer.iter().filter(|&&vertex| graph.real[vertex]));
            for (place, &vertex) in column.iter().enumerate() {
                let at = corners[vertex].1;
                let above = place.checked_sub(1).and_then(|before| column.get(before));
                let least = above.map_or(0.0, |&other| corners[other].1 + boxes[other].across + gap) - at;
                let below = column.get(place + 1);
                let most =
                    below.map_or(f64::INFINITY, |&other| corners[other].1 - gap - boxes[vertex].across) - at;
                let shift = best_shift(&beside[vertex], corners, at, least.min(0.0), most.max(0.0));
                corners[vertex].1 += shift;
                moved |= shift != 0.0;
            }
        }
        if !moved {
            break;
        }
    }
}

/// Offsets every other box of a layer a little, so that lines that leave neighbours towards each other are not level.
pub(crate) fn stagger(graph: &Proper, corners: &mut [(f64, f64)]) {
    for layer in &graph.layers {
        let boxes = layer.iter().filter(|&&vertex| graph.real[vertex]);
        boxes.skip(1).step_by(2).for_each(|&vertex| corners[vertex].0 += LINE_GAP);
    }
}

/// The shift within limits that makes the most links level, and the smallest such shift; 0 unless it improves on that.
fn best_shift(links: &[(usize, f64)], corners: &[(f64, f64)], at: f64, least: f64, most: f64) -> f64 {
    let away = |&(other, step): &(usize, f64)| corners[other].1 + step - at;
    let level = |shift: f64| links.iter().filter(|link| (away(link) - shift).abs() < SAME).count();
    let (mut best, mut count) = (0.0, level(0.0));
    for shift in links.iter().map(away) {
        if shift.abs() > MOST || shift < least - SAME || shift > most + SAME {
            continue;
        }
        let now = level(shift);
        if now > count || (now == count && count > 0 && f64::abs(shift) < f64::abs(best)) {
            (best, count) = (shift, now);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::straighten;
    use crate::proper::proper;
    use crate::task::{Extent, Link};

    const BOXES: [Extent; 4] = [Extent { along: 200.0, across: 100.0 }; 4];

    fn link(parent: usize, child: usize) -> Link {
        Link { parent, child, parent_at: 20.0, child_at: 42.0 }
    }

    #[test]
    fn an_almost_level_link_becomes_level() {
        let links = [link(0, 1), link(0, 2), link(3, 2)];
        let graph = proper(&BOXES, &links, &[0, 1, 1, 0]);
        let mut corners = [(0.0, 30.3), (300.0, 0.0), (300.0, 150.0), (0.0, 176.2)];
        straighten(&BOXES, &links, &graph, 40.0, &mut corners);
        let off = |link: &Link| corners[link.parent].1 + 20.0 - corners[link.child].1 - 42.0;
        assert_eq!(off(&links[0]), 0.0, "{corners:?}");
        assert_eq!(off(&links[2]), 0.0, "{corners:?}");
        assert!(corners[1].1 + 140.0 <= corners[2].1 && corners[0].1 + 140.0 <= corners[3].1);
    }

    #[test]
    fn boxes_without_room_or_with_large_offsets_stay() {
        let links = [link(0, 1), link(3, 2)];
        let graph = proper(&BOXES, &links, &[0, 1, 1, 0]);
        let mut corners = [(0.0, 10.0), (300.0, 0.0), (300.0, 140.0), (0.0, 250.0)];
        let before = corners;
        straighten(&BOXES, &links, &graph, 40.0, &mut corners);
        assert_eq!(corners[2], before[2]);
        assert_eq!(corners[3], before[3]);
    }
}
