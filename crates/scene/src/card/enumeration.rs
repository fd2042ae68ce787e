//! The card of an enumerated type: its values, in their order.

use crowfoot_layout::Size;
use crowfoot_model::{Document, EnumType, Fold, Placement};

use super::rows::Columns;
use super::title::{Title, Words, schema_of};
use super::{Card, FOLD_AFTER, Holds, Kind, Row, Tone, height_of, width_of};
use crate::glyph::Glyph;
use crate::measure::Font;
use crate::ruler::Ruler;

pub(super) fn card(document: &Document, record: &EnumType, placement: &Placement, ruler: &mut Ruler) -> Card {
    let words = Words {
        glyph: Some(Glyph::Enum),
        schema: schema_of(document, record.schema),
        name: &record.name,
        caption: None,
        comment: record.comment.as_ref().is_some_and(|comment| !comment.is_empty()),
    };
    let (mut title, title_width) = Title::new(&words, ruler);
    let mut rows = name_rows(&record.values, placement.fold, Font::Mono, ruler);
    let columns = Columns::of(&rows);
    let width = width_of(placement, title_width.max(columns.wanted(&rows)));
    title.fit(width, &record.name, ruler);
    columns.fit(&mut rows, width, ruler);
    Card {
        kind: Kind::Enum,
        size: Size::new(width, height_of(rows.len())),
        color: placement.color,
        title,
        names_at: columns.names_at,
        types_at: columns.types_at(width),
        marks_at: columns.marks_at(width),
        rows,
        lines: Vec::new(),
    }
}

/// Rows that are a name and nothing else.
pub(super) fn name_rows(names: &[String], fold: Fold, font: Font, ruler: &mut Ruler) -> Vec<Row> {
    let shown = match fold {
        Fold::All => names.len(),
        Fold::Automatic if names.len() <= FOLD_AFTER => names.len(),
        Fold::Automatic => FOLD_AFTER,
        Fold::Keys | Fold::Name => 0,
    };
    let mut rows: Vec<Row> = names.iter().take(shown).map(|name| name_row(name, font, ruler)).collect();
    if shown < names.len() && fold == Fold::Automatic {
        let more = ["+ ", &(names.len() - shown).to_string(), " more"].concat();
        rows.push(Row { holds: Holds::Fold, tone: Tone::Quiet, ..name_row(&more, Font::Caption, ruler) });
    }
    rows
}

fn name_row(name: &str, font: Font, ruler: &mut Ruler) -> Row {
    Row {
        holds: Holds::Name,
        name: ruler.label(name, font),
        tone: Tone::Plain,
        kind: None,
        nullable: false,
        primary: false,
        foreign: false,
        access: None,
        value: None,
    }
}
