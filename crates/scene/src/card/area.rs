//! An area: a labelled rectangle behind what it groups.

use crowfoot_layout::Size;
use crowfoot_model::{Area, Color, Placement};

use super::title::{Title, Words};
use super::{Card, Kind};
use crate::ruler::Ruler;

/// Height of the strip that carries the label.
pub(crate) const AREA_LABEL: f64 = 32.0;
const WIDTH: u32 = 400;
const HEIGHT: u32 = 300;
const LEAST: f64 = 80.0;
const MOST: f64 = 1e6;

pub(super) fn card(area: &Area, placement: &Placement, ruler: &mut Ruler) -> Card {
    let width = f64::from(placement.width.unwrap_or(WIDTH)).clamp(LEAST, MOST);
    let height = f64::from(placement.height.unwrap_or(HEIGHT)).clamp(LEAST, MOST);
    let words = Words { glyph: None, schema: None, name: &area.name, caption: None, comment: false };
    let (mut title, _) = Title::new(&words, ruler);
    title.fit(width, &area.name, ruler);
    Card {
        kind: Kind::Area,
        size: Size::new(width, height),
        color: Some(placement.color.unwrap_or(Color::Blue)),
        title,
        names_at: 0.0,
        types_at: width,
        marks_at: width,
        rows: Vec::new(),
        lines: Vec::new(),
    }
}
