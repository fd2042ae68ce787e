//! The whole diagram in a corner.

use crowfoot_layout::{Point, Rect, Size};
use crowfoot_model::{Color, NodeId};

use crate::card::Kind;
use crate::paint::{Painter, Radius, Stroke};
use crate::palette::ColorToken;
use crate::scene::Scene;
use crate::view::View;

/// Pixels around the content.
const MARGIN: f64 = 6.0;

impl Scene {
    /// Paints blocks for all cards and a frame around what `view` shows, into a picture of `size` pixels.
    pub fn paint_minimap(&self, view: &View, size: Size, painter: &mut dyn Painter) {
        let map = self.minimap_view(size);
        let small = |world: Rect| {
            let rect = map.rect_to_viewport(world);
            Rect { width: rect.width.max(2.0), height: rect.height.max(2.0), ..rect }
        };
        let mut plain = Vec::new();
        for (id, node) in self.nodes.iter().rev() {
            let rect = small(node.rect);
            match (node.card.kind, id) {
                (Kind::Area, NodeId::Area(_)) => {
                    let hue = node.card.color.unwrap_or(Color::Blue);
                    painter.rect(rect, Radius::all(1.0), Some(ColorToken::HueTint(hue)), None);
                }
                _ => match self.stripe(node) {
                    Some(hue) => painter.rect(rect, Radius::NONE, Some(ColorToken::Hue(hue)), None),
                    None => plain.push(rect),
                },
            }
        }
        painter.rects(&plain, ColorToken::Line);
        let shown = map.rect_to_viewport(view.world_rect());
        painter.rect(shown, Radius::all(2.0), None, Some(Stroke::new(ColorToken::Accent, 1.5)));
    }

    /// The world point under a point of a minimap of `size` pixels.
    pub fn minimap_to_world(&self, point: Point, size: Size) -> Point {
        self.minimap_view(size).to_world(point)
    }

    fn minimap_view(&self, size: Size) -> View {
        let all: Vec<Rect> = self.nodes.values().map(|node| node.rect).collect();
        let content = Rect::bounds(&all).unwrap_or_default();
        View::fitting(content, size.width, size.height, MARGIN, 0.2)
    }
}
