//! Cards whose rows are too small to read: bars as long as their texts.

use crowfoot_layout::{Point, Rect};
use crowfoot_model::NodeId;

use super::clip::Cut;
use super::{Align, Frame, Painter, TextStyle, at, baseline};
use crate::card::{HEADER, ROW, Tone, row_top};
use crate::lod::LEAST_TEXT;
use crate::measure::Font;
use crate::palette::ColorToken;
use crate::scene::Node;

impl Frame<'_> {
    pub(super) fn bars(&self, id: NodeId, node: &Node, painter: &mut dyn Painter) {
        let (card, zoom) = (&node.card, self.zoom);
        let rect = self.rect(node.rect);
        self.plate(node, rect, painter);
        let height = (ROW * zoom * 0.36).max(2.0);
        let bar = |x: f64, width: f64, number: usize| {
            let place = at(rect, x, row_top(number) + ROW / 2.0, zoom);
            Rect::new(place.x, (place.y - height / 2.0).round(), width * zoom, height)
        };
        let (mut strong, mut weak) = (Vec::new(), Vec::new());
        for (number, row) in card.rows.iter().enumerate() {
            let names = if row.tone == Tone::Key || row.foreign { &mut strong } else { &mut weak };
            names.push(bar(card.names_at, row.name.width, number));
            if let Some(kind) = &row.kind {
                weak.push(bar(card.types_at - kind.width, kind.width, number));
            }
        }
        let lines = card.lines.iter().enumerate();
        weak.extend(lines.map(|(number, line)| bar(card.names_at, line.width, number)));
        painter.rects(&weak, ColorToken::Bar);
        painter.rects(&strong, ColorToken::Line);
        self.small_title(id, node, rect, painter);
        self.card_outline(id, node, rect, painter);
    }

    /// The name alone, not smaller than can be read, and cut off where the card ends.
    fn small_title(&self, id: NodeId, node: &Node, rect: Rect, painter: &mut dyn Painter) {
        let (name, zoom) = (&node.card.title.name, self.zoom);
        let size = (Font::Semibold.size() * zoom).max(LEAST_TEXT);
        let middle = HEADER / 2.0 + 0.5;
        let left = 8.0 * zoom + 1.0;
        let badged = matches!(id, NodeId::Table(table) if self.scene.badges.contains_key(&table));
        let room = rect.width - 2.0 * left - if badged { 9.0 } else { 0.0 };
        let color = if self.emphasis.headers.contains(&id) { ColorToken::Accent } else { ColorToken::Ink };
        let style = TextStyle { font: Font::Semibold, size, color, align: Align::Left };
        let y = baseline(rect.y + middle * zoom, size);
        self.clipped(name, Cut::Middle, room, Point::new(rect.x + left, y), style, painter);
        self.badge(id, &node.card, rect, HEADER / 2.0, painter);
    }
}
