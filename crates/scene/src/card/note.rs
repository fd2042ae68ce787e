//! A sticky note.

use crowfoot_layout::Size;
use crowfoot_model::{Color, Note, Placement};

use super::title::{Title, Words};
use super::{Card, Kind};
use crate::measure::Font;
use crate::ruler::Ruler;

pub(crate) const LINE: f64 = 18.0;
pub(crate) const PADDING: f64 = 12.0;
const WIDTH: u32 = 200;
const LEAST: f64 = 80.0;
const MOST: f64 = 4000.0;

pub(super) fn card(note: &Note, placement: &Placement, ruler: &mut Ruler) -> Card {
    let width = f64::from(placement.width.unwrap_or(WIDTH)).clamp(LEAST, MOST);
    let mut lines = ruler.wrapped(&note.text, Font::Regular, width - 2.0 * PADDING);
    let text_height = LINE * lines.len().max(1) as f64 + 2.0 * PADDING;
    let height = match placement.height {
        Some(height) => f64::from(height).clamp(LINE + 2.0 * PADDING, MOST),
        None => text_height,
    };
    lines.truncate(((height - 2.0 * PADDING) / LINE).floor().max(1.0) as usize);
    let first = note.text.lines().next().unwrap_or_default();
    let words = Words { glyph: None, schema: None, name: first, caption: None, comment: false };
    let (mut title, _) = Title::new(&words, ruler);
    title.fit(width, first, ruler);
    Card {
        kind: Kind::Note,
        size: Size::new(width, height),
        color: Some(placement.color.unwrap_or(Color::Yellow)),
        title,
        names_at: PADDING,
        types_at: width - PADDING,
        marks_at: width - PADDING,
        rows: Vec::new(),
        lines,
    }
}
