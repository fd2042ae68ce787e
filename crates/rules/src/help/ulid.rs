//! Keys as ULIDs.

use crowfoot_compact::VecSet;
use crowfoot_dialect::naming::{foreign_key_column, snake_case};
use crowfoot_model::{Column, ColumnId, DataType, Edit, LogicalType, Table, TableId};

use super::keys::target_columns;
use crate::context::Context;
use crate::facts::counted::is_numbered;

/// Whether the database numbers the column by itself.
pub(crate) fn counts_up(cx: &Context<'_>, table: &Table, column: &Column) -> bool {
    is_numbered(cx.spec, table, column)
}

/// Whether a type holds a ULID as text, or as its 16 bytes.
pub(crate) fn holds_ulid(cx: &Context<'_>, data_type: &DataType) -> bool {
    match cx.logical(data_type) {
        Some(LogicalType::Text | LogicalType::Uuid | LogicalType::Bytes) => true,
        Some(LogicalType::Varchar { length }) => length.is_none_or(|length| length >= 26),
        Some(LogicalType::Char { length }) => length >= 26,
        Some(LogicalType::Binary { length }) => length >= 16,
        // A type that nobody knows may well be a domain for ids.
        None => true,
        Some(_) => false,
    }
}

/// Whether a type has just the length of a ULID as text: of longer text nothing is known.
pub(crate) fn has_ulid_length(column: &Column) -> bool {
    matches!(
        column.data_type,
        Some(DataType::Logical(LogicalType::Char { length: 26 } | LogicalType::Varchar { length: Some(26) }))
    )
}

/// Whether a key is called as one that means nothing outside of the database.
pub(crate) fn is_surrogate_name(table: &Table, name: &str) -> bool {
    let name = snake_case(name);
    let last = name.rsplit('_').next().unwrap_or(&name);
    if matches!(last, "id" | "uuid" | "ulid" | "guid" | "pk" | "uid")
        || name == foreign_key_column(&table.name)
    {
        return true;
    }
    // `operationid` is the key of operations.
    let letters = |text: &str| text.chars().filter(|c| *c != '_').collect::<String>();
    let own = letters(&snake_case(&table.name));
    letters(&name).strip_suffix("id").is_some_and(|stem| stem.len() > 1 && own.contains(stem))
}

/// Whether a value is called as one that is made once and never given again, deleted or not.
pub(crate) fn is_made_once(table: &Table, name: &str) -> bool {
    let snake = snake_case(name);
    let last = snake.rsplit('_').next().unwrap_or(&snake);
    matches!(last, "token" | "hash" | "digest" | "key" | "secret" | "fingerprint")
        || is_surrogate_name(table, name)
}

/// Makes a column a ULID, and with it every column that refers to it.
pub(crate) fn to_ulid(cx: &Context<'_>, edit: &mut Edit<'_>, table: TableId, column: ColumnId) -> Option<()> {
    let mut open = vec![(table, column)];
    let mut seen = VecSet::new();
    while let Some((table, column)) = open.pop() {
        if !seen.insert((table, column)) {
            continue;
        }
        let Some(own) = cx.table(table) else { continue };
        let changed = edit.table_mut(table)?.column_mut(column)?;
        changed.data_type = Some(cx.spec.ulid_type());
        changed.identity = None;
        changed.default = None;
        for sequence in cx.document().sequences() {
            // The sequence that counted for the column goes with it.
            if sequence.owned_by.is_some_and(|owner| (owner.table, owner.column) == (table, column)) {
                edit.remove_sequence(sequence.id);
            }
        }
        for (child, key) in cx.referring_to(table) {
            let Some(child) = cx.table(child) else { continue };
            let Some(key) = child.foreign_key(key) else { continue };
            let targets = target_columns(key, own);
            let pairs = key.columns.iter().zip(&targets).filter(|(_, target)| **target == column);
            open.extend(pairs.map(|(referring, _)| (child.id, *referring)));
        }
    }
    Some(())
}
