//! A painter that notes what cards are made of.

use crowfoot_scene::{ColorToken, Glyph, Painter, Path, Point, Radius, Rect, Stroke, TextKey, TextStyle};

#[derive(Default)]
pub(crate) struct Recorder {
    /// Everything but lines.
    pub(crate) cards: Vec<String>,
}

impl Painter for Recorder {
    fn rect(&mut self, rect: Rect, _: Radius, fill: Option<ColorToken>, _: Option<Stroke>) {
        self.cards.push(format!("{rect:?} {fill:?}"));
    }

    fn rects(&mut self, rects: &[Rect], fill: ColorToken) {
        self.cards.push(format!("{rects:?} {fill:?}"));
    }

    fn path(&mut self, _: &Path, _: Stroke) {}

    fn circle(&mut self, centre: Point, _: f64, fill: Option<ColorToken>, _: Option<Stroke>) {
        self.cards.push(format!("{centre:?} {fill:?}"));
    }

    fn glyph(&mut self, glyph: Glyph, corner: Point, _: f64, color: ColorToken) {
        self.cards.push(format!("{glyph:?} {corner:?} {color:?}"));
    }

    fn text(&mut self, text: &str, key: TextKey, at: Point, style: TextStyle) {
        assert_eq!(key, TextKey::of(text));
        assert!(at.x.is_finite() && at.y.is_finite() && style.size.is_finite());
        self.cards.push(format!("{text} {at:?} {:?}", style.color));
    }

    fn set_alpha(&mut self, alpha: f64) {
        assert!((0.0..=1.0).contains(&alpha));
    }
}
