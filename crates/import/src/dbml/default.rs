//! Defaults as expressions of the database.

use crowfoot_model::{Column, DataType, DefaultValue, Dialect, LogicalType};

use super::body::Value;
use crate::read::default_value;
use crate::read::reader::Reader;

impl Value {
    /// The default of a column with its type.
    pub(super) fn read(&self, column: &Column, dialect: Dialect) -> DefaultValue {
        match self {
            Self::Number(digits) => DefaultValue::Number(digits.clone()),
            Self::Text(text) => DefaultValue::Text(text.clone()),
            // JSON from generators; no expression starts like this.
            Self::Expression(text) if text.starts_with('{') => DefaultValue::Text(text.clone()),
            Self::Expression(text) => match Reader::new(text, dialect) {
                Ok(mut reader) => {
                    let end = reader.end();
                    default_value::value(&mut reader, 0, end)
                }
                Err(_) => DefaultValue::Expression(text.clone()),
            },
            Self::Word(path) => {
                let word = path.last().map_or("", String::as_str);
                let is_text = matches!(
                    column.data_type,
                    Some(
                        DataType::Enum(_)
                            | DataType::Logical(LogicalType::Text | LogicalType::Varchar { .. })
                    )
                );
                match word.to_ascii_lowercase().as_str() {
                    "true" => DefaultValue::Boolean(true),
                    "false" => DefaultValue::Boolean(false),
                    "null" => DefaultValue::Null,
                    _ if is_text => DefaultValue::Text(word.to_owned()),
                    _ => DefaultValue::Expression(path.join(".")),
                }
            }
        }
    }
}
