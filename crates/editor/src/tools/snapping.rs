//! Where a dragged rectangle comes to rest: in line with what stands near it, as far from its neighbours as they are
//! from each other, else on the grid.

use crowfoot_layout::{Point, Rect};

use super::spacing::{gaps, spaced};
use crate::grid::grid;

/// How near an edge has to be to pull, in viewport pixels.
const PULL: f64 = 5.0;
/// From farther out nothing is aligned: something would pull at every place.
const LEAST_ZOOM: f64 = 0.2;

/// A line that shows what something is aligned with, in world units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Guide {
    pub(crate) from: Point,
    pub(crate) to: Point,
}

/// What a drag can snap to.
#[derive(Clone, Debug)]
pub(crate) struct Snapping {
    moved: Rect,
    still: Vec<Rect>,
}

impl Snapping {
    /// `moved` is the rectangle around what is dragged, where it was; `still` what it can be aligned with.
    pub(crate) fn new(moved: Rect, still: Vec<Rect>) -> Self {
        Self { moved, still }
    }

    /// The offset nearest to the wanted one at which something is aligned or on the grid, and the lines that show it.
    pub(crate) fn snap(&self, dx: f64, dy: f64, zoom: f64) -> (Point, Vec<Guide>) {
        let pull = PULL / zoom;
        let grid = grid(zoom);
        let at = Rect::new(self.moved.x + dx, self.moved.y + dy, self.moved.width, self.moved.height);
        let on_grid = |start: f64, by: f64| ((start + by) / grid).round() * grid - start;
        let onto_grid = Point::new(on_grid(self.moved.x, dx), on_grid(self.moved.y, dy));
        if zoom < LEAST_ZOOM {
            return (onto_grid, Vec::new());
        }
        let across = self.aligned(pull, |rect| [rect.x, rect.centre().x, rect.right()], &at);
        let down = self.aligned(pull, |rect| [rect.y, rect.centre().y, rect.bottom()], &at);
        let along = |line: Option<f64>, across| line.or_else(|| spaced(&self.still, &at, pull, across));
        let offset = Point::new(
            along(across.as_ref().map(|(by, _)| *by), true).map_or(onto_grid.x, |by| dx + by),
            along(down.as_ref().map(|(by, _)| *by), false).map_or(onto_grid.y, |by| dy + by),
        );
        let rests =
            Rect::new(self.moved.x + offset.x, self.moved.y + offset.y, self.moved.width, self.moved.height);
        let mut guides = Vec::new();
        if let Some((_, (line, other))) = across {
            let both = rests.union(&other);
            guides.push(Guide { from: Point::new(line, both.y), to: Point::new(line, both.bottom()) });
        }
        if let Some((_, (line, other))) = down {
            let both = rests.union(&other);
            guides.push(Guide { from: Point::new(both.x, line), to: Point::new(both.right(), line) });
        }
        guides.extend(gaps(&self.still, &rests, zoom, true));
        guides.extend(gaps(&self.still, &rests, zoom, false));
        (offset, guides)
    }

    /// How far to move so that an edge or middle is in line with one of another rectangle, that line, and the other.
    fn aligned(&self, pull: f64, lines: fn(&Rect) -> [f64; 3], at: &Rect) -> Option<(f64, (f64, Rect))> {
        let mut best: Option<(f64, (f64, Rect))> = None;
        for other in &self.still {
            for (own, line) in lines(at).into_iter().zip(lines(other)) {
                let by = line - own;
                if by.abs() <= pull && best.as_ref().is_none_or(|(least, _)| by.abs() < least.abs()) {
                    best = Some((by, (line, *other)));
                }
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::Snapping;
    use crowfoot_layout::{Point, Rect};

    #[test]
    fn near_an_edge_it_aligns_and_elsewhere_it_keeps_to_the_grid() {
        let moved = Rect::new(0.0, 0.0, 200.0, 100.0);
        let snapping = Snapping::new(moved, vec![Rect::new(503.0, 300.0, 200.0, 60.0)]);
        let (offset, guides) = snapping.snap(500.0, 101.0, 1.0);
        assert_eq!(offset, Point::new(503.0, 104.0));
        assert_eq!(guides.len(), 1);
        assert_eq!((guides[0].from, guides[0].to), (Point::new(503.0, 104.0), Point::new(503.0, 360.0)));
        let (offset, guides) = snapping.snap(450.0, 101.0, 2.0);
        assert_eq!(offset, Point::new(452.0, 100.0));
        assert!(guides.is_empty());
    }
}
