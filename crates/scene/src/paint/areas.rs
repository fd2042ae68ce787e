//! Areas, behind everything else, and their names, which come to the front when nothing else can be read.

use crowfoot_compact::Arrange;
use crowfoot_layout::{Point, Rect};
use crowfoot_model::{Color, NodeId};

use super::clip::Cut;
use super::{Align, Frame, Painter, Radius, Stroke, TextStyle, baseline};
use crate::card::AREA_LABEL;
use crate::lod::Detail;
use crate::measure::Font;
use crate::palette::ColorToken;
use crate::scene::Node;

/// World units from the frame to the name.
const INDENT: f64 = 12.0;
/// Sizes of names in pixels, when they carry the picture.
const FAR_TEXT: f64 = 14.0;

impl Frame<'_> {
    pub(super) fn areas(&self, visible: &[NodeId], painter: &mut dyn Painter) {
        let mut areas: Vec<(NodeId, &Node)> = self.areas_of(visible).collect();
        // Small ones lie on large ones.
        areas.arrange_by(|a, b| size(b.1).total_cmp(&size(a.1)));
        for (_, node) in areas {
            let rect = self.rect(node.rect);
            let hue = hue_of(node);
            let radius = Radius::all(8.0 * self.zoom.clamp(0.25, 1.0));
            painter.rect(rect, radius, Some(ColorToken::HueTint(hue)), None);
            painter.set_alpha(0.6);
            painter.rect(rect.inflate(-0.5), radius, None, Some(Stroke::new(ColorToken::Hue(hue), 1.0)));
            painter.set_alpha(1.0);
            if self.detail > Detail::Names {
                self.near_label(node, rect, hue, painter);
            }
        }
    }

    /// The frames of areas that are selected, and the corners by which they are resized.
    pub(super) fn area_marks(&self, lit: &[NodeId], painter: &mut dyn Painter) {
        for (id, node) in self.areas_of(lit) {
            let rect = self.rect(node.rect);
            if self.emphasis.selected.contains(&id) {
                let radius = Radius::all(8.0 * self.zoom.clamp(0.25, 1.0));
                let stroke = Stroke::new(ColorToken::Accent, 2.0);
                painter.rect(rect.inflate(-0.5), radius, None, Some(stroke));
            }
            self.corner(rect, painter);
        }
    }

    /// Names of areas over everything else. Returns where they are, in pixels.
    pub(super) fn area_labels(&self, visible: &[NodeId], painter: &mut dyn Painter) -> Vec<Rect> {
        let mut plates = Vec::new();
        for (_, node) in self.areas_of(visible) {
            let rect = self.rect(node.rect);
            let label = &node.card.title.name;
            let width = label.width * FAR_TEXT / Font::Semibold.size();
            let color = ColorToken::HueInk(hue_of(node));
            let (place, align) = match self.detail {
                Detail::Names | Detail::Shapes => (Point::new(rect.x, rect.y - 10.0), Align::Left),
                _ => (rect.centre(), Align::Middle),
            };
            let left = if align == Align::Middle { place.x - width / 2.0 } else { place.x };
            let plate = Rect::spanning(place, place).inflate(FAR_TEXT * 0.75);
            let plate = Rect { x: left - 6.0, width: width + 12.0, ..plate };
            plates.push(plate);
            if align == Align::Middle {
                painter.rect(plate, Radius::all(4.0), Some(ColorToken::HueTint(hue_of(node))), None);
            }
            let style = TextStyle { font: Font::Semibold, size: FAR_TEXT, color, align };
            painter.text(&label.text, label.key, Point::new(place.x, baseline(place.y, FAR_TEXT)), style);
        }
        plates
    }

    fn near_label(&self, node: &Node, rect: Rect, hue: Color, painter: &mut dyn Painter) {
        let size = (Font::Semibold.size() * self.zoom).max(10.0);
        let style =
            TextStyle { font: Font::Semibold, size, color: ColorToken::HueInk(hue), align: Align::Left };
        let y = baseline(rect.y + AREA_LABEL / 2.0 * self.zoom, size);
        let place = Point::new(rect.x + INDENT * self.zoom, y);
        self.clipped(
            &node.card.title.name,
            Cut::Middle,
            rect.width - 2.0 * INDENT * self.zoom,
            place,
            style,
            painter,
        );
    }

    /// Says that the area can be resized.
    fn corner(&self, rect: Rect, painter: &mut dyn Painter) {
        let square = Rect::new(rect.right() - 4.0, rect.bottom() - 4.0, 8.0, 8.0);
        let stroke = Stroke::new(ColorToken::Accent, 1.5);
        painter.rect(square, Radius::all(2.0), Some(ColorToken::Card), Some(stroke));
    }

    fn areas_of(&self, visible: &[NodeId]) -> impl Iterator<Item = (NodeId, &Node)> {
        let areas = visible.iter().filter(|node| matches!(node, NodeId::Area(_)));
        areas.filter_map(|id| Some((*id, self.scene.nodes.get(id)?)))
    }
}

fn hue_of(node: &Node) -> Color {
    node.card.color.unwrap_or(Color::Blue)
}

fn size(node: &Node) -> f64 {
    node.rect.width * node.rect.height
}
