//! Cards that are their names.

use crowfoot_layout::{Point, Rect};
use crowfoot_model::NodeId;

use super::clip::{Cut, shortened};
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
const PADDING: f64 = 1.5;
const LEADING: f64 = 1.15;
/// Fewer letters of a name say nothing.
const LEAST_LETTERS: usize = 3;

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
        let muted = matches!(node.card.kind, Kind::Enum | Kind::View);
        let color = match () {
            () if self.emphasis.headers.contains(&id) => ColorToken::Accent,
            () if muted => ColorToken::Muted,
            () => ColorToken::Ink,
        };
        let style = TextStyle { font: Font::Semibold, size, color, align: Align::Left };
        let first = |count: usize| rect.centre().y - (count as f64 - 1.0) * size * LEADING / 2.0;
        let line_at = |count: usize, line: usize| baseline(first(count) + line as f64 * size * LEADING, size);
        if !fits(&lines, width, height, size) {
            let rows = (height / (size * LEADING)).floor().max(1.0) as usize;
            let cut = cut(parts, width / scale(size), rows);
            for (number, text) in cut.iter().enumerate() {
                let place = Point::new(rect.centre().x, line_at(cut.len(), number));
                painter.text(text, TextKey::of(text), place, TextStyle { align: Align::Middle, ..style });
            }
            return;
        }
        for (number, line) in lines.iter().enumerate() {
            let mut x = rect.centre().x - line.width * scale(size) / 2.0;
            for part in line.parts {
                painter.text(&part.text, part.key, Point::new(x, line_at(lines.len(), number)), style);
                x += part.width * scale(size);
            }
        }
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

/// A name on at most so many lines of a width (world units): words that are too long are broken, and what has no room
/// is left out of the middle. Nothing where nothing could be read.
fn cut(parts: &[Label], width: f64, rows: usize) -> Vec<String> {
    let whole: String = parts.iter().map(|part| &*part.text).collect();
    let (letters, total) = (whole.chars().count(), parts.iter().map(|part| part.width).sum::<f64>());
    let room = (letters as f64 * width / total.max(1.0)).floor() as usize;
    if room < LEAST_LETTERS {
        return Vec::new();
    }
    let mut lines: Vec<String> = vec![String::new()];
    let mut used = 0;
    for part in parts {
        let length = part.text.chars().count();
        // Pieces of about the same length.
        let piece = length.div_ceil(length.div_ceil(room).max(1));
        for (number, letter) in part.text.chars().enumerate() {
            if number % piece.max(1) == 0 && used > 0 && used + piece > room {
                lines.push(String::new());
                used = 0;
            }
            if let Some(line) = lines.last_mut() {
                line.push(letter);
                used += 1;
            }
        }
    }
    match lines.len() {
        count if count <= rows => lines,
        _ if rows == 1 => vec![shortened(&whole, room, Cut::Middle)],
        count => {
            let last = lines.split_off(count - 1);
            lines.truncate(rows - 1);
            if let Some(line) = lines.last_mut() {
                let keep = (line.chars().count() + 1).min(room);
                *line = shortened(line, keep, Cut::End);
            }
            lines.extend(last);
            lines
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::cut;
    use crate::measure::Font;
    use crate::text::{Label, TextKey};

    /// Parts whose letters are ten world units wide.
    fn parts(texts: &[&str]) -> Vec<Label> {
        let label = |text: &&str| Label {
            text: (*text).into(),
            key: TextKey::of(text),
            font: Font::Semibold,
            width: 10.0 * text.chars().count() as f64,
        };
        texts.iter().map(label).collect()
    }

    #[test]
    fn long_words_are_broken_and_the_middle_is_left_out() {
        assert_eq!(cut(&parts(&["changesets"]), 90.0, 2), ["chang", "esets"]);
        assert_eq!(cut(&parts(&["current_", "node_", "tags"]), 80.0, 1), ["curr…ags"]);
        assert_eq!(cut(&parts(&["workspace_", "agent_", "log_", "stats"]), 80.0, 2), ["works…", "stats"]);
        assert_eq!(cut(&parts(&["a_", "very_", "long_", "name"]), 70.0, 3), ["a_very_", "long_", "name"]);
        assert!(cut(&parts(&["users"]), 20.0, 3).is_empty());
    }

    proptest! {
        #[test]
        fn never_more_than_there_is_room_for(
            words in proptest::collection::vec("[a-zä]{1,18}_?", 1..6), width in 0.0_f64..200.0, rows in 1_usize..6
        ) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let lines = cut(&parts(&words), width, rows);
            prop_assert!(lines.len() <= rows);
            prop_assert!(lines.iter().all(|line| line.chars().count() as f64 * 10.0 <= width + 1e-6), "{lines:?}");
        }
    }
}
