//! Edges: the lines of foreign keys.

use crowfoot_layout as layout;
use crowfoot_model::{
    ColumnId, Document, ForeignKey, ForeignKeyId, ForeignKeyTarget, LineLabels, ReferentialAction, Table,
    TableId,
};

use crate::card::Card;
use crate::text::Label;

mod ends;
mod ink;
mod label;
mod notation;
mod picture;
mod set;

pub(crate) use ends::End;
pub(crate) use ink::Ink;
pub(crate) use label::MAX_WIDTH as MAX_LABEL;
pub(crate) use picture::{draw, rounded};
pub(crate) use set::EdgeSet;

/// Names an edge: the table that holds the foreign key, and the key.
pub(crate) type EdgeKey = (TableId, ForeignKeyId);

/// The tables that a line connects, and the cardinality of its ends.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Edge {
    pub(crate) key: EdgeKey,
    pub(crate) parent: TableId,
    pub(crate) child_columns: Vec<ColumnId>,
    pub(crate) parent_columns: Vec<ColumnId>,
    pub(crate) child_end: End,
    pub(crate) parent_end: End,
    /// Heights on the cards at which the lines of the columns meet them, the first one being that of the route.
    pub(crate) child_rows: Vec<f64>,
    pub(crate) parent_rows: Vec<f64>,
    /// The key of the child holds that of the parent: it is nothing without it.
    pub(crate) identifying: bool,
    /// The database does not know it.
    pub(crate) logical: bool,
    /// The child has a parent always, and goes with it.
    pub(crate) owned: bool,
    /// The label of the line.
    pub(crate) label: Option<Label>,
    /// Where a user has put its inner stretches; empty where nobody has.
    pub(crate) bends: Vec<i32>,
    /// How far the line meets the parent from the middle of its row: lines that say different things of the same row
    /// must not lie on each other.
    pub(crate) parent_shift: f64,
}

impl Edge {
    pub(crate) fn child(&self) -> TableId {
        self.key.0
    }

    /// The edge of a foreign key between two cards, where it refers to a table of the document.
    pub(crate) fn new(
        document: &Document,
        table: &Table,
        foreign_key: &ForeignKey,
        cards: (&Card, &Card),
    ) -> Option<Self> {
        let ForeignKeyTarget::Table { table: parent, columns } = &foreign_key.target else { return None };
        let parent_columns = match columns.is_empty() {
            true => document.table(*parent)?.primary_key_columns().to_vec(),
            false => columns.clone(),
        };
        let many = !table.is_unique_over(&foreign_key.columns);
        // A parent without children is always possible; a child without parent is, when a column may be NULL.
        let required = !foreign_key.columns.is_empty() && table.is_required(&foreign_key.columns);
        Some(Self {
            key: (table.id, foreign_key.id),
            parent: *parent,
            child_rows: rows(cards.0, &foreign_key.columns),
            parent_rows: rows(cards.1, &parent_columns),
            child_columns: foreign_key.columns.clone(),
            parent_columns,
            identifying: !foreign_key.columns.is_empty()
                && foreign_key.columns.iter().all(|column| table.is_in_primary_key(*column)),
            logical: foreign_key.logical,
            owned: required && foreign_key.on_delete == Some(ReferentialAction::Cascade),
            label: None,
            bends: Vec::new(),
            parent_shift: 0.0,
            child_end: End { many, optional: true },
            parent_end: End { many: false, optional: !required },
        })
    }

    /// Where the line meets the parent.
    fn parent_row(&self) -> Option<f64> {
        self.parent_rows.first().map(|row| row + self.parent_shift)
    }

    /// The router's input; `nodes` are the slots of child and parent.
    pub(crate) fn for_router(&self, nodes: (usize, usize)) -> layout::Edge {
        let mut edge = layout::Edge { from: nodes.0, to: nodes.1, ..layout::Edge::default() };
        edge.from_row = self.child_rows.first().copied();
        edge.to_row = self.parent_row();
        edge
    }
}

/// The label of a foreign key's line; empty for none.
pub(crate) fn label_text(table: &Table, foreign_key: &ForeignKey, labels: LineLabels) -> String {
    match labels {
        LineLabels::None => String::new(),
        LineLabels::Names => foreign_key.name.clone().unwrap_or_default(),
        LineLabels::Comments => foreign_key.comment.clone().unwrap_or_default(),
        LineLabels::Columns => {
            let names = foreign_key.columns.iter().filter_map(|id| Some(table.column(*id)?.name.as_str()));
            names.collect::<Vec<_>>().join(", ")
        }
    }
}

fn rows(card: &Card, columns: &[ColumnId]) -> Vec<f64> {
    let mut rows: Vec<f64> = Vec::with_capacity(columns.len().max(1));
    for row in columns.iter().map(|column| card.anchor(*column)) {
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    if rows.is_empty() {
        rows.push(crate::card::HEADER / 2.0);
    }
    rows
}
