//! The marks on cards, as what a pointer can ask about.

use crowfoot_layout::{Point, Rect};
use crowfoot_model::{NodeId, ObjectRef};

use crate::card::{Card, GLYPH, Holds, ROW, Row, SIDE, row_top};
use crate::glyph::Glyph;
use crate::hit::HitPart;
use crate::scene::{Badge, Scene};

/// Room around a mark that counts as the mark, in world units.
const AROUND: f64 = 1.5;
/// One slot of marks at the right of a row.
const SLOT: f64 = 15.0;
/// Behind a type: "?".
const NULL_MARK: f64 = 9.0;

/// A mark on a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CardMark {
    /// What it says something of: a column, or what the card stands for.
    pub object: ObjectRef,
    /// `None` for the question mark of a nullable column.
    pub glyph: Option<Glyph>,
    /// In world units.
    pub rect: Rect,
}

impl Card {
    /// The glyphs of a row, and where they begin: the key and the link, then how the column is looked up, then where its
    /// value comes from.
    pub(crate) fn row_glyphs(&self, row: &Row, has_access: bool) -> [Option<(Glyph, f64)>; 4] {
        let gutter = SIDE;
        let second = self.marks_at + if has_access { SLOT } else { 0.0 };
        [
            row.primary.then_some((Glyph::Key, gutter)),
            // Beside the key where there is one; links stand in line with each other.
            row.foreign.then_some((Glyph::Link, if row.primary { gutter + GLYPH + 2.0 } else { gutter })),
            row.access.map(|glyph| (glyph, self.marks_at)),
            row.value.map(|glyph| (glyph, second)),
        ]
    }
}

impl Scene {
    /// The mark at a point (world), of those that cards have where everything of them is drawn.
    pub fn mark_at(&self, point: Point) -> Option<CardMark> {
        let hit = self.hit(point, 0.0)?;
        let id = hit.object.node()?;
        let node = self.nodes.get(&id)?;
        let (card, at) = (&node.card, node.rect);
        let mut marks: Vec<(Option<Glyph>, Rect)> = Vec::new();
        let square = |x: f64, middle: f64| Rect::new(x, middle - GLYPH / 2.0, GLYPH, GLYPH);
        let local = Point::new(point.x - at.x, point.y - at.y);
        if matches!(hit.part, HitPart::Header | HitPart::Badge | HitPart::Comment) {
            let middle = crate::card::HEADER / 2.0;
            if let Some(glyph) = card.title.glyph {
                marks.push((Some(glyph), square(card.title.prefix_at() - GLYPH - 6.0, middle)));
            }
            if card.title.comment {
                let x = card.title.comment_at(card.size.width);
                marks.push((Some(Glyph::Comment), square(x, middle)));
            }
            if let NodeId::Table(table) = id
                && let Some(badge) = self.badges.get(&table)
            {
                let glyph = match badge {
                    Badge::Error => Glyph::Error,
                    Badge::Warning => Glyph::Warning,
                    Badge::Info => Glyph::Info,
                };
                marks.push((Some(glyph), square(card.badge_at().x - GLYPH / 2.0, middle)));
            }
        } else {
            let number = card.row_at(local.y)?;
            let row = card.rows.get(number)?;
            let middle = row_top(number) + ROW / 2.0;
            if matches!(row.holds, Holds::Column(_)) {
                let has_access = card.rows.iter().any(|row| row.access.is_some());
                let glyphs = card.row_glyphs(row, has_access).into_iter().flatten();
                marks.extend(glyphs.map(|(glyph, x)| (Some(glyph), square(x, middle))));
                if row.nullable {
                    let rect = Rect::new(card.types_at + 1.0, middle - GLYPH / 2.0, NULL_MARK, GLYPH);
                    marks.push((None, rect));
                }
            }
        }
        let (glyph, rect) = marks.into_iter().find(|(_, rect)| rect.inflate(AROUND).contains(local))?;
        let rect = Rect::new(at.x + rect.x, at.y + rect.y, rect.width, rect.height);
        Some(CardMark { object: hit.object, glyph, rect })
    }
}
