//! The painter that writes the content of a page.

use crowfoot_compact::VecSet;
use crowfoot_scene::palette::color;
use crowfoot_scene::{
    Align, ColorToken, Glyph, Painter, Path, Point, Radius, Rect, Scheme, Segment, Stroke, TextKey, TextStyle,
};
use kurbo::{BezPath, PathEl};
use pdf_writer::types::{LineCapStyle, LineJoinStyle};
use pdf_writer::{Content, Name, Str};

use crate::drawn::Drawn;
use crate::page::Page;
use crate::{Letters, standard};

/// The distance of the Bézier handles of a quarter circle from its ends, in radii.
const ROUND: f64 = 0.552_284_75;
/// The range in which a text may be stretched, in percent.
const NARROWEST: f64 = 50.0;
const WIDEST: f64 = 200.0;

pub(crate) struct PdfPainter<'a> {
    content: Content,
    scheme: Scheme,
    letters: &'a dyn Letters,
    drawn: Drawn,
    /// The current opacity, out of 255, and all that were used.
    alpha: u8,
    alphas: VecSet<u8>,
}

/// The name of the graphics state for an opacity.
pub(crate) fn alpha_name(alpha: u8) -> String {
    format!("A{alpha}")
}

impl<'a> PdfPainter<'a> {
    pub(crate) fn new(scheme: Scheme, letters: &'a dyn Letters) -> Self {
        let content = Content::new();
        Self { content, scheme, letters, drawn: Drawn::default(), alpha: 255, alphas: VecSet::new() }
    }

    /// Starts the content of a page. The background of a dark image covers the whole page.
    pub(crate) fn begin(&mut self, page: &Page, (width, height): (f64, f64)) {
        if self.scheme == Scheme::Dark {
            let sheet = page.sheet();
            self.fill_with(ColorToken::Canvas);
            self.content.rect(sheet.x1, sheet.y1, sheet.x2 - sheet.x1, sheet.y2 - sheet.y1).fill_nonzero();
        }
        let (scale, left, top) = (page.scale as f32, page.left as f32, page.top as f32);
        self.content.save_state().transform([scale, 0.0, 0.0, -scale, left, top]);
        // Clips to the bounds of the image.
        self.content.rect(0.0, 0.0, width as f32, height as f32).clip_nonzero().end_path();
    }

    /// The content, the opacities used, and the texts drawn as bitmaps.
    pub(crate) fn finish(mut self) -> (Vec<u8>, VecSet<u8>, Drawn) {
        self.content.restore_state();
        (self.content.finish().into_vec(), self.alphas, self.drawn)
    }

    fn fill_with(&mut self, token: ColorToken) {
        let [red, green, blue] = self.rgb(token);
        self.content.set_fill_rgb(red, green, blue);
    }

    fn stroke_with(&mut self, stroke: Stroke) {
        let [red, green, blue] = self.rgb(stroke.color);
        self.content.set_stroke_rgb(red, green, blue).set_line_width(stroke.width as f32);
        let dashes: &[f32] = if stroke.dashed { &[4.0, 3.0] } else { &[] };
        self.content.set_dash_pattern(dashes.iter().copied(), 0.0);
    }

    fn rgb(&self, token: ColorToken) -> [f32; 3] {
        color(token, self.scheme).to_srgb().map(|part| f32::from(part) / 255.0)
    }

    fn move_to(&mut self, x: f64, y: f64) {
        self.content.move_to(x as f32, y as f32);
    }

    fn line_to(&mut self, x: f64, y: f64) {
        self.content.line_to(x as f32, y as f32);
    }

    fn cubic_to(&mut self, [a, b, c, d, x, y]: [f64; 6]) {
        self.content.cubic_to(a as f32, b as f32, c as f32, d as f32, x as f32, y as f32);
    }

    fn outline(&mut self, rect: Rect, radius: Radius) {
        let Rect { x, y, width, height } = rect;
        let (right, bottom) = (x + width, y + height);
        let (upper, lower) = (radius.top, radius.bottom);
        if upper <= 0.0 && lower <= 0.0 {
            self.content.rect(x as f32, y as f32, width as f32, height as f32);
            return;
        }
        let (above, below) = (upper * (1.0 - ROUND), lower * (1.0 - ROUND));
        self.move_to(x, bottom - lower);
        self.line_to(x, y + upper);
        self.cubic_to([x, y + above, x + above, y, x + upper, y]);
        self.line_to(right - upper, y);
        self.cubic_to([right - above, y, right, y + above, right, y + upper]);
        self.line_to(right, bottom - lower);
        self.cubic_to([right, bottom - below, right - below, bottom, right - lower, bottom]);
        self.line_to(x + lower, bottom);
        self.cubic_to([x + below, bottom, x, bottom - below, x, bottom - lower]);
        self.content.close_path();
    }

    fn round(&mut self, centre: Point, radius: f64) {
        let whole = Rect::new(centre.x - radius, centre.y - radius, 2.0 * radius, 2.0 * radius);
        self.outline(whole, Radius::all(radius));
    }

    fn ink(&mut self, fill: Option<ColorToken>, stroke: Option<Stroke>) {
        match (fill.is_some(), stroke.is_some()) {
            (true, true) => self.content.fill_nonzero_and_stroke(),
            (true, false) => self.content.fill_nonzero(),
            (false, true) => self.content.stroke(),
            (false, false) => self.content.end_path(),
        };
    }

