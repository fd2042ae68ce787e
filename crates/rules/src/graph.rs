//! The foreign keys of all tables as a graph.

use crowfoot_compact::VecMap;
use crowfoot_model::{Deferrability, Document, ForeignKeyId, Table, TableId};

/// For each table its foreign keys to tables of the document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Graph {
    edges: VecMap<TableId, Vec<Edge>>,
}

/// A foreign key, seen from its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Edge {
    pub(crate) foreign_key: ForeignKeyId,
    pub(crate) target: TableId,
    /// A row cannot be inserted before the one it refers to.
    pub(crate) rigid: bool,
}

impl Graph {
    pub(crate) fn new(document: &Document) -> Self {
        let mut graph = Self::default();
        for table in document.tables() {
            graph.update(document, table.id);
        }
        graph
    }

    /// Takes over the state of a table. Returns what its edges were, where they have changed.
    pub(crate) fn update(&mut self, document: &Document, id: TableId) -> Option<Vec<Edge>> {
        let edges = document.table(id).map_or(Vec::new(), |table| edges_of(table));
        let before = self.edges.remove(&id).unwrap_or_default();
        let changed = before != edges;
        if !edges.is_empty() {
            self.edges.insert(id, edges);
        }
        changed.then_some(before)
    }

    /// The edges of a table.
    pub(crate) fn edges(&self, table: TableId) -> &[Edge] {
        self.edges.get(&table).map_or(&[], Vec::as_slice)
    }

    /// The tables that have foreign keys, in order.
    pub(crate) fn tables(&self) -> impl Iterator<Item = TableId> + '_ {
        self.edges.keys().copied()
    }
}

fn edges_of(table: &Table) -> Vec<Edge> {
    let edge = |key: &crowfoot_model::ForeignKey| {
        Some(Edge {
            foreign_key: key.id,
            target: key.target_table()?,
            rigid: !key.logical
                && key.deferrable == Deferrability::NotDeferrable
                && !key.columns.is_empty()
                && table.is_required(&key.columns),
        })
    };
    table.foreign_keys.iter().filter_map(edge).collect()
}
