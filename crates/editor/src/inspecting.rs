//! What commands do to columns, keys and looks, each change one labelled step of undo.

use crowfoot_model::{Color, ColumnId, Fold, IndexId, NodeId, TableId};

use crate::Editor;
use crate::structure;

impl Editor {
    pub fn set_not_null(&mut self, table: TableId, column: ColumnId, not_null: bool) {
        let label = if not_null { "Make required" } else { "Make nullable" };
        self.transact(label, |edit, _| {
            if let Some(column) = edit.table_mut(table).and_then(|table| table.column_mut(column)) {
                column.not_null = not_null;
            }
        });
    }

    /// Puts a column into the primary key or takes it out.
    pub fn set_primary_key(&mut self, table: TableId, column: ColumnId, wanted: bool) {
        self.transact("Change primary key", |edit, _| {
            structure::set_primary_key(edit, table, column, wanted);
        });
    }

    /// Makes a column unique by itself, or takes that away.
    pub fn set_unique(&mut self, table: TableId, column: ColumnId, wanted: bool) {
        self.transact("Change unique", |edit, ids| structure::set_unique(edit, ids, table, column, wanted));
    }

    /// Moves a column so that it has `to` others before it.
    pub(crate) fn move_column(&mut self, table: TableId, column: ColumnId, to: usize) {
        self.transact("Move column", |edit, _| structure::move_column(edit, table, column, to));
    }

    /// Moves the selected column up or down by so many places.
    pub(crate) fn shift_column(&mut self, by: isize) {
        let Some((table, column)) = self.session.selection.column() else { return };
        let Some(own) = self.document().table(table) else { return };
        let Some(at) = own.columns.iter().position(|other| other.id == column) else { return };
        if let Some(to) = at.checked_add_signed(by) {
            self.move_column(table, column, to);
        }
    }

    /// Adds an index with its house name.
    pub fn add_index(&mut self, table: TableId, columns: &[ColumnId]) -> Option<IndexId> {
        self.transact("Add index", |edit, ids| {
            let own = edit.table_mut(table)?;
            let index = structure::index_over(own, columns, ids.fresh());
            let id = index.id;
            own.indexes.push(index);
            Some(id)
        })
    }

    /// Colours all selected nodes.
    pub fn color_selection(&mut self, color: Option<Color>) {
        let (diagram, nodes) = (self.diagram(), self.shown_nodes());
        self.transact("Change colour", |edit, _| structure::set_color(edit, diagram, &nodes, color));
    }

    /// Sets how much of the selected cards is shown.
    pub(crate) fn fold_selection(&mut self, fold: Fold) {
        let (diagram, nodes) = (self.diagram(), self.shown_nodes());
        self.transact("Change detail", |edit, _| structure::set_fold(edit, diagram, &nodes, fold));
    }

    /// Sets how much of each card on the diagram is shown; in focus, of each that is in it.
    pub(crate) fn fold_all(&mut self, fold: Fold) {
        let folds = |node: &NodeId| !matches!(node, NodeId::Note(_) | NodeId::Area(_)) && self.reacts(*node);
        let nodes: Vec<NodeId> = self.scene().nodes().map(|(node, _)| node).filter(folds).collect();
        let diagram = self.diagram();
        self.transact("Change detail of all", |edit, _| structure::set_fold(edit, diagram, &nodes, fold));
    }

    /// Gives what has no place on the diagram one, as part of opening the document, and shows everything.
    pub fn place_unplaced(&mut self) {
        self.with_arranger(Box::new(|editor, arranger| (arranger.place_unplaced)(editor)));
    }
}
