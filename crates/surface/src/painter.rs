//! Paints a scene onto a canvas. State is set only where it differs from what the canvas has, and JavaScript strings
//! and paths are kept from frame to frame: crossing into JavaScript with a new string is what costs.

use js_sys::JsString;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

use crowfoot_scene::between;
use crowfoot_scene::palette::{self, Scheme};
use crowfoot_scene::{
    Align, ColorToken, Font, Glyph, MixedMap, Painter, Path, Point, Radius, Rect, Segment, Stroke, TextKey,
    TextStyle,
};

use crate::measure::css_font;

/// Texts that are kept; when there are more, all are dropped and those in view come back.
const KEPT_TEXTS: usize = 20_000;
/// Distance between grid dots in world units.
const GRID: f64 = 32.0;
/// The grid shows from this zoom on.
const GRID_ZOOM: f64 = 0.5;

#[wasm_bindgen]
extern "C" {
    /// The same object as web-sys has it, with methods that take strings which are already JavaScript's.
    #[wasm_bindgen(js_name = CanvasRenderingContext2D)]
    type Context;

    #[wasm_bindgen(method, js_name = fillText)]
    fn fill_js_text(this: &Context, text: &JsString, x: f64, y: f64);

    #[wasm_bindgen(method, setter, js_name = fillStyle)]
    fn set_fill(this: &Context, color: &JsString);

    #[wasm_bindgen(method, setter, js_name = strokeStyle)]
    fn set_stroke(this: &Context, color: &JsString);
}

/// A painter for one canvas.
pub struct CanvasPainter {
    context: CanvasRenderingContext2d,
    /// Few enough to be looked through.
    colors: Vec<(ColorToken, JsString)>,
    glyphs: Vec<(Glyph, GlyphPaths)>,
    texts: MixedMap<TextKey, JsString>,
    state: State,
}

/// The lines of a glyph, and what is filled of it.
type GlyphPaths = (Option<Path2d>, Option<Path2d>);

/// What the canvas is set to.
#[derive(Default, PartialEq)]
struct State {
    fill: Option<ColorToken>,
    stroke: Option<ColorToken>,
    line_width: f64,
    dashed: bool,
    font: Option<(Font, f64)>,
    align: Option<Align>,
}

impl CanvasPainter {
    pub fn new(canvas: &HtmlCanvasElement, scheme: Scheme) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let mut painter = Self {
            context,
            colors: Vec::new(),
            glyphs: Glyph::ALL.into_iter().map(|glyph| (glyph, paths(glyph))).collect(),
            texts: MixedMap::default(),
            state: State::default(),
        };
        painter.set_scheme(scheme);
        Some(painter)
    }

    /// Changes to the colours of a scheme.
    pub fn set_scheme(&mut self, scheme: Scheme) {
        let color = |token| (token, JsString::from(palette::color(token, scheme).to_css()));
        self.colors = ColorToken::all().map(color).collect();
        self.reset();
    }

    /// Begins a frame: sets the canvas up and fills it where it is `paper`. Sizes are CSS pixels; `ratio` is device pixels
    /// per CSS pixel.
    pub fn begin(&mut self, width: f64, height: f64, ratio: f64, paper: bool) {
        let _ = self.context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        self.reset();
        self.context.set_line_cap("round");
        self.context.set_line_join("round");
        self.set_alpha(1.0);
        if paper {
            self.rects(&[Rect::new(0.0, 0.0, width, height)], ColorToken::Canvas);
        }
        if self.texts.len() > KEPT_TEXTS {
            self.texts.clear();
        }
    }

    /// Forgets what the canvas is set to. Dashes stay with the canvas unless they are taken away: everything would be
    /// drawn in them.
    fn reset(&mut self) {
        self.state = State::default();
        let _ = self.context.set_line_dash(&js_sys::Array::new());
    }

    /// Begins a frame with what another canvas of the same size has on it. Returns whether that could be done.
    pub fn copy(&mut self, from: &HtmlCanvasElement, ratio: f64) -> bool {
        let _ = self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        self.set_alpha(1.0);
        let copied = self.context.draw_image_with_html_canvas_element(from, 0.0, 0.0).is_ok();
        self.begin(0.0, 0.0, ratio, false);
        copied
    }

    /// Draws the dots of the grid, where the view is close enough.
    pub fn grid(&mut self, view: &crowfoot_scene::View) {
        let crowfoot_scene::View { camera, width, height } = *view;
        if camera.zoom < GRID_ZOOM {
            return;
        }
        let step = GRID * camera.zoom;
        // As `rem_euclid`, which would bring a division of the standard library along.
        let first = |at: f64| ((at / GRID).ceil() - at / GRID) * step;
        let (left, top) = (first(camera.x), first(camera.y));
        let mut dots = Vec::new();
        for row in 0..=((height - top) / step).max(0.0) as usize {
            for column in 0..=((width - left) / step).max(0.0) as usize {
                let (x, y) = (left + column as f64 * step, top + row as f64 * step);
                dots.push(Rect::new(x.round(), y.round(), 1.0, 1.0));
            }
        }
        self.rects(&dots, ColorToken::GridDot);
    }

    fn fill_with(&mut self, color: ColorToken) {
        if self.state.fill != Some(color)
            && let Some(css) = css(&self.colors, color)
        {
            self.context.unchecked_ref::<Context>().set_fill(css);
            self.state.fill = Some(color);
        }
    }

    fn stroke_with(&mut self, stroke: Stroke) {
        if self.state.stroke != Some(stroke.color)
            && let Some(css) = css(&self.colors, stroke.color)
        {
            self.context.unchecked_ref::<Context>().set_stroke(css);
            self.state.stroke = Some(stroke.color);
        }
        if self.state.line_width != stroke.width {
            self.context.set_line_width(stroke.width);
            self.state.line_width = stroke.width;
        }
        if self.state.dashed != stroke.dashed {
            let dashes = if stroke.dashed { [4.0, 4.0].as_slice() } else { &[] };
            let dashes: js_sys::Array = dashes.iter().map(|length| JsValue::from_f64(*length)).collect();
            let _ = self.context.set_line_dash(&dashes);
            self.state.dashed = stroke.dashed;
        }
    }

    fn outline(&self, rect: Rect, radius: Radius) {
        self.context.begin_path();
        if radius == Radius::NONE {
            self.context.rect(rect.x, rect.y, rect.width, rect.height);
            return;
        }
        let most = (rect.width.min(rect.height) / 2.0).max(0.0);
        let (top, bottom) = (between(radius.top, 0.0, most), between(radius.bottom, 0.0, most));
        let context = &self.context;
        let (left, right, above, below) = (rect.x, rect.right(), rect.y, rect.bottom());
        context.move_to(left + top, above);
        context.line_to(right - top, above);
        let _ = context.arc_to(right, above, right, above + top, top);
        context.line_to(right, below - bottom);
        let _ = context.arc_to(right, below, right - bottom, below, bottom);
        context.line_to(left + bottom, below);
        let _ = context.arc_to(left, below, left, below - bottom, bottom);
        context.line_to(left, above + top);
        let _ = context.arc_to(left, above, left + top, above, top);
        context.close_path();
    }

    fn fill_and_stroke(&mut self, fill: Option<ColorToken>, stroke: Option<Stroke>) {
        if let Some(fill) = fill {
            self.fill_with(fill);
            self.context.fill();
        }
        if let Some(stroke) = stroke {
            self.stroke_with(stroke);
            self.context.stroke();
        }
    }
}

