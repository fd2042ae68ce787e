//! Where the label of a line stands: on a level stretch that is long enough, else across an upright one, off the cards
//! and off other labels.

use crowfoot_compact::Arrange;
use crowfoot_layout::{Point, Rect};

/// World units.
const HEIGHT: f64 = 14.0;
const SIDE: f64 = 3.0;
/// The space that the marks at the ends of a line need.
const ENDS: f64 = 26.0;
/// Labels are cut beyond this.
pub(crate) const MAX_WIDTH: f64 = 180.0;

/// A place for a label of this width; `free` says whether one is, and whether no other line runs there where that is
/// asked. The stretch at the child is its alone, those further on it may share.
pub(crate) fn place(route: &[Point], width: f64, free: impl Fn(&Rect, bool) -> bool) -> Option<Rect> {
    on_level(route, width, &free).or_else(|| across_upright(route, width, &free))
}

fn on_level(route: &[Point], width: f64, free: &dyn Fn(&Rect, bool) -> bool) -> Option<Rect> {
    let last = route.len().saturating_sub(2);
    let mut level: Vec<(usize, f64, f64)> = Vec::new();
    for (number, pair) in route.windows(2).enumerate() {
        let &[a, b] = pair else { continue };
        if a.y != b.y {
            continue;
        }
        let (mut from, mut to) = (a.x, b.x);
        let towards = if b.x > a.x { 1.0 } else { -1.0 };
        from += if number == 0 { towards * ENDS } else { towards * SIDE };
        to -= if number == last { towards * ENDS } else { towards * SIDE };
        let (left, right) = (from.min(to), from.max(to));
        if (to - from) * towards >= width + 2.0 * SIDE {
            level.push((number, left, right));
        }
    }
    // The child's first, then the longest.
    level.arrange_by(|a, b| {
        let length = |stretch: &(usize, f64, f64)| stretch.2 - stretch.1;
        (a.0 != 0).cmp(&(b.0 != 0)).then(length(b).total_cmp(&length(a)))
    });
    level.into_iter().find_map(|(number, left, right)| {
        let y = route.get(number)?.y;
        let room = right - left - width - 2.0 * SIDE;
        [0.5, 0.15, 0.85].into_iter().find_map(|part| {
            let x = left + room * part;
            let rect = Rect::new(x, y - HEIGHT / 2.0, width + 2.0 * SIDE, HEIGHT);
            free(&rect, false).then_some(rect)
        })
    })
}

fn across_upright(route: &[Point], width: f64, free: &dyn Fn(&Rect, bool) -> bool) -> Option<Rect> {
    let mut upright: Vec<(Point, f64)> = Vec::new();
    for pair in route.windows(2) {
        let &[a, b] = pair else { continue };
        let room = (a.y - b.y).abs() - 2.0 * HEIGHT;
        if a.x == b.x && room > 0.0 {
            upright.push((Point::new(a.x, a.y.min(b.y) + HEIGHT), room));
        }
    }
    upright.arrange_by(|a, b| b.1.total_cmp(&a.1));
    let width = width + 2.0 * SIDE;
    upright.into_iter().find_map(|(top, room)| {
        [0.5, 0.2, 0.8].into_iter().find_map(|part| {
            let y = top.y + room * part - HEIGHT / 2.0;
            let rect = Rect::new(top.x - width / 2.0, y, width, HEIGHT);
            free(&rect, true).then_some(rect)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::place;
    use crowfoot_layout::{Point, Rect};

    #[test]
    fn a_label_stands_on_a_level_stretch_that_is_free_or_nowhere() {
        let route = [(0.0, 0.0), (200.0, 0.0), (200.0, 90.0), (700.0, 90.0)].map(|(x, y)| Point::new(x, y));
        let first = place(&route, 60.0, |_, _| true).unwrap();
        assert_eq!((first.centre().y, first.centre().x), (0.0, 111.5), "at the child, behind its marks");
        let taken = |rect: &Rect, _: bool| rect.y > 50.0;
        assert_eq!(place(&route, 60.0, taken).unwrap().centre().y, 90.0);
        assert_eq!(place(&route, 300.0, |_, _| true).unwrap().centre().y, 90.0, "where it fits");
        assert_eq!(place(&route, 900.0, |_, _| true).unwrap().centre(), Point::new(200.0, 45.0), "across");
        assert_eq!(place(&route, 900.0, |_, alone| !alone), None);
        assert_eq!(place(&route, 60.0, |_, _| false), None);
    }
}
