//! What one editor takes out while another one begins to use it comes back: a table that a new relation refers to, an
//! enum that a column is typed by, the diagram of a note.

use super::parts::PartKey;
use super::replica::{COLUMNS, Replica};
use super::stamp::Stamp;
use crate::file::value_record;
use crate::need::Need;
use crate::{ColumnId, DiagramId, Diff, Document, Edit, NodeId, Record, RecordKey, TableId};

impl Replica {
    /// The diff that brings back what records of the document name and somebody has taken out. It is a change of this
    /// editor like any other, to be noted and sent; editors that find the same make the same, and that merges.
    /// What is not known yet, since its message has still to arrive, is waited for.
    pub fn mend(&self, document: &Document) -> Diff {
        let mut edit = Edit::new(document);
        if self.has_removed() {
            let mut unchecked = document.keys();
            while !unchecked.is_empty() {
                unchecked = self.bring_back(&mut edit, &unchecked);
                if unchecked.is_empty() {
                    unchecked = self.place_again(&mut edit);
                }
            }
        }
        edit.changes_alone()
    }

    /// Whether anything was taken out, here or elsewhere.
    pub fn has_removed(&self) -> bool {
        !self.buried.is_empty() || !self.gone.is_empty()
    }

    /// Brings back what these records name; returns what has come back.
    fn bring_back(&self, edit: &mut Edit, records: &[RecordKey]) -> Vec<RecordKey> {
        let mut back = Vec::new();
        for record in records.iter().filter_map(|key| edit.record(*key)).collect::<Vec<_>>() {
            record.each_need(&mut |need| {
                back.extend(match need {
                    Need::Record(key) => self.exhume(edit, key),
                    Need::Column(table, column) => self.restore_column(edit, table, column),
                });
            });
        }
        back
    }

    /// Gives places to nodes that have come back, and brings back the diagrams that nodes are on alone. In the app
    /// every node is on some diagram.
    fn place_again(&self, edit: &mut Edit) -> Vec<RecordKey> {
        let mut back = Vec::new();
        let known = edit.base().placements().map(|own| (own.diagram, own.node));
        let known: Vec<_> = known.chain(self.buried.keys().filter_map(placed)).collect();
        for &(diagram, node) in &known {
            let key = RecordKey::Placement(diagram, node);
            let has_diagram = edit.diagram(diagram).is_some();
            if (has_diagram && edit.record(key).is_some()) || edit.record(node_key(node)).is_none() {
                continue;
            }
            let is_lost = !known.iter().any(|(on, other)| {
                *other == node && edit.placement(*on, node).is_some() && edit.diagram(*on).is_some()
            });
            if is_lost && !has_diagram {
                back.extend(self.exhume(edit, RecordKey::Diagram(diagram)));
            }
            // It went with its node or its diagram, not by itself.
            let at = self.removed_at(key);
            let with_either = || {
                at == self.removed_at(node_key(node)) || at == self.removed_at(RecordKey::Diagram(diagram))
            };
            if edit.diagram(diagram).is_some() && (is_lost || with_either()) {
                back.extend(self.exhume(edit, key));
            }
        }
        back
    }

    fn exhume(&self, edit: &mut Edit, key: RecordKey) -> Option<RecordKey> {
        if edit.record(key).is_some() {
            return None;
        }
        edit.put(value_record(key, self.buried.get(&key)?)?);
        Some(key)
    }

    fn restore_column(&self, edit: &mut Edit, table: TableId, column: ColumnId) -> Option<RecordKey> {
        if edit.table(table).is_none_or(|table| table.column(column).is_some()) {
            return None;
        }
        let key = RecordKey::Table(table);
        let part = PartKey { field: COLUMNS.to_owned(), element: Some(column.0) };
        let value = self.gone.get(&(key, part))?;
        // A table with nothing but the column is how the file reads one.
        let alone = crate::json::Value::object([
            ("id", table.0.into()),
            ("name", "".into()),
            (COLUMNS, vec![value.clone()].into()),
        ]);
        let Record::Table(read) = value_record(key, &alone)? else { return None };
        let restored = read.columns.first()?.clone();
        edit.table_mut(table)?.columns.push(restored);
        Some(key)
    }

    fn removed_at(&self, key: RecordKey) -> Option<Stamp> {
        self.stamps.get(&key)?.removed.as_ref().map(|(at, _)| *at)
    }
}

fn placed(key: &RecordKey) -> Option<(DiagramId, NodeId)> {
    match key {
        RecordKey::Placement(diagram, node) => Some((*diagram, *node)),
        _ => None,
    }
}

fn node_key(node: NodeId) -> RecordKey {
    match node {
        NodeId::Table(id) => RecordKey::Table(id),
        NodeId::View(id) => RecordKey::View(id),
        NodeId::Enum(id) => RecordKey::Enum(id),
        NodeId::Note(id) => RecordKey::Note(id),
        NodeId::Area(id) => RecordKey::Area(id),
    }
}