impl Painter for CanvasPainter {
    fn rect(&mut self, rect: Rect, radius: Radius, fill: Option<ColorToken>, stroke: Option<Stroke>) {
        self.outline(rect, radius);
        self.fill_and_stroke(fill, stroke);
    }

    fn rects(&mut self, rects: &[Rect], fill: ColorToken) {
        self.fill_with(fill);
        for rect in rects {
            self.context.fill_rect(rect.x, rect.y, rect.width, rect.height);
        }
    }

    fn path(&mut self, path: &Path, stroke: Stroke) {
        if path.is_empty() {
            return;
        }
        self.stroke_with(stroke);
        let context = &self.context;
        context.begin_path();
        for segment in &path.segments {
            match *segment {
                Segment::Move(to) => context.move_to(to.x, to.y),
                Segment::Line(to) => context.line_to(to.x, to.y),
                Segment::Curve { control, to } => {
                    context.quadratic_curve_to(control.x, control.y, to.x, to.y);
                }
                Segment::Circle { centre, radius } => {
                    context.move_to(centre.x + radius, centre.y);
                    let _ = context.arc(centre.x, centre.y, radius.max(0.0), 0.0, std::f64::consts::TAU);
                }
            }
        }
        context.stroke();
    }

    fn circle(&mut self, centre: Point, radius: f64, fill: Option<ColorToken>, stroke: Option<Stroke>) {
        self.context.begin_path();
        let _ = self.context.arc(centre.x, centre.y, radius.max(0.0), 0.0, std::f64::consts::TAU);
        self.fill_and_stroke(fill, stroke);
    }

    fn glyph(&mut self, glyph: Glyph, corner: Point, size: f64, color: ColorToken) {
        let scale = size / Glyph::SIZE;
        self.fill_with(color);
        self.stroke_with(Stroke::new(color, Glyph::STROKE));
        let Some((_, (lines, filled))) = self.glyphs.iter().find(|(own, _)| *own == glyph) else { return };
        let context = &self.context;
        context.save();
        let _ = context.translate(corner.x, corner.y);
        let _ = context.scale(scale, scale);
        if let Some(filled) = filled {
            context.fill_with_path_2d(filled);
        }
        if let Some(lines) = lines {
            context.stroke_with_path(lines);
        }
        context.restore();
    }

    fn text(&mut self, text: &str, key: TextKey, at: Point, style: TextStyle) {
        self.fill_with(style.color);
        // Sizes that differ by less than a twentieth of a pixel look the same; setting a font is slow.
        let size = (style.size * 20.0).round() / 20.0;
        if self.state.font != Some((style.font, size)) {
            self.context.set_font(&css_font(style.font, size));
            self.state.font = Some((style.font, size));
        }
        if self.state.align != Some(style.align) {
            self.context.set_text_align(match style.align {
                Align::Left => "left",
                Align::Middle => "center",
                Align::Right => "right",
            });
            self.state.align = Some(style.align);
        }
        let text = self.texts.entry(key).or_insert_with(|| JsString::from(text));
        self.context.unchecked_ref::<Context>().fill_js_text(text, at.x, at.y);
    }

    fn set_alpha(&mut self, alpha: f64) {
        self.context.set_global_alpha(alpha);
    }
}

/// A colour as JavaScript has it.
fn css(colors: &[(ColorToken, JsString)], color: ColorToken) -> Option<&JsString> {
    colors.iter().find(|(own, _)| *own == color).map(|(_, css)| css)
}

fn paths(glyph: Glyph) -> GlyphPaths {
    let path = |data: &str| if data.is_empty() { None } else { Path2d::new_with_path_string(data).ok() };
    (path(glyph.lines()), path(glyph.filled()))
}
