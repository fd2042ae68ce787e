//! What of a line is in hand: a stretch, or the corner between two.

use crowfoot_layout::Point;

use super::{of_route, stretches, whole};

/// How far from a card a stretch at its end is bent.
const FOOT: f64 = 24.0;

/// The bends of a line, and which of them move.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Grip {
    pub(crate) bends: Vec<i32>,
    /// Those that move, with where they were. Even places are x.
    pub(crate) held: Vec<(usize, i32)>,
}

impl Grip {
    /// What of a route is at a point; within `corner` of a corner both of its stretches. The stretches that end at a card
    /// stay at their rows: what is taken of them is bent out.
    pub(crate) fn at(route: &[Point], point: Point, corner: f64) -> Option<Self> {
        let away = |(a, b): (Point, Point)| {
            let x = point.x.max(a.x.min(b.x)).min(a.x.max(b.x));
            let y = point.y.max(a.y.min(b.y)).min(a.y.max(b.y));
            (point.x - x).hypot(point.y - y)
        };
        let nearest = stretches(route)
            .enumerate()
            .map(|(number, stretch)| (number, away(stretch)))
            .reduce(|best, other| if other.1 < best.1 { other } else { best })?
            .0;
        let grip = Self::of_stretch(route, nearest)?;
        let last = route.len().saturating_sub(2);
        let inner = |number: usize| number > 0 && number < last;
        let near = |point_number: usize| {
            route.get(point_number).is_some_and(|at| (at.x - point.x).hypot(at.y - point.y) <= corner)
        };
        // The corner with the stretch before, or with the one after.
        let beside = match (near(nearest), near(nearest + 1)) {
            (true, _) => nearest.checked_sub(1)?,
            (_, true) => nearest + 1,
            _ => return Some(grip),
        };
        match (inner(nearest), inner(beside)) {
            (true, true) => {
                let mut grip = grip;
                grip.hold(beside - 1);
                Some(grip)
            }
            (true, false) => Some(grip),
            (false, true) => Self::of_stretch(route, beside),
            (false, false) => Some(grip),
        }
    }

    /// The stretch nearest to the middle of a route that lies across: an upright to be moved sideways, or a level one.
    pub(crate) fn in_the_middle(route: &[Point], upright: bool) -> Option<Self> {
        let count = route.len().saturating_sub(1);
        let fits = |number: &usize| (number % 2 == 1) == upright && *number > 0 && number + 1 < count;
        let from_middle = |number: &usize| (2 * number + 1).abs_diff(count);
        if let Some(number) = (0..count).filter(fits).min_by_key(from_middle) {
            return Self::of_stretch(route, number);
        }
        // A line that only runs out, over and in has no level stretch to move but those at its ends.
        let longer = |number: &usize| {
            let length = stretches(route).nth(*number).map_or(0.0, |(a, b)| (a.x - b.x).abs());
            length as u64
        };
        let foot = (!upright).then(|| [0, count.saturating_sub(1)].into_iter().max_by_key(longer))??;
        Self::of_stretch(route, foot)
    }

    fn of_stretch(route: &[Point], number: usize) -> Option<Self> {
        let last = route.len().checked_sub(2)?;
        let mut grip = Self { bends: of_route(route), held: Vec::new() };
        if number > 0 && number < last {
            grip.hold(number - 1);
            return Some(grip);
        }
        let (start, end) = (route.first()?, route.last()?);
        let foot = |at: &Point, next: &Point| (whole(at.x + FOOT * (next.x - at.x).signum()), whole(at.y));
        let (a, b) = (route.get(number)?, route.get(number + 1)?);
        if (a.x - b.x).abs() < 2.0 * FOOT {
            // Too short to be bent: its neighbour moves.
            let neighbour = if number == 0 { 0 } else { grip.bends.len().checked_sub(1)? };
            return (!grip.bends.is_empty()).then(|| {
                grip.hold(neighbour);
                grip
            });
        }
        if last == 0 {
            grip.bends = vec![foot(start, end).0, whole(start.y), foot(end, start).0];
            grip.hold(1);
        } else if number == 0 {
            let (x, y) = foot(a, b);
            grip.bends.splice(0..0, [x, y]);
            grip.hold(1);
        } else {
            let (x, y) = foot(b, a);
            let at = grip.bends.len();
            grip.bends.extend([y, x]);
            grip.hold(at);
        }
        Some(grip)
    }

    fn hold(&mut self, bend: usize) {
        if let Some(at) = self.bends.get(bend) {
            self.held.push((bend, *at));
        }
    }

    /// Whether it moves sideways, and up and down.
    pub(crate) fn moves(&self) -> (bool, bool) {
        let any = |parity: usize| self.held.iter().any(|(bend, _)| bend % 2 == parity);
        (any(0), any(1))
    }

    /// Puts what is in hand to where `place` says, which is told where it was and whether that is an x.
    pub(crate) fn set(&mut self, place: impl Fn(i32, bool) -> i32) {
        for (bend, start) in &self.held {
            if let Some(slot) = self.bends.get_mut(*bend) {
                *slot = place(*start, bend % 2 == 0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Grip;
    use crowfoot_layout::Point;

    fn route(points: &[(f64, f64)]) -> Vec<Point> {
        points.iter().map(|(x, y)| Point::new(*x, *y)).collect()
    }

    fn grip(points: &[(f64, f64)], x: f64, y: f64) -> (Vec<i32>, Vec<usize>) {
        let grip = Grip::at(&route(points), Point::new(x, y), 6.0).unwrap();
        (grip.bends, grip.held.into_iter().map(|(bend, _)| bend).collect())
    }

    #[test]
    fn a_stretch_moves_across_itself_and_a_corner_both_ways() {
        let around = [(0.0, 10.0), (50.0, 10.0), (50.0, 80.0), (200.0, 80.0), (200.0, 30.0), (300.0, 30.0)];
        assert_eq!(grip(&around, 51.0, 40.0), (vec![50, 80, 200], vec![0]));
        assert_eq!(grip(&around, 120.0, 82.0), (vec![50, 80, 200], vec![1]));
        assert_eq!(grip(&around, 198.0, 79.0).1.len(), 2, "the corner of two inner stretches");
        assert_eq!(grip(&around, 50.0, 12.0).1, [0], "a corner with the stretch at the end");
    }

    #[test]
    fn what_ends_at_a_card_is_bent_out() {
        let simple = [(0.0, 10.0), (150.0, 10.0), (150.0, 90.0), (300.0, 90.0)];
        assert_eq!(grip(&simple, 80.0, 11.0), (vec![24, 10, 150], vec![1]));
        assert_eq!(grip(&simple, 220.0, 88.0), (vec![150, 90, 276], vec![1]));
        assert_eq!(grip(&[(300.0, 10.0), (0.0, 10.0)], 150.0, 10.0), (vec![276, 10, 24], vec![1]));
        let short = [(0.0, 10.0), (30.0, 10.0), (30.0, 90.0), (300.0, 90.0)];
        assert_eq!(grip(&short, 15.0, 11.0).1, [0], "too short: its neighbour moves");
    }

    #[test]
    fn keys_move_the_middle() {
        let simple = route(&[(0.0, 10.0), (150.0, 10.0), (150.0, 90.0), (400.0, 90.0)]);
        assert_eq!(Grip::in_the_middle(&simple, true).unwrap().held, [(0, 150)]);
        assert_eq!(Grip::in_the_middle(&simple, false).unwrap().bends, [150, 90, 376]);
        assert!(Grip::in_the_middle(&simple[..2], true).is_none());
    }
}
