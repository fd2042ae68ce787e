//! The purpose of columns, inferred from their names and types.

use crowfoot_model::{Column, ColumnId, LogicalType, Table};

const CREATED: &[&str] = &[
    "created_at",
    "created",
    "created_on",
    "create_time",
    "created_time",
    "create_date",
    "created_date",
    "creation_date",
    "creation_time",
    "inserted_at",
    "date_created",
    "time_created",
    "date_added",
];
const UPDATED: &[&str] = &[
    "updated_at",
    "updated",
    "updated_on",
    "update_time",
    "updated_time",
    "update_date",
    "updated_date",
    "modified_at",
    "modified",
    "modified_on",
    "modified_date",
    "last_update",
    "last_updated",
    "last_updated_at",
    "last_modified",
    "last_modified_at",
    "changed_at",
    "changed",
    "date_modified",
    "date_updated",
];

/// Whether the column says when its row was made, under the house name or another usual one.
pub(crate) fn is_created(column: &Column) -> bool {
    is_one_of(&column.name, CREATED)
}

/// Whether the column says when its row was last changed, under the house name or another usual one.
pub(crate) fn is_updated(column: &Column) -> bool {
    is_one_of(&column.name, UPDATED)
}

/// The column that marks a row as deleted: a nullable `deleted_at`.
pub(crate) fn soft_delete(table: &Table) -> Option<&Column> {
    table.columns.iter().find(|column| is_deleted(column) && !column.not_null)
}

/// Whether the column says when its row was deleted.
pub(crate) fn is_deleted(column: &Column) -> bool {
    is_one_of(&column.name, &["deleted_at", "archived_at", "removed_at", "trashed_at", "date_deleted"])
}

/// The column that marks a row as deleted with a flag: `deleted`, `is_deleted`, `voided`.
pub(crate) fn deletion_flag(table: &Table) -> Option<&Column> {
    let flags = [
        "deleted",
        "is_deleted",
        "isdeleted",
        "del_flag",
        "deleted_flag",
        "voided",
        "retired",
        "archived",
        "is_archived",
        "removed",
        "is_removed",
    ];
    let is_flag = |column: &Column| {
        let logical = column.data_type.as_ref().and_then(crowfoot_dialect::logical_of);
        matches!(
            logical,
            Some(LogicalType::Boolean | LogicalType::Integer { .. } | LogicalType::Char { length: 1 })
        )
    };
    table.columns.iter().find(|column| is_one_of(&column.name, &flags) && is_flag(column))
}

/// Whether the table only relates others: two or more foreign keys, and no column besides theirs, a surrogate key and
/// the lifecycle columns.
pub(crate) fn is_join_table(table: &Table) -> bool {
    let related = |column: &Column| table.is_in_foreign_key(column.id);
    let own = |column: &Column| {
        related(column)
            || is_created(column)
            || is_updated(column)
            || is_deleted(column)
            || (table.primary_key_columns() == [column.id] && !related(column))
    };
    let targets = table.foreign_keys.iter().filter(|key| key.target_table().is_some()).count();
    targets >= 2 && !table.columns.is_empty() && table.columns.iter().all(own)
}

/// All columns of the foreign keys of a table, in the order of the table.
pub(crate) fn foreign_key_columns(table: &Table) -> Vec<ColumnId> {
    let ids = table.columns.iter().map(|column| column.id);
    ids.filter(|id| table.is_in_foreign_key(*id)).collect()
}

/// The names of columns, with commas.
pub(crate) fn list(table: &Table, columns: &[ColumnId]) -> String {
    names(table, columns).join(", ")
}

/// The names of columns; those that are not there are left out.
pub(crate) fn names<'t>(table: &'t Table, columns: &[ColumnId]) -> Vec<&'t str> {
    columns.iter().filter_map(|id| table.column(*id)).map(|column| column.name.as_str()).collect()
}

/// Whether the table is a part of another in the database: its keys and indexes follow from that one.
pub(crate) fn is_derived(table: &Table) -> bool {
    table.partition_of.is_some() || !table.inherits.is_empty()
}

/// Whether nothing besides the key has to be given: two columns or more, and no NOT NULL.
pub(crate) fn is_all_nullable(table: &Table) -> bool {
    let mut others = table.columns.iter().filter(|column| !table.is_in_primary_key(column.id));
    let others: Vec<&Column> = others.by_ref().filter(|column| column.generated.is_none()).collect();
    others.len() >= 2 && others.iter().all(|column| !column.not_null)
}

/// Whether a type holds text.
pub(crate) fn is_text(logical: LogicalType) -> bool {
    matches!(logical, LogicalType::Char { .. } | LogicalType::Varchar { .. } | LogicalType::Text)
}

/// Types whose values the databases compare without a cast.
pub(crate) fn class(logical: LogicalType) -> u8 {
    match logical {
        LogicalType::Boolean => 0,
        LogicalType::Integer { .. } => 1,
        LogicalType::Decimal { .. } => 2,
        LogicalType::Float { .. } => 3,
        LogicalType::Char { .. } | LogicalType::Varchar { .. } | LogicalType::Text => 4,
        LogicalType::Binary { .. } | LogicalType::Bytes => 5,
        LogicalType::Date => 6,
        LogicalType::Time { .. } => 7,
        LogicalType::Timestamp { .. } => 8,
        LogicalType::Interval => 9,
        LogicalType::Uuid => 10,
        LogicalType::Json { .. } => 11,
    }
}

fn is_one_of(name: &str, list: &[&str]) -> bool {
    // `createdAt` and `CreatedAt` mean the same as `created_at`.
    list.contains(&name) || list.contains(&crowfoot_dialect::naming::snake_case(name).as_str())
}
