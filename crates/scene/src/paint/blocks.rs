//! Cards from very far away: there are many of them, so that all of one colour are painted at once.

use crowfoot_compact::VecMap;
use crowfoot_layout::Rect;
use crowfoot_model::{NodeId, TableId};

use super::{Frame, Painter, Radius, Stroke};
use crate::card::Kind;
use crate::palette::ColorToken;
use crate::scene::{Badge, Node};

impl Frame<'_> {
    pub(super) fn blocks(&self, cards: &[NodeId], painter: &mut dyn Painter) {
        let mut fills: VecMap<ColorToken, Vec<Rect>> = VecMap::new();
        let mut faulty = Vec::new();
        for id in cards {
            let Some(node) = self.scene.nodes.get(id) else { continue };
            let rect = self.rect(node.rect);
            fills.or_default(self.block_fill(*id, node)).push(rect);
            if matches!(id, NodeId::Table(table) if self.is_faulty(*table)) {
                faulty.push(rect);
            }
        }
        for (fill, rects) in fills.iter() {
            painter.rects(rects, *fill);
        }
        for rect in faulty {
            let stroke = Stroke::new(ColorToken::Danger, 1.0);
            painter.rect(rect.inflate(0.5), Radius::all(1.0), None, Some(stroke));
        }
    }

    fn block_fill(&self, id: NodeId, node: &Node) -> ColorToken {
        let emphasis = &self.emphasis;
        let lit =
            emphasis.selected.contains(&id) || emphasis.headers.contains(&id) || emphasis.found.contains(&id);
        match node.card.kind {
            _ if lit => ColorToken::Accent,
            Kind::Note => node.card.color.map_or(ColorToken::Bar, ColorToken::Hue),
            Kind::Table => self.stripe_of(node).unwrap_or(ColorToken::Line),
            Kind::View | Kind::Enum | Kind::Area => ColorToken::Bar,
        }
    }

    pub(super) fn is_faulty(&self, table: TableId) -> bool {
        self.scene.badges.get(&table) == Some(&Badge::Error)
    }
}
