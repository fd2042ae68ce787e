//! Cards that are their names.

use crowfoot_layout::{Point, Rect};
use crowfoot_model::NodeId;

use super::{Align, Frame, Painter, Radius, TextStyle, baseline};
use crate::card::{CORNER, Kind, STRIPE};
use crate::lod::{Detail, LEAST_TEXT};
use crate::measure::Font;
use crate::palette::ColorToken;
use crate::scene::Node;
use crate::text::{Label, TextKey};

/// Names do not grow beyond this, in pixels.
const LARGEST: f64 = 14.0;
/// Space between a name and the frame, in pixels.
const PADDING: f64 = 3.0;
const LEADING: f64 = 1.15;

impl Frame<'_> {
    pub(super) fn names(&self, id: NodeId, node: &Node, painter: &mut dyn Painter) {
        let rect = self.rect(node.rect);
        let radius = (CORNER * self.zoom).max(2.0);
        painter.rect(rect, Radius::all(radius), Some(ColorToken::Card), None);
        if let Some(stripe) = self.stripe_of(node) {
            let height = (2.0 * STRIPE * self.zoom).round().max(2.0);
            painter.rect(Rect { height, ..rect }, Radius::top(radius.min(height)), Some(stripe), None);
        }
        if self.emphasis.found.contains(&id) {
            painter.rect(rect.inflate(-1.0), Radius::all(radius), Some(ColorToken::Match), None);
        }
        if self.detail == Detail::Names {
            self.big_name(id, node, rect, painter);
        }
        self.card_outline(id, node, rect, painter);
        // Other badges would lie on the names and say little: nearly every table has one.
        if matches!(id, NodeId::Table(table) if self.is_faulty(table)) {
            self.badge(id, &node.card, rect, 7.0 / self.zoom, painter);
        }
    }

    /// The name in the middle, on as many lines as it needs, as large as the card allows.
    fn big_name(&self, id: NodeId, node: &Node, rect: Rect, painter: &mut dyn Painter) {
        let parts = &node.card.title.parts;
        let (width, height) = (rect.width - 2.0 * PADDING, rect.height - 2.0 * PADDING);
        let mut size = LARGEST;
        let mut lines = broken(parts, width, size);
        while size > LEAST_TEXT && !fits(&lines, width, height, size) {
            size -= 1.0;
            lines = broken(parts, width, size);
        }
        let room = (height / (size * LEADING)).floor().max(1.0) as usize;
        let cut = lines.len() > room;
        lines.truncate(room);
        let muted = matches!(node.card.kind, Kind::Enum | Kind::View);
        let color = match () {
            () if self.emphasis.headers.contains(&id) => ColorToken::Accent,
            () if muted => ColorToken::Muted,
            () => ColorToken::Ink,
        };
        let style = TextStyle { font: Font::Semibold, size, color, align: Align::Left };
        let middle = rect.centre();
        let first = middle.y - (lines.len() as f64 - 1.0) * size * LEADING / 2.0;
        for (number, line) in lines.iter().enumerate() {
            let y = baseline(first + number as f64 * size * LEADING, size);
            let mut x = middle.x - (line.width * scale(size)).min(width) / 2.0;
            for part in line.parts {
                let room = rect.right() - PADDING - x;
                self.clipped(part, room, Point::new(x, y), style, painter);
                x += part.width * scale(size);
            }
            if cut && number + 1 == lines.len() {
                painter.text("…", TextKey::of("…"), Point::new(x.min(rect.right() - size), y), style);
            }
        }
    }

    /// A text, cut off with an ellipsis where its room ends.
    pub(super) fn clipped(
        &self,
        label: &Label,
        room: f64,
        at: Point,
        style: TextStyle,
        painter: &mut dyn Painter,
    ) {
        let width = label.width * style.size / label.font.size();
        if width <= room + 0.5 {
            painter.text(&label.text, label.key, at, style);
            return;
        }
        let letters = label.text.chars().count() as f64;
        let keep = (letters * room / width - 1.0).floor();
        if keep < 1.0 {
            return;
        }
        let kept: String =
            label.text.trim_end_matches('…').chars().take(keep as usize).chain(['…']).collect();
        painter.text(&kept, TextKey::of(&kept), at, style);
    }
}

struct Line<'a> {
    parts: &'a [Label],
    /// World units.
    width: f64,
}

fn scale(size: f64) -> f64 {
    size / Font::Semibold.size()
}

/// Parts on lines, as many on each as it holds.
fn broken(parts: &[Label], width: f64, size: f64) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let (mut start, mut used) = (0, 0.0);
    for (index, part) in parts.iter().enumerate() {
        if index > start && (used + part.width) * scale(size) > width {
            lines.push(Line { parts: parts.get(start..index).unwrap_or_default(), width: used });
            (start, used) = (index, 0.0);
        }
        used += part.width;
    }
    lines.push(Line { parts: parts.get(start..).unwrap_or_default(), width: used });
    lines
}

fn fits(lines: &[Line], width: f64, height: f64, size: f64) -> bool {
    lines.iter().all(|line| line.width * scale(size) <= width)
        && lines.len() as f64 * size * LEADING <= height
}
