//! How the rows of a card share its width.

use super::{GLYPH, Row, SIDE};
use crate::measure::Font;
use crate::ruler::Ruler;

/// Space between a name and its type.
const GAP: f64 = 16.0;
/// Room behind the types for the mark of nullable columns.
const NULL_MARK: f64 = 10.0;
/// One slot of marks.
const SLOT: f64 = 15.0;
/// A name is never squeezed below this for its type.
const LEAST_NAME: f64 = 72.0;

/// The columns of a card's rows.
pub(super) struct Columns {
    pub(super) names_at: f64,
    /// Room that the marks take at the right.
    marks: f64,
    null_mark: f64,
}

impl Columns {
    pub(super) fn of(rows: &[Row]) -> Self {
        let any = |has: fn(&Row) -> bool| rows.iter().any(has);
        let gutter = match () {
            () if any(|row| row.primary && row.foreign) => 2.0 * GLYPH + 4.0,
            () if any(|row| row.primary || row.foreign) => GLYPH + 2.0,
            () => 0.0,
        };
        let slots =
            f64::from(u8::from(any(|row| row.access.is_some())) + u8::from(any(|row| row.value.is_some())));
        Self {
            names_at: SIDE + 2.0 + if gutter > 0.0 { gutter + 4.0 } else { 0.0 },
            marks: if slots > 0.0 { slots * SLOT + 4.0 } else { 0.0 },
            null_mark: if any(|row| row.nullable) { NULL_MARK } else { 0.0 },
        }
    }

    /// The width that the rows ask for.
    pub(super) fn wanted(&self, rows: &[Row]) -> f64 {
        let row = |row: &Row| row.name.width + row.kind.as_ref().map_or(0.0, |label| GAP + label.width);
        self.names_at + rows.iter().map(row).fold(0.0, f64::max) + self.after_types()
    }

    pub(super) fn types_at(&self, width: f64) -> f64 {
        width - self.after_types()
    }

    pub(super) fn marks_at(&self, width: f64) -> f64 {
        width - SIDE - self.marks + 4.0
    }

    /// Shortens names and types until each row fits.
    pub(super) fn fit(&self, rows: &mut [Row], width: f64, ruler: &mut Ruler) {
        let room = (self.types_at(width) - self.names_at).max(LEAST_NAME);
        for row in rows {
            let Some(kind) = &row.kind else {
                row.name = ruler.fitted(&row.name.text.clone(), row.name.font, room);
                continue;
            };
            if row.name.width + GAP + kind.width <= room {
                continue;
            }
            // The name comes first, but a type keeps enough to be told apart.
            let for_type = (room - GAP - row.name.width).max((room * 0.4).min(kind.width)).max(0.0);
            let kind = ruler.fitted(&kind.text.clone(), Font::Mono, for_type);
            let for_name = (room - GAP - kind.width).max(LEAST_NAME);
            row.name = ruler.fitted(&row.name.text.clone(), row.name.font, for_name);
            row.kind = Some(kind);
        }
    }

    fn after_types(&self) -> f64 {
        self.null_mark + self.marks + SIDE + if self.marks > 0.0 { 0.0 } else { 2.0 }
    }
}
