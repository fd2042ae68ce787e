//! The whole diagram in a corner.

use crowfoot_compact::{VecMap, VecSet};
use crowfoot_layout::{Rect, Size};
use crowfoot_model::{Color, NodeId};

use crate::painter::{Painter, Radius};
use crate::palette::ColorToken;
use crate::scene::Scene;
use crate::view::View;

/// Pixels around the content.
const MARGIN: f64 = 6.0;
/// How strong what is not in focus is drawn.
const SHADE: f64 = 0.3;

impl Scene {
    /// Paints blocks for all cards into a picture of `size` pixels, with those that are not in `focus` as shades.
    /// Returns how the picture shows the world.
    pub fn paint_minimap(
        &self,
        size: Size,
        focus: Option<&VecSet<NodeId>>,
        painter: &mut dyn Painter,
    ) -> View {
        let map = self.minimap_view(size);
        let small = |world: Rect| {
            let rect = map.rect_to_viewport(world);
            Rect { width: rect.width.max(2.0), height: rect.height.max(2.0), ..rect }
        };
        let mut shades = Vec::new();
        // By colour, so that there are few changes of it.
        let mut blocks: VecMap<Option<Color>, Vec<Rect>> = VecMap::new();
        for (id, node) in self.nodes.iter().rev() {
            let rect = small(node.rect);
            if focus.is_some_and(|nodes| !nodes.contains(id)) {
                shades.push(rect);
            } else if matches!(id, NodeId::Area(_)) {
                let hue = node.card.color.unwrap_or(Color::Blue);
                painter.rect(rect, Radius::all(1.0), Some(ColorToken::HueTint(hue)), None);
            } else {
                blocks.or_default(self.stripe(node)).push(rect);
            }
        }
        painter.set_alpha(SHADE);
        painter.rects(&shades, ColorToken::Bar);
        painter.set_alpha(1.0);
        for (color, rects) in blocks.iter() {
            painter.rects(rects, color.map_or(ColorToken::Line, ColorToken::Hue));
        }
        map
    }

    fn minimap_view(&self, size: Size) -> View {
        let all: Vec<Rect> = self.nodes.values().map(|node| node.rect).collect();
        let content = Rect::bounds(&all).unwrap_or_default();
        View::fitting(content, size.width, size.height, MARGIN, 0.2)
    }
}
