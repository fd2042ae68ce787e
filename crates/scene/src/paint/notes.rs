//! Notes.

use crowfoot_layout::Point;
use crowfoot_model::{Color, NodeId};

use super::clip::Cut;
use super::{Align, Frame, Painter, Radius, Stroke, TextStyle, at, baseline};
use crate::card::{NOTE_LINE, NOTE_PADDING};
use crate::lod::Detail;
use crate::measure::Font;
use crate::palette::ColorToken;
use crate::scene::Node;

impl Frame<'_> {
    pub(super) fn note(&self, id: NodeId, node: &Node, painter: &mut dyn Painter) {
        let rect = self.rect(node.rect);
        let hue = node.card.color.unwrap_or(Color::Yellow);
        let radius = Radius::all(3.0 * self.zoom);
        painter.rect(rect, radius, Some(ColorToken::HueTint(hue)), None);
        match self.detail {
            Detail::Full => {
                for (number, line) in node.card.lines.iter().enumerate() {
                    let middle = NOTE_PADDING + NOTE_LINE * (number as f64 + 0.5);
                    let place = at(rect, NOTE_PADDING, middle, self.zoom);
                    self.label(line, place, ColorToken::Ink, Align::Left, painter);
                }
            }
            _ => {
                let size = Font::Regular.size() * self.zoom.max(0.75);
                let color = ColorToken::HueInk(hue);
                let style = TextStyle { font: Font::Regular, size, color, align: Align::Left };
                let y = baseline(rect.y + (NOTE_PADDING * self.zoom).max(3.0) + size / 2.0, size);
                if let Some(line) = node.card.lines.first() {
                    self.clipped(
                        line,
                        Cut::End,
                        rect.width - 6.0,
                        Point::new(rect.x + 3.0, y),
                        style,
                        painter,
                    );
                }
            }
        }
        let stroke = self.frame_stroke(id);
        let neutral = stroke.color == ColorToken::Border;
        let stroke = if neutral { Stroke::new(ColorToken::Hue(hue), 1.0) } else { stroke };
        painter.rect(rect.inflate(-0.5), radius, None, Some(stroke));
    }
}
