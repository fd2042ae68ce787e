//! Types, roughly.

use crowfoot_model::{DataType, LogicalType};

/// What a type holds, roughly: numbers, texts, times. Two types of one kind are at most spelled differently by formats
/// that know few types.
pub(crate) fn kind(data_type: &DataType) -> u8 {
    match data_type {
        DataType::Logical(logical) => match logical {
            LogicalType::Boolean => 0,
            LogicalType::Integer { .. } | LogicalType::Decimal { .. } | LogicalType::Float { .. } => 1,
            LogicalType::Char { .. }
            | LogicalType::Varchar { .. }
            | LogicalType::Text
            | LogicalType::Uuid => 2,
            LogicalType::Binary { .. } | LogicalType::Bytes => 3,
            LogicalType::Date
            | LogicalType::Time { .. }
            | LogicalType::Timestamp { .. }
            | LogicalType::Interval => 4,
            LogicalType::Json { .. } => 5,
        },
        DataType::Enum(_) | DataType::InlineEnum(_) => 6,
        DataType::Domain(_) => 7,
        DataType::Composite(_) => 8,
        DataType::Array(_) => 9,
        DataType::Native { .. } => 10,
    }
}
