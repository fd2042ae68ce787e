//! Cards with everything on them.

use crowfoot_layout::{Point, Rect};
use crowfoot_model::NodeId;

use super::{Align, Frame, Painter, Radius, Stroke, TextStyle, at, baseline};
use crate::card::{CORNER, Card, GLYPH, HEADER, Holds, Kind, ROW, Row, STRIPE, Tone, row_top};
use crate::glyph::Glyph;
use crate::measure::Font;
use crate::palette::ColorToken;
use crate::scene::{Badge, Node};
use crate::text::{Label, TextKey};

impl Frame<'_> {
    pub(super) fn full(&self, id: NodeId, node: &Node, painter: &mut dyn Painter) {
        let rect = self.rect(node.rect);
        self.plate(node, rect, painter);
        self.title(id, node, rect, painter);
        self.row_backgrounds(id, &node.card, rect, painter);
        self.row_texts(id, &node.card, rect, painter);
        self.row_glyphs(&node.card, rect, painter);
        for (number, line) in node.card.lines.iter().enumerate() {
            let y = row_top(number) + ROW / 2.0;
            self.label(line, at(rect, TEXT_AT, y, self.zoom), ColorToken::Muted, Align::Left, painter);
        }
        self.card_outline(id, node, rect, painter);
        self.handles(id, node, rect, painter);
    }

    /// The card without anything on it.
    pub(super) fn plate(&self, node: &Node, rect: Rect, painter: &mut dyn Painter) {
        let zoom = self.zoom;
        let corner = CORNER * zoom;
        let header = Rect { height: (HEADER * zoom).round().min(rect.height), ..rect };
        let closed = header.height >= rect.height;
        let bottom = if closed { corner } else { 0.0 };
        if !closed {
            painter.rect(rect, Radius::all(corner), Some(ColorToken::Card), None);
        }
        // Tables carry their header on a ground of its own; what only refers to them is plainer.
        let ground = if node.card.kind == Kind::Table { ColorToken::CardHeader } else { ColorToken::Card };
        let radius = |top: f64| Radius { top, bottom };
        match self.stripe_of(node) {
            // The stripe shows above the ground, which follows its corners.
            Some(stripe) => {
                let height = (STRIPE * zoom).round().max(1.0);
                let below = Rect::new(header.x, header.y + height, header.width, header.height - height);
                painter.rect(header, radius(corner), Some(stripe), None);
                painter.rect(below, radius((corner - height).max(0.0)), Some(ground), None);
            }
            None => painter.rect(header, radius(corner), Some(ground), None),
        }
        if !closed {
            let line = Rect::new(rect.x, header.bottom() - 1.0, rect.width, 1.0);
            painter.rects(&[line], ColorToken::Border);
        }
    }

    /// Views are outlined in dashes: they hold no rows of their own.
    pub(super) fn card_outline(&self, id: NodeId, node: &Node, rect: Rect, painter: &mut dyn Painter) {
        let stroke = self.frame_stroke(id);
        if node.card.kind == Kind::View && stroke.color == ColorToken::Border {
            let stroke = Stroke::new(ColorToken::Line, 1.0).dashed();
            painter.rect(rect.inflate(-0.5), Radius::all(CORNER * self.zoom), None, Some(stroke));
        } else {
            self.outline(id, rect, CORNER * self.zoom, painter);
        }
    }

    fn title(&self, id: NodeId, node: &Node, rect: Rect, painter: &mut dyn Painter) {
        let (card, title, zoom) = (&node.card, &node.card.title, self.zoom);
        let has_stripe = self.scene.stripe(node).is_some();
        let middle = HEADER / 2.0 + if has_stripe { STRIPE / 2.0 - 0.5 } else { 0.0 };
        let ink = if self.emphasis.headers.contains(&id) { ColorToken::Accent } else { ColorToken::Ink };
        if let Some(glyph) = title.glyph {
            let corner = at(rect, title.prefix_at() - GLYPH - 6.0, middle - GLYPH / 2.0, zoom);
            painter.glyph(glyph, corner, GLYPH * zoom, ColorToken::Muted);
        }
        if let Some(prefix) = &title.prefix {
            self.label(
                prefix,
                at(rect, title.prefix_at(), middle, zoom),
                ColorToken::Muted,
                Align::Left,
                painter,
            );
        }
        if self.emphasis.found.contains(&id) {
            let ground = at(rect, title.name_at() - 3.0, middle - 9.0, zoom);
            let ground = Rect::new(ground.x, ground.y, (title.name.width + 6.0) * zoom, 18.0 * zoom);
            painter.rect(ground, Radius::all(3.0 * zoom), Some(ColorToken::Match), None);
        }
        self.label(&title.name, at(rect, title.name_at(), middle, zoom), ink, Align::Left, painter);
        if let Some(caption) = &title.caption {
            let end = at(rect, title.caption_end(card.size.width), middle, zoom);
            self.label(caption, end, ColorToken::Muted, Align::Right, painter);
        }
        if title.comment {
            let corner = at(rect, title.comment_at(card.size.width), middle - GLYPH / 2.0, zoom);
            painter.glyph(Glyph::Comment, corner, GLYPH * zoom, ColorToken::Muted);
        }
        self.badge(id, card, rect, middle, painter);
    }

    pub(super) fn badge(&self, id: NodeId, card: &Card, rect: Rect, middle: f64, painter: &mut dyn Painter) {
        let NodeId::Table(table) = id else { return };
        let (glyph, color) = match self.scene.badges.get(&table) {
            Some(Badge::Error) => (Glyph::Error, ColorToken::Danger),
            Some(Badge::Warning) => (Glyph::Warning, ColorToken::Warn),
            Some(Badge::Info) => (Glyph::Info, ColorToken::Accent),
            None => return,
        };
        // Grows a little when it would become too small to see.
        let size = (GLYPH * self.zoom).max(7.0);
        let centre = at(rect, card.badge_at().x, middle, self.zoom);
        painter.glyph(glyph, Point::new(centre.x - size / 2.0, centre.y - size / 2.0), size, color);
    }

    fn row_backgrounds(&self, id: NodeId, card: &Card, rect: Rect, painter: &mut dyn Painter) {
        let NodeId::Table(table) = id else { return };
        let emphasis = &self.emphasis;
        for (number, row) in card.rows.iter().enumerate() {
            let Holds::Column(column) = row.holds else { continue };
            let key = (table, column);
            let ground = if emphasis.selected_columns.contains(&key) || emphasis.columns.contains(&key) {
                ColorToken::Selection
            } else if emphasis.found_columns.contains(&key) {
                ColorToken::Match
            } else if emphasis.hovered_column == Some(key) {
                ColorToken::RowHover
            } else {
                continue;
            };
            let place = at(rect, 0.0, row_top(number), self.zoom);
            painter
                .rects(&[Rect::new(rect.x, place.y.round(), rect.width, (ROW * self.zoom).round())], ground);
        }
    }

    /// Texts come font by font, so that a painter changes it twice a card and not twice a row.
    fn row_texts(&self, id: NodeId, card: &Card, rect: Rect, painter: &mut dyn Painter) {
        let zoom = self.zoom;
        let middle = |number: usize| row_top(number) + ROW / 2.0;
        for tone in [Tone::Key, Tone::Plain, Tone::Quiet] {
            for (number, row) in card.rows.iter().enumerate().filter(|(_, row)| row.tone == tone) {
                let color = self.name_color(id, row);
                let place = at(rect, card.names_at, middle(number), zoom);
                self.label(&row.name, place, color, Align::Left, painter);
            }
        }
        for (number, row) in card.rows.iter().enumerate() {
            if let Some(kind) = &row.kind {
                let place = at(rect, card.types_at, middle(number), zoom);
                self.label(kind, place, ColorToken::Muted, Align::Right, painter);
            }
        }
        for (number, _) in card.rows.iter().enumerate().filter(|(_, row)| row.nullable) {
            let place = at(rect, card.types_at + 1.0, middle(number), zoom);
            let style = style(Font::Mono, zoom, ColorToken::Muted, Align::Left);
            painter.text(
                "?",
                TextKey::of("?"),
                Point::new(place.x, baseline(place.y, Font::Regular.size() * zoom)),
                style,
            );
        }
    }

    fn name_color(&self, id: NodeId, row: &Row) -> ColorToken {
        let lit = |table, column| self.emphasis.columns.contains(&(table, column));
        match (id, row.holds) {
            (NodeId::Table(table), Holds::Column(column)) if lit(table, column) => ColorToken::Accent,
            _ if row.tone == Tone::Quiet => ColorToken::Muted,
            _ => ColorToken::Ink,
        }
    }

    fn row_glyphs(&self, card: &Card, rect: Rect, painter: &mut dyn Painter) {
        let zoom = self.zoom;
        let mut put = |glyph: Glyph, x: f64, number: usize, color: ColorToken| {
            let corner = at(rect, x, row_top(number) + (ROW - GLYPH) / 2.0, zoom);
            painter.glyph(glyph, corner, GLYPH * zoom, color);
        };
        let has_access = card.rows.iter().any(|row| row.access.is_some());
        for (number, row) in card.rows.iter().enumerate() {
            for (glyph, x) in card.row_glyphs(row, has_access).into_iter().flatten() {
                let color = if glyph == Glyph::Key { ColorToken::Ink } else { ColorToken::Muted };
                put(glyph, x, number, color);
            }
        }
    }

    /// Where a relation can be drawn from: on the row under the pointer and the selected one, and, smaller, on all rows of
    /// the one table that is selected, since a finger points at nothing before it presses.
    fn handles(&self, id: NodeId, node: &Node, rect: Rect, painter: &mut dyn Painter) {
        let NodeId::Table(table) = id else { return };
        let emphasis = &self.emphasis;
        let is_alone = emphasis.selected.len() == 1 && emphasis.selected.contains(&id);
        for (number, row) in node.card.rows.iter().enumerate() {
            let Holds::Column(column) = row.holds else { continue };
            let key = (table, column);
            let is_near = emphasis.hovered_column == Some(key) || emphasis.selected_columns.contains(&key);
            let radius = match (is_near, is_alone) {
                (true, _) => 4.0,
                (false, true) => 2.5,
                (false, false) => continue,
            };
            let y = at(rect, 0.0, row_top(number) + ROW / 2.0, self.zoom).y.round();
            for x in [rect.x, rect.right()] {
                let stroke = Stroke::new(ColorToken::Accent, 1.5);
                painter.circle(Point::new(x, y), radius, Some(ColorToken::Card), Some(stroke));
            }
        }
    }

    /// A measured text whose middle is at a height. Fonts of different sizes share the baseline.
    pub(super) fn label(
        &self,
        label: &Label,
        at: Point,
        color: ColorToken,
        align: Align,
        painter: &mut dyn Painter,
    ) {
        let style = style(label.font, self.zoom, color, align);
        let y = baseline(at.y, Font::Regular.size() * self.zoom);
        painter.text(&label.text, label.key, Point::new(at.x, y), style);
    }
}

/// Left edge of texts without a gutter.
const TEXT_AT: f64 = crate::card::SIDE + 2.0;

fn style(font: Font, zoom: f64, color: ColorToken, align: Align) -> TextStyle {
    TextStyle { font, size: font.size() * zoom, color, align }
}
