//! The two ends of a line: crow's foot or bar, with a second bar or an open circle.

use crowfoot_layout::Point;

use crate::path::Path;

/// The cardinality at an end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct End {
    pub(crate) many: bool,
    pub(crate) optional: bool,
}

/// World units from the card outwards.
const FOOT: f64 = 10.0;
const HALF_FOOT: f64 = 5.0;
const BAR: f64 = 6.0;
const SECOND_BAR: f64 = 10.0;
const CIRCLE: f64 = 3.5;
/// Where marks end and a fork may begin.
pub(crate) const MARKS: f64 = 18.0;

impl End {
    /// Draws the marks at `at` (viewport pixels, on the card's border) for a line that leaves in `direction` (1 to
    /// the right, -1 to the left). Returns how far from the card, in pixels, the line itself begins.
    pub(crate) fn draw(self, path: &mut Path, at: Point, direction: f64, zoom: f64) -> f64 {
        let x = |distance: f64| at.x + direction * distance * zoom;
        let half = (HALF_FOOT * zoom).round().max(2.0);
        let mut bar = |distance: f64| {
            let x = crisp(x(distance));
            path.line(Point::new(x, at.y - half), Point::new(x, at.y + half));
        };
        if self.many && !self.optional {
            bar(FOOT + 3.0);
        } else if !self.many {
            bar(BAR);
            if !self.optional {
                bar(SECOND_BAR);
            }
        }
        if self.many {
            let apex = Point::new(x(FOOT), at.y);
            path.line(Point::new(at.x, at.y - half), apex);
            path.line(Point::new(at.x, at.y + half), apex);
        }
        if !self.optional {
            return 0.0;
        }
        let from = if self.many { FOOT } else { BAR };
        path.line(at, Point::new(x(from), at.y));
        path.circle(Point::new(x(from + CIRCLE), at.y), CIRCLE * zoom);
        (from + 2.0 * CIRCLE) * zoom
    }
}

/// The middle of the pixel that a coordinate lies in: a line of one pixel is sharp there.
pub(crate) fn crisp(value: f64) -> f64 {
    value.floor() + 0.5
}
