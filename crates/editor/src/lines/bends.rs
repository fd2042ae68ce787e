//! A line as the positions of its inner stretches: x of an upright, y of a level one, in turn.

use crowfoot_layout::Point;

use super::whole;

/// Stretches nearer than this are in line.
const IN_LINE: f64 = 1.5;

/// The bends of a route; none for a straight one.
pub(crate) fn of_route(route: &[Point]) -> Vec<i32> {
    let inner = route.get(1..route.len().saturating_sub(2)).unwrap_or_default();
    let position = |(number, point): (usize, &Point)| whole(if number % 2 == 0 { point.x } else { point.y });
    inner.iter().enumerate().map(position).collect()
}

/// The bends without those that make no corner, between the ends of `route`; none where the line is straight.
pub(crate) fn simplified(bends: &[i32], route: &[Point]) -> Vec<i32> {
    let (Some(start), Some(end)) = (route.first(), route.last()) else { return bends.to_vec() };
    let mut uprights: Vec<f64> = bends.iter().step_by(2).map(|x| f64::from(*x)).collect();
    let mut levels = vec![start.y];
    levels.extend(bends.iter().skip(1).step_by(2).map(|y| f64::from(*y)));
    levels.truncate(uprights.len().max(1));
    levels.push(end.y);
    let meets = |list: &[f64], at: usize| match (list.get(at), list.get(at + 1)) {
        (Some(a), Some(b)) => (a - b).abs() < IN_LINE,
        _ => false,
    };
    while !uprights.is_empty() {
        if let Some(at) = (0..uprights.len()).find(|at| meets(&levels, *at)) {
            // The upright between them has no length. The levels of the ends stay.
            uprights.remove(at);
            levels.remove(if at + 2 == levels.len() && at > 0 { at } else { at + 1 });
            continue;
        }
        let Some(at) = (0..uprights.len()).find(|at| meets(&uprights, *at)) else { break };
        uprights.remove(at + 1);
        levels.remove(at + 1);
    }
    let mut simple = Vec::new();
    for (number, upright) in uprights.iter().enumerate() {
        simple.push(whole(*upright));
        if number + 1 < uprights.len() {
            simple.extend(levels.get(number + 1).map(|level| whole(*level)));
        }
    }
    simple
}

#[cfg(test)]
mod tests {
    use super::{of_route, simplified};
    use crowfoot_layout::Point;

    fn route(points: &[(f64, f64)]) -> Vec<Point> {
        points.iter().map(|(x, y)| Point::new(*x, *y)).collect()
    }

    #[test]
    fn a_route_is_its_inner_stretches() {
        let around =
            route(&[(0.0, 10.0), (50.0, 10.0), (50.0, 80.0), (200.0, 80.0), (200.0, 30.0), (300.0, 30.0)]);
        assert_eq!(of_route(&around), [50, 80, 200]);
        assert_eq!(of_route(&route(&[(0.0, 10.0), (90.0, 10.0)])), [] as [i32; 0]);
    }

    #[test]
    fn what_is_dragged_back_in_line_is_no_bend() {
        let ends = route(&[(0.0, 10.0), (300.0, 30.0)]);
        assert_eq!(simplified(&[50, 80, 200], &ends), [50, 80, 200]);
        assert_eq!(simplified(&[50, 80, 50], &ends), [50], "uprights in line");
        assert_eq!(simplified(&[50, 10, 200], &ends), [200], "level with the start");
        assert_eq!(simplified(&[50, 30, 200], &ends), [50], "level with the end");
        assert_eq!(simplified(&[50, 80, 120, 80, 200], &ends), [50, 80, 200], "levels in line");
        let straight = route(&[(0.0, 10.0), (300.0, 10.0)]);
        assert_eq!(simplified(&[50, 10, 200], &straight), [] as [i32; 0], "a straight line");
        assert_eq!(simplified(&[50], &straight), [] as [i32; 0]);
        assert_eq!(simplified(&[], &straight), [] as [i32; 0]);
    }
}
