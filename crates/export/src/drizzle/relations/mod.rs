//! The relations of each table, both ways.

mod plan;
mod write;

pub(super) use plan::Joins;

use crowfoot_model::{ColumnId, TableId};

/// A relation of a table, as it is written with the table.
pub(super) struct Relation {
    key: String,
    is_one: bool,
    target: TableId,
    /// The columns on both sides; the other side of a foreign key leaves them out.
    from: Vec<ColumnId>,
    to: Vec<ColumnId>,
    side: Side,
    /// The name that both sides share, where more than one relation joins the same two tables.
    name: Option<String>,
}

/// Where the columns of a relation are.
enum Side {
    /// With the row that refers; `required` if each has a row that it refers to.
    Referring { required: bool },
    /// With the row that is referred to.
    Referenced,
    /// In a join table, with its columns for both sides.
    Through { table: TableId, source: Vec<ColumnId>, target: Vec<ColumnId> },
}
