//! The painter that writes SVG elements.

use crowfoot_compact::VecSet;
use crowfoot_layout::{Point, Rect};

use crate::glyph::Glyph;
use crate::measure::Font;
use crate::number;
use crate::painter::{Align, Painter, Radius, Stroke, TextStyle};
use crate::palette::ColorToken;
use crate::path::{Path, Segment};
use crate::text::TextKey;

/// Writes elements that refer to classes, and notes which.
#[derive(Debug)]
pub(super) struct SvgPainter {
    pub(super) body: String,
    pub(super) used: Used,
    alpha: f64,
}

/// The definitions that the style needs.
#[derive(Debug, Default)]
pub(super) struct Used {
    pub(super) fills: VecSet<ColorToken>,
    pub(super) strokes: VecSet<ColorToken>,
    pub(super) colors: VecSet<ColorToken>,
    pub(super) fonts: VecSet<Font>,
    pub(super) glyphs: VecSet<Glyph>,
}

impl Default for SvgPainter {
    fn default() -> Self {
        Self { body: String::new(), used: Used::default(), alpha: 1.0 }
    }
}

impl SvgPainter {
    pub(super) fn background(&mut self, width: f64, height: f64) {
        self.rect(Rect::new(0.0, 0.0, width, height), Radius::NONE, Some(ColorToken::Canvas), None);
    }

    fn put(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.body.push_str(part));
    }

    fn number(&mut self, name: &str, value: f64) {
        self.put(&[" ", name, "=\""]);
        number::push(&mut self.body, value);
        self.body.push('"');
    }

    fn numbers<const N: usize>(&mut self, values: [(&str, f64); N]) {
        for (name, value) in values {
            self.number(name, value);
        }
    }

    /// Classes of fill and stroke, and what differs from the usual.
    fn look(&mut self, fill: Option<ColorToken>, stroke: Option<Stroke>) {
        self.put(&[" class=\"cf-f-", fill.map_or("none", ColorToken::name)]);
        self.used.fills.extend(fill);
        if let Some(stroke) = stroke {
            self.put(&[" cf-s-", stroke.color.name()]);
            self.used.strokes.insert(stroke.color);
        }
        self.body.push('"');
        if let Some(stroke) = stroke {
            if (stroke.width - 1.0).abs() > 1e-9 {
                self.number("stroke-width", stroke.width);
            }
            if stroke.dashed {
                self.put(&[" stroke-dasharray=\"4 3\""]);
            }
        }
    }

    fn close(&mut self) {
        self.opacity();
        self.put(&["/>\n"]);
    }

    fn opacity(&mut self) {
        if self.alpha < 1.0 {
            self.number("opacity", self.alpha);
        }
    }

    fn command(&mut self, letter: char, values: &[f64]) {
        self.body.push(letter);
        for (index, value) in values.iter().enumerate() {
            if index > 0 {
                self.body.push(' ');
            }
            number::push(&mut self.body, *value);
        }
    }

    /// A rectangle whose upper corners are rounded otherwise than its lower ones.
    fn uneven(&mut self, rect: Rect, radius: Radius) {
        let Radius { top, bottom } = radius;
        self.put(&["<path d=\""]);
        self.command('M', &[rect.x, rect.bottom() - bottom]);
        self.command('V', &[rect.y + top]);
        self.command('a', &[top, top, 0.0, 0.0, 1.0, top, -top]);
        self.command('H', &[rect.right() - top]);
        self.command('a', &[top, top, 0.0, 0.0, 1.0, top, top]);
        self.command('V', &[rect.bottom() - bottom]);
        self.command('a', &[bottom, bottom, 0.0, 0.0, 1.0, -bottom, bottom]);
        self.command('H', &[rect.x + bottom]);
        self.command('a', &[bottom, bottom, 0.0, 0.0, 1.0, -bottom, -bottom]);
        self.put(&["Z\""]);
    }
}

impl Painter for SvgPainter {
    fn rect(&mut self, rect: Rect, radius: Radius, fill: Option<ColorToken>, stroke: Option<Stroke>) {
        let even = (radius.top - radius.bottom).abs() < 1e-9;
        if even {
            self.put(&["<rect"]);
            self.numbers([("x", rect.x), ("y", rect.y), ("width", rect.width), ("height", rect.height)]);
            if radius.top > 0.0 {
                self.number("rx", radius.top);
            }
        } else {
            self.uneven(rect, radius);
        }
        self.look(fill, stroke);
        self.close();
    }

