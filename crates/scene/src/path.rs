//! Paths: many lines in one call.

use crowfoot_layout::Point;

/// Lines, curves and circles, in viewport pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    pub segments: Vec<Segment>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    Move(Point),
    Line(Point),
    /// A quadratic curve.
    Curve {
        control: Point,
        to: Point,
    },
    /// A whole circle, apart from the line so far.
    Circle {
        centre: Point,
        radius: f64,
    },
}

impl Path {
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    pub fn move_to(&mut self, point: Point) {
        self.segments.push(Segment::Move(point));
    }

    pub fn line_to(&mut self, point: Point) {
        self.segments.push(Segment::Line(point));
    }

    pub fn curve_to(&mut self, control: Point, to: Point) {
        self.segments.push(Segment::Curve { control, to });
    }

    pub fn line(&mut self, from: Point, to: Point) {
        self.move_to(from);
        self.line_to(to);
    }

    pub fn circle(&mut self, centre: Point, radius: f64) {
        self.segments.push(Segment::Circle { centre, radius });
    }
}
