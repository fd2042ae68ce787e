//! The interface of a painter.

use crowfoot_layout::{Point, Rect};

use crate::glyph::Glyph;
use crate::measure::Font;
use crate::palette::ColorToken;
use crate::path::Path;
use crate::text::TextKey;

/// Draws. All coordinates and sizes are viewport pixels, y downwards.
///
/// Few calls with much in each: rectangles of one colour and lines of one stroke come together, so that a painter
/// changes its state seldom.
pub trait Painter {
    /// A rectangle, filled, outlined or both.
    fn rect(&mut self, rect: Rect, radius: Radius, fill: Option<ColorToken>, stroke: Option<Stroke>);

    /// Filled rectangles with square corners.
    fn rects(&mut self, rects: &[Rect], fill: ColorToken);

    /// Lines, curves and circles, outlined.
    fn path(&mut self, path: &Path, stroke: Stroke);

    /// A circle, filled, outlined or both.
    fn circle(&mut self, centre: Point, radius: f64, fill: Option<ColorToken>, stroke: Option<Stroke>);

    /// A glyph in the square with this top left corner and edge length.
    fn glyph(&mut self, glyph: Glyph, corner: Point, size: f64, color: ColorToken);

    /// A text on one line. `key` is the same whenever the text is.
    fn text(&mut self, text: &str, key: TextKey, at: Point, style: TextStyle);

    /// How opaque what follows is, 0 to 1.
    fn set_alpha(&mut self, alpha: f64);
}

/// Radii of the upper and of the lower corners.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Radius {
    pub top: f64,
    pub bottom: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    pub color: ColorToken,
    pub width: f64,
    /// Dashes of 4 pixels with gaps of 3.
    pub dashed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    pub font: Font,
    /// Pixels, already scaled with the zoom.
    pub size: f64,
    pub color: ColorToken,
    pub align: Align,
}

/// Which end of a text its point is. The height of the point is the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Middle,
    Right,
}

impl Radius {
    pub const NONE: Self = Self { top: 0.0, bottom: 0.0 };

    pub fn all(radius: f64) -> Self {
        Self { top: radius, bottom: radius }
    }

    pub fn top(radius: f64) -> Self {
        Self { top: radius, bottom: 0.0 }
    }
}

impl Stroke {
    pub fn new(color: ColorToken, width: f64) -> Self {
        Self { color, width, dashed: false }
    }

    pub fn dashed(self) -> Self {
        Self { dashed: true, ..self }
    }
}
