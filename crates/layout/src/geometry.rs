//! Points, sizes and rectangles in world units.

/// A position in world units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// An extent in world units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    pub width: f64,
    pub height: f64,
}

/// An axis-parallel rectangle; `x` and `y` are its top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Point {
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

impl Size {
    pub fn new(width: f64, height: f64) -> Self {
        Self { width, height }
    }
}

impl Rect {
    pub fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    pub fn at(top_left: Point, size: Size) -> Self {
        Self::new(top_left.x, top_left.y, size.width, size.height)
    }

    /// The smallest rectangle that holds both points.
    pub fn spanning(a: Point, b: Point) -> Self {
        Self::new(a.x.min(b.x), a.y.min(b.y), (a.x - b.x).abs(), (a.y - b.y).abs())
    }

    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    pub fn centre(&self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Whether the interiors intersect; rectangles that only touch do not.
    pub fn intersects(&self, other: &Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether `point` lies inside or on the border.
    pub fn contains(&self, point: Point) -> bool {
        point.x >= self.x && point.x <= self.right() && point.y >= self.y && point.y <= self.bottom()
    }

    /// Grows by `by` on every side; a negative amount shrinks, at most to nothing.
    pub fn inflate(&self, by: f64) -> Rect {
        Rect::new(
            self.x - by,
            self.y - by,
            (self.width + 2.0 * by).max(0.0),
            (self.height + 2.0 * by).max(0.0),
        )
    }

    pub fn union(&self, other: &Rect) -> Rect {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Rect::new(x, y, self.right().max(other.right()) - x, self.bottom().max(other.bottom()) - y)
    }

    /// The smallest rectangle that holds all of `rects`, or `None` when there are none.
    pub fn bounds<'a>(rects: impl IntoIterator<Item = &'a Rect>) -> Option<Rect> {
        rects.into_iter().copied().reduce(|all, rect| all.union(&rect))
    }
}

/// Far beyond any diagram, and still precise enough in `f64` for sub-pixel arithmetic.
const LIMIT: f64 = 1e8;

/// `value` clamped to a range; the upper limit wins where they contradict each other. Unlike `f64::clamp` this never
/// panics, and so does not link the formatting of numbers into the app.
pub fn between(value: f64, least: f64, most: f64) -> f64 {
    value.max(least).min(most)
}

pub(crate) fn finite(value: f64) -> f64 {
    if value.is_finite() { value.clamp(-LIMIT, LIMIT) } else { 0.0 }
}

pub(crate) fn finite_size(size: Size) -> Size {
    Size::new(finite(size.width).max(0.0), finite(size.height).max(0.0))
}

pub(crate) fn finite_rect(rect: &Rect) -> Rect {
    let size = finite_size(Size::new(rect.width, rect.height));
    Rect::at(Point::new(finite(rect.x), finite(rect.y)), size)
}
