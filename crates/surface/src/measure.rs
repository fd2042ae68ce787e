//! The widths of texts, as the browser sets them.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::CanvasRenderingContext2d;

use crowfoot_scene::{Font, Measure, decimal};

/// The width of a letter, in sizes of the font, where there is no canvas to measure with.
const MEAN: f64 = 0.55;

/// Measures with a canvas that is never shown.
pub struct CanvasMeasure {
    context: Option<CanvasRenderingContext2d>,
    /// The font that the context is set to.
    font: Cell<Option<Font>>,
}

impl CanvasMeasure {
    pub fn new() -> Self {
        Self { context: context(), font: Cell::new(None) }
    }
}

impl Default for CanvasMeasure {
    fn default() -> Self {
        Self::new()
    }
}

impl Measure for CanvasMeasure {
    fn width(&self, text: &str, font: Font) -> f64 {
        let Some(context) = &self.context else { return MEAN * font.size() * text.len() as f64 };
        if self.font.get() != Some(font) {
            context.set_font(&css_font(font, font.size()));
            self.font.set(Some(font));
        }
        context.measure_text(text).map_or(0.0, |metrics| metrics.width())
    }
}

/// A font of some size in CSS pixels, as style sheets write it.
pub fn css_font(font: Font, size: f64) -> String {
    [font.weight().to_string().as_str(), " ", &decimal(size), "px ", font.family()].concat()
}

fn context() -> Option<CanvasRenderingContext2d> {
    let canvas: web_sys::HtmlCanvasElement =
        gloo_utils::document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.get_context("2d").ok()??.dyn_into().ok()
}
