//! The lifecycle columns of the house standard.

use crowfoot_model::{ColumnId, DataType, DefaultValue, Dialect, LogicalType};

use crowfoot_model::Column;

/// A `created_at` or `updated_at`: a point in time, NOT NULL, now by default.
pub(crate) fn timestamp_column(dialect: Dialect, id: ColumnId, name: &str) -> Column {
    // MySQL's own point in time ends in 2038.
    let logical = LogicalType::Timestamp { precision: None, with_zone: dialect != Dialect::Mysql };
    Column::new(id, name).with_type(DataType::Logical(logical)).required().with_default(now(dialect))
}

/// The time of the insert.
pub(crate) fn now(dialect: Dialect) -> DefaultValue {
    DefaultValue::Expression(match dialect {
        Dialect::Postgres => "now()".to_owned(),
        Dialect::Mysql | Dialect::Sqlite => "CURRENT_TIMESTAMP".to_owned(),
    })
}
