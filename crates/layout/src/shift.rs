//! The shortest way out for a block that overlaps others.
//!
//! Each pair of rectangles forbids a zone of shifts, which is a rectangle itself (their Minkowski difference). The
//! shortest allowed shift lies on the border of a zone or on an axis.

use crowfoot_compact::Arrange;

use crate::geometry::{Point, Rect, finite_rect};

/// The radius of the first search, and how often it doubles.
const NEAR: f64 = 256.0;
const DOUBLINGS: usize = 20;
/// With more pairs of rectangles than this, a block is taken as a whole.
const MAX_ZONES: usize = 4000;

/// The shortest shift after which no rectangle of `block` is nearer than `gap` to any other. `others` returns those
/// that touch an area.
pub fn free_shift(block: &[Rect], others: &dyn Fn(&Rect) -> Vec<Rect>, gap: f64) -> Point {
    let mut block: Vec<Rect> = block.iter().map(finite_rect).collect();
    let Some(bounds) = Rect::bounds(&block) else { return Point::default() };
    let mut reach = NEAR;
    for _ in 0..DOUBLINGS {
        let others = others(&bounds.inflate(reach + gap));
        if block.len() * others.len() > MAX_ZONES {
            block = vec![bounds];
        }
        let zones: Vec<Zone> = block
            .iter()
            .flat_map(|own| others.iter().map(|other| Zone::between(own, &finite_rect(other), gap)))
            .collect();
        match shortest(&zones) {
            Some(shift) if shift.x.hypot(shift.y) <= reach => return shift,
            _ => reach *= 2.0,
        }
    }
    Point::default()
}

/// The shifts by which one rectangle comes too near to another: the interior of this rectangle.
#[derive(Clone, Copy, Debug)]
struct Zone {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Zone {
    fn between(own: &Rect, other: &Rect, gap: f64) -> Self {
        Self {
            left: other.x - gap - own.right(),
            right: other.right() + gap - own.x,
            top: other.y - gap - own.bottom(),
            bottom: other.bottom() + gap - own.y,
        }
    }
}

/// The shortest shift outside of all zones. Ties go to the right, then down.
fn shortest(zones: &[Zone]) -> Option<Point> {
    let mut across: Vec<f64> = zones.iter().flat_map(|zone| [zone.left, zone.right]).collect();
    across.push(0.0);
    across.arrange_by(|a, b| a.abs().total_cmp(&b.abs()).then(b.total_cmp(a)));
    across.dedup();
    let mut best: Option<Point> = None;
    let length = |point: Point| point.x.hypot(point.y);
    for x in across {
        if best.is_some_and(|best| length(best) <= x.abs()) {
            break;
        }
        let y = shortest_down(zones.iter().filter(|zone| zone.left < x && x < zone.right));
        let found = Point::new(x, y);
        if best.is_none_or(|best| length(found) < length(best)) {
            best = Some(found);
        }
    }
    best
}

/// The number nearest to zero that is not between the top and the bottom of any zone.
fn shortest_down<'a>(zones: impl Iterator<Item = &'a Zone>) -> f64 {
    let mut spans: Vec<(f64, f64)> = zones.map(|zone| (zone.top, zone.bottom)).collect();
    spans.arrange_by(|a, b| a.0.total_cmp(&b.0));
    let (mut up, mut down) = (0.0, 0.0);
    for (top, bottom) in &spans {
        if *top < down && down < *bottom {
            down = *bottom;
        }
    }
    spans.arrange_by(|a, b| b.1.total_cmp(&a.1));
    for (top, bottom) in &spans {
        if *top < up && up < *bottom {
            up = *top;
        }
    }
    if down <= -up { down } else { up }
}

#[cfg(test)]
mod tests {
    use super::free_shift;
    use crate::geometry::{Point, Rect};

    fn shift(block: &[Rect], others: &[Rect]) -> Point {
        free_shift(block, &|area| others.iter().filter(|own| own.intersects(area)).copied().collect(), 10.0)
    }

    #[test]
    fn a_free_block_stays() {
        let own = Rect::new(0.0, 0.0, 100.0, 50.0);
        assert_eq!(shift(&[own], &[]), Point::default());
        assert_eq!(shift(&[own], &[Rect::new(110.0, 0.0, 50.0, 50.0)]), Point::default());
        assert_eq!(shift(&[], &[own]), Point::default());
    }

    #[test]
    fn takes_the_nearest_way_out() {
        let other = Rect::new(0.0, 0.0, 200.0, 100.0);
        assert_eq!(shift(&[Rect::new(0.0, 80.0, 100.0, 50.0)], &[other]), Point::new(0.0, 30.0));
        assert_eq!(shift(&[Rect::new(-80.0, 20.0, 100.0, 50.0)], &[other]), Point::new(-30.0, 0.0));
        // Where the next one is in the way too, past both.
        let below = Rect::new(-500.0, 120.0, 1000.0, 50.0);
        let way = shift(&[Rect::new(0.0, 80.0, 100.0, 50.0)], &[other, below]);
        assert_eq!(way, Point::new(0.0, 100.0));
    }

    #[test]
    fn a_block_moves_as_one() {
        let block = [Rect::new(0.0, 0.0, 100.0, 50.0), Rect::new(0.0, 100.0, 100.0, 50.0)];
        assert_eq!(shift(&block, &[Rect::new(90.0, 110.0, 100.0, 20.0)]), Point::new(-20.0, 0.0));
    }
}
