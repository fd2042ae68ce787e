//! The databases of data sources: their types and limits, as Prisma uses them.

use crowfoot_dialect::spec;
use crowfoot_model::{DataType, Dialect, LogicalType};

use super::attribute::{Attribute, Value};
use crate::declare::types::read_type;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Provider {
    #[default]
    Postgres,
    Cockroach,
    Mysql,
    Sqlite,
    /// SQL Server, MongoDB and unknown ones.
    Other,
}

impl Provider {
    pub(super) fn from_name(name: &str) -> Self {
        match name {
            "postgresql" | "postgres" | "prisma+postgres" => Self::Postgres,
            "cockroachdb" => Self::Cockroach,
            "mysql" => Self::Mysql,
            "sqlite" => Self::Sqlite,
            _ => Self::Other,
        }
    }

    /// The notice about a database that is not supported.
    pub(super) fn remark(self, name: &str) -> String {
        match self {
            Self::Cockroach => "CockroachDB is read as PostgreSQL.".to_owned(),
            Self::Other => format!("{name} is not supported; read as PostgreSQL."),
            _ => String::new(),
        }
    }

    pub(super) fn dialect(self) -> Dialect {
        match self {
            Self::Mysql => Dialect::Mysql,
            Self::Sqlite => Dialect::Sqlite,
            Self::Postgres | Self::Cockroach | Self::Other => Dialect::Postgres,
        }
    }

    /// The longest name of a key, in bytes.
    pub(super) fn name_limit(self) -> usize {
        match self {
            Self::Mysql => 64,
            Self::Sqlite => 10_000,
            Self::Postgres | Self::Cockroach | Self::Other => 63,
        }
    }

    /// The column type of a scalar without `@db.…`.
    pub(super) fn scalar(self, name: &str) -> Option<DataType> {
        let logical = match (name, self) {
            ("String", Self::Mysql) => LogicalType::Varchar { length: Some(191) },
            ("String", _) => LogicalType::Text,
            ("Boolean", _) => LogicalType::Boolean,
            ("Int", _) => LogicalType::Integer { bits: 32, unsigned: false },
            ("BigInt", Self::Sqlite) => return Some(spec(Dialect::Sqlite).parse_type("bigint")),
            ("BigInt", _) => LogicalType::Integer { bits: 64, unsigned: false },
            ("Bytes", Self::Mysql) => return Some(spec(Dialect::Mysql).parse_type("longblob")),
            ("Bytes", _) => LogicalType::Bytes,
            ("Decimal" | "Float" | "DateTime" | "Json", Self::Sqlite) => {
                let text = match name {
                    "Decimal" => "decimal",
                    "Float" => "real",
                    "DateTime" => "datetime",
                    _ => "jsonb",
                };
                return Some(spec(Dialect::Sqlite).parse_type(text));
            }
            ("Decimal", _) => LogicalType::Decimal { precision: Some(65), scale: Some(30) },
            ("Float", _) => LogicalType::Float { bits: 64 },
            ("DateTime", _) => LogicalType::Timestamp { precision: Some(3), with_zone: false },
            ("Json", Self::Mysql) => return Some(spec(Dialect::Mysql).parse_type("json")),
            ("Json", _) => LogicalType::Json { binary: true },
            _ => return None,
        };
        // Parsed as in scripts of the dialect, so that `DATETIME(3)` of MySQL becomes the same type.
        Some(match self {
            Self::Mysql if name == "DateTime" => spec(Dialect::Mysql).parse_type("datetime(3)"),
            _ => DataType::Logical(logical),
        })
    }

    /// The column type of `@db.VarChar(255)`.
    pub(super) fn native(self, attribute: &Attribute) -> Option<DataType> {
        let name = attribute.name.strip_prefix("db.")?;
        let words = match name {
            "DoublePrecision" => "DOUBLE PRECISION".to_owned(),
            "Integer" | "Int" => "INTEGER".to_owned(),
            _ => match name.strip_prefix("Unsigned") {
                Some(number) => format!("{number} UNSIGNED"),
                None => name.to_owned(),
            },
        };
        let arguments: Vec<&str> = attribute
            .arguments
            .iter()
            .filter_map(|argument| match &argument.value {
                Value::Number(number) => Some(number.as_str()),
                Value::Word(word) => Some(word),
                _ => None,
            })
            .collect();
        let text = if arguments.is_empty() { words } else { format!("{words}({})", arguments.join(",")) };
        if matches!(self, Self::Cockroach | Self::Other) {
            return Some(read_type(&text, Dialect::Postgres).data_type);
        }
        Some(match spec(self.dialect()).parse_type(&text) {
            // Types without a logical equivalent are spelled as in their database.
            DataType::Native { dialect, text } => DataType::Native { dialect, text: text.to_lowercase() },
            other => other,
        })
    }
}
