//! Keys as they are seen from other tables.

use crowfoot_model::{ColumnId, Table};

use crate::context::Context;
pub(crate) use crate::facts::keys::*;

/// The foreign keys of other tables, and of this one, that refer to exactly these columns.
pub(crate) fn referring_to_columns(cx: &Context<'_>, table: &Table, columns: &[ColumnId]) -> bool {
    let same = |targets: &[ColumnId]| {
        targets.len() == columns.len() && targets.iter().all(|column| columns.contains(column))
    };
    cx.referring_to(table.id).into_iter().any(|(child, id)| {
        let child = if child == table.id { Some(table) } else { cx.neighbour(child) };
        let key = child.and_then(|child| child.foreign_key(id));
        key.is_some_and(|key| same(&target_columns(key, table)))
    })
}