    fn look(&mut self, fill: Option<ColorToken>, stroke: Option<Stroke>) {
        if let Some(token) = fill {
            self.fill_with(token);
        }
        if let Some(stroke) = stroke {
            self.stroke_with(stroke);
        }
    }

    /// Adds an SVG path.
    fn trace(&mut self, path: &str) {
        let Ok(path) = BezPath::from_svg(path) else { return };
        let mut last = kurbo::Point::ZERO;
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(to) => self.move_to(to.x, to.y),
                PathEl::LineTo(to) => self.line_to(to.x, to.y),
                PathEl::QuadTo(control, to) => {
                    let (a, b) = (last.lerp(control, 2.0 / 3.0), to.lerp(control, 2.0 / 3.0));
                    self.cubic_to([a.x, a.y, b.x, b.y, to.x, to.y]);
                }
                PathEl::CurveTo(a, b, to) => self.cubic_to([a.x, a.y, b.x, b.y, to.x, to.y]),
                PathEl::ClosePath => drop(self.content.close_path()),
            }
            last = element.end_point().unwrap_or(last);
        }
    }
}

impl Painter for PdfPainter<'_> {
    fn rect(&mut self, rect: Rect, radius: Radius, fill: Option<ColorToken>, stroke: Option<Stroke>) {
        self.look(fill, stroke);
        self.outline(rect, radius);
        self.ink(fill, stroke);
    }

    fn rects(&mut self, rects: &[Rect], fill: ColorToken) {
        if rects.is_empty() {
            return;
        }
        self.fill_with(fill);
        rects.iter().for_each(|rect| self.outline(*rect, Radius::NONE));
        self.content.fill_nonzero();
    }

    fn path(&mut self, path: &Path, stroke: Stroke) {
        if path.is_empty() {
            return;
        }
        self.stroke_with(stroke);
        let mut last = Point::default();
        for segment in &path.segments {
            match *segment {
                Segment::Move(to) => self.move_to(to.x, to.y),
                Segment::Line(to) => self.line_to(to.x, to.y),
                Segment::Curve { control, to } => {
                    let towards = |from: f64, to: f64| from + (to - from) * 2.0 / 3.0;
                    let (a, b) = (towards(last.x, control.x), towards(last.y, control.y));
                    let (c, d) = (towards(to.x, control.x), towards(to.y, control.y));
                    self.cubic_to([a, b, c, d, to.x, to.y]);
                }
                Segment::Circle { centre, radius } => self.round(centre, radius),
            }
            if let Segment::Move(to) | Segment::Line(to) | Segment::Curve { to, .. } = *segment {
                last = to;
            }
        }
        self.content.stroke();
    }

    fn circle(&mut self, centre: Point, radius: f64, fill: Option<ColorToken>, stroke: Option<Stroke>) {
        self.look(fill, stroke);
        self.round(centre, radius);
        self.ink(fill, stroke);
    }

    fn glyph(&mut self, glyph: Glyph, corner: Point, size: f64, color: ColorToken) {
        let scale = (size / Glyph::SIZE) as f32;
        self.content.save_state().transform([scale, 0.0, 0.0, scale, corner.x as f32, corner.y as f32]);
        if !glyph.filled().is_empty() {
            self.fill_with(color);
            self.trace(glyph.filled());
            self.content.fill_nonzero();
        }
        if !glyph.lines().is_empty() {
            self.stroke_with(Stroke::new(color, Glyph::STROKE));
            self.content.set_line_cap(LineCapStyle::RoundCap).set_line_join(LineJoinStyle::RoundJoin);
            self.trace(glyph.lines());
            self.content.stroke();
        }
        self.content.restore_state();
    }

    fn text(&mut self, text: &str, _key: TextKey, at: Point, style: TextStyle) {
        if text.trim().is_empty() {
            return;
        }
        let size = style.size;
        let width = self.letters.width(text, style.font) * size / style.font.size();
        let left = match style.align {
            Align::Left => at.x,
            Align::Middle => at.x - width / 2.0,
            Align::Right => at.x - width,
        };
        self.fill_with(style.color);
        let set = |content: &mut Content, font: &[u8], stretch: f64, bytes: &[u8]| {
            content.begin_text().set_font(Name(font), size as f32);
            content.set_horizontal_scaling(stretch as f32);
            content.set_text_matrix([1.0, 0.0, 0.0, -1.0, left as f32, at.y as f32]);
            content.show(Str(bytes)).end_text();
        };
        match standard::encoded(text) {
            Some(bytes) => {
                // Stretched to the width that the diagram has reserved.
                let own = standard::width(&bytes, style.font) * size;
                let stretch = if own > 0.0 { width / own * 100.0 } else { 100.0 };
                let stretch = stretch.clamp(NARROWEST, WIDEST);
                set(&mut self.content, standard::key(style.font), stretch, &bytes);
            }
            None => {
                let (font, byte) = self.drawn.find(text, style.font, self.letters);
                set(&mut self.content, font.as_bytes(), 100.0, &[byte]);
            }
        }
    }

    fn set_alpha(&mut self, alpha: f64) {
        let alpha = (alpha.clamp(0.0, 1.0) * 255.0).round() as u8;
        if alpha != self.alpha {
            self.alpha = alpha;
            self.alphas.insert(alpha);
            self.content.set_parameters(Name(alpha_name(alpha).as_bytes()));
        }
    }
}