    fn rects(&mut self, rects: &[Rect], fill: ColorToken) {
        if rects.is_empty() {
            return;
        }
        self.put(&["<path d=\""]);
        for rect in rects {
            self.command('M', &[rect.x, rect.y]);
            self.command('h', &[rect.width]);
            self.command('v', &[rect.height]);
            self.command('h', &[-rect.width]);
            self.body.push('z');
        }
        self.body.push('"');
        self.look(Some(fill), None);
        self.close();
    }

    fn path(&mut self, path: &Path, stroke: Stroke) {
        if path.is_empty() {
            return;
        }
        self.put(&["<path d=\""]);
        for segment in &path.segments {
            match *segment {
                Segment::Move(to) => self.command('M', &[to.x, to.y]),
                Segment::Line(to) => self.command('L', &[to.x, to.y]),
                Segment::Curve { control, to } => self.command('Q', &[control.x, control.y, to.x, to.y]),
                Segment::Circle { centre, radius: r } => {
                    self.command('M', &[centre.x - r, centre.y]);
                    self.command('a', &[r, r, 0.0, 1.0, 0.0, 2.0 * r, 0.0]);
                    self.command('a', &[r, r, 0.0, 1.0, 0.0, -2.0 * r, 0.0]);
                }
            }
        }
        self.body.push('"');
        self.look(None, Some(stroke));
        self.close();
    }

    fn circle(&mut self, centre: Point, radius: f64, fill: Option<ColorToken>, stroke: Option<Stroke>) {
        self.put(&["<circle"]);
        self.numbers([("cx", centre.x), ("cy", centre.y), ("r", radius)]);
        self.look(fill, stroke);
        self.close();
    }

    fn glyph(&mut self, glyph: Glyph, corner: Point, size: f64, color: ColorToken) {
        self.used.glyphs.insert(glyph);
        self.used.colors.insert(color);
        self.put(&["<use href=\"#cf-", glyph.name(), "\""]);
        if (size - Glyph::SIZE).abs() < 1e-9 {
            self.numbers([("x", corner.x), ("y", corner.y)]);
        } else {
            self.put(&[" transform=\"translate("]);
            number::push(&mut self.body, corner.x);
            self.body.push(' ');
            number::push(&mut self.body, corner.y);
            self.put(&[") scale("]);
            number::push(&mut self.body, size / Glyph::SIZE);
            self.put(&[")\""]);
        }
        self.put(&[" class=\"cf-c-", color.name(), "\""]);
        self.close();
    }

    fn text(&mut self, text: &str, _key: TextKey, at: Point, style: TextStyle) {
        self.used.fonts.insert(style.font);
        self.used.fills.insert(style.color);
        self.put(&["<text"]);
        self.numbers([("x", at.x), ("y", at.y)]);
        self.put(&[" class=\"cf-", font_name(style.font), " cf-f-", style.color.name(), "\""]);
        if (style.size - style.font.size()).abs() > 1e-9 {
            // An attribute would give way to the class.
            self.put(&[" style=\"font-size:", &number::decimal(style.size), "px\""]);
        }
        match style.align {
            Align::Left => {}
            Align::Middle => self.put(&[" text-anchor=\"middle\""]),
            Align::Right => self.put(&[" text-anchor=\"end\""]),
        }
        self.opacity();
        self.put(&[">", &escaped(text), "</text>\n"]);
    }

    fn set_alpha(&mut self, alpha: f64) {
        self.alpha = alpha;
    }
}

pub(super) fn font_name(font: Font) -> &'static str {
    match font {
        Font::Regular => "regular",
        Font::Semibold => "semibold",
        Font::Mono => "mono",
        Font::Caption => "caption",
    }
}

/// Text that is safe between tags and in quotes; what XML has no place for becomes the replacement character.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            _ => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_gets_out_of_a_text() {
        assert_eq!(escaped("</text><script>\"&'\u{0}\n"), "&lt;/text&gt;&lt;script&gt;&quot;&amp;'\u{fffd} ");
    }
}
