//! The card of a table.

use crowfoot_dialect::type_label;
use crowfoot_layout::Size;
use crowfoot_model::{Column, ColumnId, DataType, Document, Fold, Placement, Table};

use super::rows::Columns;
use super::title::{Title, Words, schema_of};

use super::{Card, FOLD_AFTER, Holds, Kind, Row, Tone, height_of, width_of};
use crate::glyph::Glyph;
use crate::measure::Font;
use crate::ruler::Ruler;

pub(super) fn card(document: &Document, table: &Table, placement: &Placement, ruler: &mut Ruler) -> Card {
    let words = Words {
        glyph: None,
        schema: schema_of(document, table.schema),
        name: &table.name,
        caption: match (&table.partition_of, &table.partitioning) {
            (Some(_), _) => Some("partition"),
            (None, Some(_)) => Some("partitioned"),
            (None, None) => None,
        },
        comment: table.comment.as_ref().is_some_and(|comment| !comment.is_empty()),
    };
    let (mut title, title_width) = Title::new(&words, ruler);
    let visible = visible(table, placement.fold);
    let hidden = table.columns.len() - visible.len();
    let mut rows: Vec<Row> = visible.into_iter().map(|column| row(document, table, column, ruler)).collect();
    if hidden > 0 && placement.fold != Fold::Name {
        rows.push(fold_row(hidden, ruler));
    }
    let columns = Columns::of(&rows);
    let width = width_of(placement, title_width.max(columns.wanted(&rows)));
    title.fit(width, &table.name, ruler);
    columns.fit(&mut rows, width, ruler);
    let empty = rows.is_empty() && placement.fold != Fold::Name;
    Card {
        kind: Kind::Table,
        size: Size::new(width, height_of(if empty { 1 } else { rows.len() })),
        color: placement.color,
        title,
        names_at: columns.names_at,
        types_at: columns.types_at(width),
        marks_at: columns.marks_at(width),
        rows,
        lines: if empty { vec![ruler.label("No columns", Font::Caption)] } else { Vec::new() },
    }
}

/// The columns that have a row: keys first of all, then the first ones, in the order of the table.
fn visible(table: &Table, fold: Fold) -> Vec<&Column> {
    let is_key = |column: &Column| table.is_in_primary_key(column.id) || table.is_in_foreign_key(column.id);
    match fold {
        Fold::All => table.columns.iter().collect(),
        Fold::Automatic if table.columns.len() <= FOLD_AFTER => table.columns.iter().collect(),
        Fold::Name => Vec::new(),
        Fold::Keys => table.columns.iter().filter(|column| is_key(column)).collect(),
        Fold::Automatic => {
            let keys = table.columns.iter().filter(|column| is_key(column)).count();
            let (mut keys_left, mut others_left) = (FOLD_AFTER, FOLD_AFTER.saturating_sub(keys));
            let mut shown = |column: &&Column| {
                let left = if is_key(column) { &mut keys_left } else { &mut others_left };
                let fits = *left > 0;
                *left = left.saturating_sub(1);
                fits
            };
            table.columns.iter().filter(|column| shown(column)).collect()
        }
    }
}

fn row(document: &Document, table: &Table, column: &Column, ruler: &mut Ruler) -> Row {
    let primary = table.is_in_primary_key(column.id);
    let nullable = !primary && !column.not_null;
    let tone = match (primary, nullable) {
        (true, _) => Tone::Key,
        (false, false) => Tone::Plain,
        (false, true) => Tone::Quiet,
    };
    let kind = column.data_type.as_ref().map(|data_type| type_label(document, data_type));
    Row {
        holds: Holds::Column(column.id),
        name: ruler.label(&column.name, if primary { Font::Semibold } else { Font::Regular }),
        tone,
        kind: kind.map(|text| ruler.label(&text, Font::Mono)),
        nullable,
        primary,
        foreign: table.is_in_foreign_key(column.id),
        access: access(table, column.id),
        value: value(column),
    }
}

fn fold_row(hidden: usize, ruler: &mut Ruler) -> Row {
    let text = ["+ ", &hidden.to_string(), " more"].concat();
    Row {
        holds: Holds::Fold,
        name: ruler.label(&text, Font::Caption),
        tone: Tone::Quiet,
        kind: None,
        nullable: false,
        primary: false,
        foreign: false,
        access: None,
        value: None,
    }
}

/// How the column can be looked up. A primary key has its own mark and is not said twice.
fn access(table: &Table, column: ColumnId) -> Option<Glyph> {
    // What says most: unique by itself, then with others, then indexed.
    let mut found: Option<Glyph> = None;
    let mut add = |glyph: Glyph| found = Some(found.map_or(glyph, |before| before.min(glyph)));
    let unique = |columns: usize| if columns > 1 { Glyph::UniqueTogether } else { Glyph::Unique };
    for own in table.uniques.iter().filter(|own| own.columns.contains(&column)) {
        add(unique(own.columns.len()));
    }
    for index in &table.indexes {
        if index.keys.iter().any(|key| key.as_column() == Some(column)) {
            add(if index.unique { unique(index.keys.len()) } else { Glyph::Index });
        }
    }
    found
}

/// Where the column's value comes from when nobody gives one.
fn value(column: &Column) -> Option<Glyph> {
    if column.generated.is_some() {
        Some(Glyph::Generated)
    } else if column.identity.is_some() {
        Some(Glyph::Identity)
    } else {
        column.default.as_ref().map(|_| Glyph::Default)
    }
}

/// Whether a column of the table has a type that `is` holds for, inside any array.
pub(crate) fn uses_type(table: &Table, is: impl Fn(&DataType) -> bool) -> bool {
    table
        .columns
        .iter()
        .any(|column| column.data_type.as_ref().is_some_and(|data_type| is(data_type.element())))
}
