//! Cards: what each node of a diagram looks like, measured and ready to be drawn.
//!
//! Coordinates are world units from the top left corner of the card.

use crowfoot_layout::{Point, Rect, Size};
use crowfoot_model::{Color, ColumnId, Document, NodeId, Placement};

use crate::glyph::Glyph;
use crate::ruler::Ruler;
use crate::text::Label;

mod area;
mod enumeration;
mod note;
mod rows;
mod table;
mod title;
mod view;

pub(crate) use area::AREA_LABEL;
pub(crate) use note::{LINE as NOTE_LINE, PADDING as NOTE_PADDING};
pub(crate) use table::uses_type;
pub(crate) use title::Title;

/// Height of a card's header.
pub const HEADER: f64 = 28.0;
/// Height of a row.
pub const ROW: f64 = 22.0;
/// Space above the first row and below the last one.
pub(crate) const ROWS_PADDING: f64 = 4.0;
pub(crate) const CORNER: f64 = 6.0;
pub(crate) const STRIPE: f64 = 3.0;
/// Space between the left edge and the gutter, and between the last mark and the right edge.
pub(crate) const SIDE: f64 = 8.0;
/// Edge length of a glyph's square.
pub(crate) const GLYPH: f64 = 12.0;
const NARROWEST: f64 = 200.0;
const WIDEST: f64 = 360.0;
/// Columns beyond this many fold.
const FOLD_AFTER: usize = 20;

/// The picture of one node.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Card {
    pub(crate) kind: Kind,
    pub(crate) size: Size,
    /// The user's colour, or the default for the kind of card.
    pub(crate) color: Option<Color>,
    pub(crate) title: Title,
    /// Where names of rows begin.
    pub(crate) names_at: f64,
    /// Where types end.
    pub(crate) types_at: f64,
    /// Left edge of the first slot of marks.
    pub(crate) marks_at: f64,
    pub(crate) rows: Vec<Row>,
    /// Lines of a note or of a view's query, or a word in place of missing rows.
    pub(crate) lines: Vec<Label>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Table,
    View,
    Enum,
    Note,
    Area,
}

/// A row below the header.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) holds: Holds,
    pub(crate) name: Label,
    pub(crate) tone: Tone,
    pub(crate) kind: Option<Label>,
    pub(crate) nullable: bool,
    /// In the gutter.
    pub(crate) primary: bool,
    pub(crate) foreign: bool,
    /// Unique or index.
    pub(crate) access: Option<Glyph>,
    /// Default, identity or generated.
    pub(crate) value: Option<Glyph>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    Column(ColumnId),
    /// An enum's value or a view's column.
    Name,
    /// "+ 14 more".
    Fold,
}

/// A place between the rows of a table's columns, or before or after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowGap {
    pub rows_above: usize,
    pub above: Option<ColumnId>,
    pub below: Option<ColumnId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    Key,
    Plain,
    Quiet,
}

impl Card {
    /// The card of a node, or `None` where the document does not have it.
    pub(crate) fn new(document: &Document, placement: &Placement, ruler: &mut Ruler) -> Option<Self> {
        Some(match placement.node {
            NodeId::Table(id) => table::card(document, document.table(id)?, placement, ruler),
            NodeId::View(id) => view::card(document, document.view(id)?, placement, ruler),
            NodeId::Enum(id) => enumeration::card(document, document.enum_type(id)?, placement, ruler),
            NodeId::Note(id) => note::card(document.note(id)?, placement, ruler),
            NodeId::Area(id) => area::card(document.area(id)?, placement, ruler),
        })
    }

    /// The row that shows a column: its own, or the one that stands for what is folded.
    pub(crate) fn row_of(&self, column: ColumnId) -> Option<usize> {
        let own = self.rows.iter().position(|row| row.holds == Holds::Column(column));
        own.or_else(|| self.rows.iter().rposition(|row| row.holds == Holds::Fold))
    }

    pub(crate) fn row_rect(&self, row: usize) -> Rect {
        Rect::new(0.0, row_top(row), self.size.width, ROW)
    }

    /// Height at which a relation of a column meets the card.
    pub(crate) fn anchor(&self, column: ColumnId) -> f64 {
        self.row_of(column).map_or(HEADER / 2.0, |row| row_top(row) + ROW / 2.0)
    }

    /// The row at a height, if there is one.
    pub(crate) fn row_at(&self, y: f64) -> Option<usize> {
        let row = (y - HEADER - ROWS_PADDING) / ROW;
        let row = if row >= 0.0 { row as usize } else { return None };
        (row < self.rows.len()).then_some(row)
    }

    /// The gap between rows of columns that is nearest to a height.
    pub(crate) fn gap_at(&self, y: f64) -> Option<RowGap> {
        let column = |row: usize| match self.rows.get(row)?.holds {
            Holds::Column(column) => Some(column),
            Holds::Name | Holds::Fold => None,
        };
        let last = self.rows.iter().filter(|row| matches!(row.holds, Holds::Column(_))).count();
        let rows_above = ((y - row_top(0)) / ROW).round().max(0.0) as usize;
        let rows_above = rows_above.min(last);
        let above = rows_above.checked_sub(1).and_then(column);
        (last > 0).then(|| RowGap { rows_above, above, below: column(rows_above) })
    }

    /// Middle of the dot that says the worst problem.
    pub(crate) fn badge_at(&self) -> Point {
        Point::new(self.size.width - SIDE - 4.0, HEADER / 2.0)
    }
}

pub(crate) fn row_top(row: usize) -> f64 {
    HEADER + ROWS_PADDING + ROW * row as f64
}

/// The height of a card with so many rows.
fn height_of(rows: usize) -> f64 {
    if rows == 0 { HEADER } else { HEADER + 2.0 * ROWS_PADDING + ROW * rows as f64 }
}

/// The width that the user gave, or what the content asks for, on the grid of 4.
fn width_of(placement: &Placement, wanted: f64) -> f64 {
    match placement.width {
        Some(width) => f64::from(width).clamp(NARROWEST * 0.6, 2000.0),
        None => ((wanted / 4.0).ceil() * 4.0).clamp(NARROWEST, WIDEST),
    }
}
