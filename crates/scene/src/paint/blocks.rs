//! Cards from very far away.

use crowfoot_model::NodeId;

use super::{Frame, Painter, Radius, Stroke};
use crate::card::Kind;
use crate::palette::ColorToken;
use crate::scene::{Badge, Node};

impl Frame<'_> {
    pub(super) fn block(&self, id: NodeId, node: &Node, painter: &mut dyn Painter) {
        let rect = self.rect(node.rect);
        let emphasis = &self.emphasis;
        let lit =
            emphasis.selected.contains(&id) || emphasis.headers.contains(&id) || emphasis.found.contains(&id);
        let fill = match node.card.kind {
            _ if lit => ColorToken::Accent,
            Kind::Note => node.card.color.map_or(ColorToken::Bar, ColorToken::Hue),
            Kind::Table => self.stripe_of(node).unwrap_or(ColorToken::Line),
            Kind::View | Kind::Enum | Kind::Area => ColorToken::Bar,
        };
        painter.rect(rect, Radius::all(1.0), Some(fill), None);
        let NodeId::Table(table) = id else { return };
        if self.scene.badges.get(&table) == Some(&Badge::Error) {
            painter.rect(
                rect.inflate(0.5),
                Radius::all(1.0),
                None,
                Some(Stroke::new(ColorToken::Danger, 1.0)),
            );
        }
    }
}
