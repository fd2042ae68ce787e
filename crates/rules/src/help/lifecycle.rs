//! The lifecycle columns of the house standard.

use crowfoot_dialect::spec;
use crowfoot_model::{Column, ColumnId, DataType, DefaultValue, Dialect};

/// A `created_at` or `updated_at`: a point in time, NOT NULL, now by default.
pub(crate) fn timestamp_column(dialect: Dialect, id: ColumnId, name: &str) -> Column {
    let instant = DataType::Logical(spec(dialect).instant());
    Column::new(id, name).with_type(instant).required().with_default(now(dialect))
}

/// The time of the insert.
pub(crate) fn now(dialect: Dialect) -> DefaultValue {
    DefaultValue::Expression(spec(dialect).now().to_owned())
}
