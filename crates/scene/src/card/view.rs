//! The card of a view: its columns where it names them, otherwise how its query begins.

use crowfoot_layout::Size;
use crowfoot_model::{Document, Fold, Placement, View};

use super::enumeration::name_rows;
use super::rows::Columns;
use super::title::{Title, Words, schema_of};
use super::{Card, Kind, SIDE, height_of, width_of};
use crate::glyph::Glyph;
use crate::measure::Font;
use crate::ruler::Ruler;
use crate::text::Label;

/// Lines of the query that are shown.
const QUERY_LINES: usize = 4;

pub(super) fn card(document: &Document, view: &View, placement: &Placement, ruler: &mut Ruler) -> Card {
    let words = Words {
        glyph: Some(Glyph::View),
        schema: schema_of(document, view.schema),
        name: &view.name,
        caption: view.materialized.then_some("materialized"),
        comment: view.comment.as_ref().is_some_and(|comment| !comment.is_empty()),
    };
    let (mut title, title_width) = Title::new(&words, ruler);
    let mut rows = name_rows(&view.columns, placement.fold, Font::Regular, ruler);
    let columns = Columns::of(&rows);
    let shows_query = view.columns.is_empty() && matches!(placement.fold, Fold::Automatic | Fold::All);
    let query_width = if shows_query { query_width(&view.query, ruler) } else { 0.0 };
    let width = width_of(placement, title_width.max(columns.wanted(&rows)).max(query_width));
    title.fit(width, &view.name, ruler);
    columns.fit(&mut rows, width, ruler);
    let lines = if shows_query { query(&view.query, width, ruler) } else { Vec::new() };
    Card {
        kind: Kind::View,
        size: Size::new(width, height_of(rows.len().max(lines.len()))),
        color: placement.color,
        title,
        names_at: columns.names_at,
        types_at: columns.types_at(width),
        marks_at: columns.marks_at(width),
        rows,
        lines,
    }
}

fn beginning(query: &str) -> impl Iterator<Item = &str> {
    query.lines().map(str::trim_end).filter(|line| !line.is_empty()).take(QUERY_LINES)
}

fn query_width(query: &str, ruler: &mut Ruler) -> f64 {
    beginning(query).map(|line| ruler.width(line, Font::Mono)).fold(0.0, f64::max) + 2.0 * SIDE + 4.0
}

fn query(query: &str, width: f64, ruler: &mut Ruler) -> Vec<Label> {
    let room = width - 2.0 * SIDE - 4.0;
    beginning(query).map(|line| ruler.fitted(&line.replace('\t', "  "), Font::Mono, room)).collect()
}
