//! Types across dialects: labels, and the logical type behind a native one.

use crowfoot_model::{DataType, Dialect, Document, LogicalType};

use crate::mysql::Mysql;
use crate::postgres::Postgres;
use crate::spec;
use crate::spec::DialectSpec;
use crate::sqlite::Sqlite;

/// A type in a few characters, as cards show it: `varchar(255)`, `mood`, `integer[]`. A type that the document no
/// longer has is a question mark.
pub fn type_label(document: &Document, data_type: &DataType) -> String {
    let name = |name: Option<&str>| name.unwrap_or("?").to_owned();
    match data_type {
        DataType::Logical(logical) => spell(document.settings().dialect, *logical),
        DataType::Enum(id) => name(document.enum_type(*id).map(|t| t.name.as_str())),
        DataType::Domain(id) => name(document.domain(*id).map(|t| t.name.as_str())),
        DataType::Composite(id) => name(document.composite(*id).map(|t| t.name.as_str())),
        DataType::InlineEnum(values) => {
            let literals: Vec<String> = values.iter().map(|value| Mysql.text_literal(value)).collect();
            ["enum(", &literals.join(","), ")"].concat()
        }
        DataType::Array(element) => [type_label(document, element).as_str(), "[]"].concat(),
        DataType::Native { text, .. } => text.clone(),
    }
}

/// The name that people know a dialect by, for programs that show a design and need nothing else of [`DialectSpec`].
pub fn name(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Postgres => Postgres.name(),
        Dialect::Mysql => Mysql.name(),
        Dialect::Sqlite => Sqlite.name(),
    }
}

/// As [`DialectSpec::spell`]. Through [`spec`], a program that draws cards would carry all that dialects know.
fn spell(dialect: Dialect, logical: LogicalType) -> String {
    match dialect {
        Dialect::Postgres => Postgres.spell(logical),
        Dialect::Mysql => Mysql.spell(logical),
        Dialect::Sqlite => Sqlite.spell(logical),
    }
}

/// The type behind quotes: `"uuid"` and `"pg_catalog"."int4"`, as `pg_dump --quote-all-identifiers` writes them. `None` for
/// what means another type than without them, such as `"char"`.
pub fn unquoted_type(dialect: Dialect, text: &str) -> Option<DataType> {
    let quotes = text.matches('"').count();
    // A name may have one quote, as DBML writes it.
    if dialect != Dialect::Postgres || quotes == 0 || quotes % 2 == 1 {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    for (place, part) in text.split('"').enumerate() {
        let is_quoted = place % 2 == 1;
        let is_word = |part: &str| {
            part != "char"
                && part.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
                && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        };
        let is_last = place == quotes;
        // Quotes stand around whole names, and what follows them is an array or a size.
        let is_between = matches!(part, "" | ".") || (is_last && part.starts_with(['[', '(', ' ']));
        if (is_quoted && !is_word(part)) || (!is_quoted && !is_between) {
            return None;
        }
        plain.push_str(part);
    }
    Some(spec(dialect).parse_type(plain.strip_prefix("pg_catalog.").unwrap_or(&plain)))
}

/// The logical type that comes nearest: the type itself, or for a native spelling the one that can hold its values.
/// `None` where no logical type is near enough (a range, a shape), and for enumerations, arrays and types of the
/// document.
pub fn logical_of(data_type: &DataType) -> Option<LogicalType> {
    match data_type {
        DataType::Logical(logical) => Some(*logical),
        DataType::Native { dialect, text } => native(*dialect, text),
        _ => None,
    }
}

fn native(dialect: Dialect, text: &str) -> Option<LogicalType> {
    let text = text.trim().to_ascii_lowercase();
    // What another dialect calls by this name, for types that were typed for one and kept for the other.
    if let DataType::Logical(logical) = spec(dialect).parse_type(&text) {
        return Some(logical);
    }
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end)?;
    let number = || {
        let digits = rest.trim_start().strip_prefix('(')?;
        let end = digits.find(|c: char| !c.is_ascii_digit())?;
        digits.get(..end)?.parse::<u32>().ok()
    };
    let integer = |bits| {
        Some(LogicalType::Integer { bits, unsigned: rest.contains("unsigned") || rest.contains("zerofill") })
    };
    let varchar = |length| Some(LogicalType::Varchar { length: Some(length) });
    let decimal =
        |precision, scale| Some(LogicalType::Decimal { precision: Some(precision), scale: Some(scale) });
    match name {
        "smallserial" | "serial2" | "year" => integer(16),
        "serial" | "serial4" => integer(32),
        "bigserial" | "serial8" | "oid" | "xid" => integer(64),
        "tinyint" | "int1" => integer(8),
        "smallint" | "int2" => integer(16),
        "mediumint" | "int3" => integer(24),
        "int" | "integer" | "int4" => integer(32),
        "bigint" | "int8" => integer(64),
        "money" => decimal(19, 2),
        "decimal" | "numeric" | "dec" | "fixed" | "number" => {
            let scale = rest.split_once(',').and_then(|(_, scale)| {
                let scale = scale.trim_start();
                scale.get(..scale.find(|c: char| !c.is_ascii_digit())?)?.parse().ok()
            });
            Some(LogicalType::Decimal { precision: number(), scale })
        }
        "float" | "float4" => Some(LogicalType::Float { bits: 32 }),
        "double" | "real" | "float8" => Some(LogicalType::Float { bits: 64 }),
        "bit" if number().unwrap_or(1) == 1 => Some(LogicalType::Boolean),
        "bool" | "boolean" => Some(LogicalType::Boolean),
        "varchar" | "nvarchar" | "character" | "varchar2" | "nvarchar2" | "national" => {
            Some(LogicalType::Varchar { length: number() })
        }
        "char" | "nchar" | "bpchar" => {
            number().map_or(Some(LogicalType::Text), |length| Some(LogicalType::Char { length }))
        }
        "name" => varchar(63),
        "inet" | "cidr" => varchar(43),
        "inet6" => varchar(39),
        "inet4" => varchar(15),
        "macaddr" | "macaddr8" => varchar(23),
        "citext" | "text" | "tinytext" | "mediumtext" | "longtext" | "clob" | "xml" | "tsvector"
        | "tsquery" | "ltree" | "set" | "string" => Some(LogicalType::Text),
        "hstore" | "jsonb" | "json" => Some(LogicalType::Json { binary: true }),
        "varbinary" | "tinyblob" | "blob" | "mediumblob" | "longblob" | "bytea" | "binary" => {
            Some(LogicalType::Bytes)
        }
        "date" => Some(LogicalType::Date),
        "datetime" | "timestamp" => {
            Some(LogicalType::Timestamp { precision: number(), with_zone: rest.contains("with time zone") })
        }
        "timestamptz" | "datetime2" => {
            Some(LogicalType::Timestamp { precision: number(), with_zone: name == "timestamptz" })
        }
        "time" | "timetz" => Some(LogicalType::Time { precision: number(), with_zone: false }),
        "interval" => Some(LogicalType::Interval),
        "uuid" | "guid" | "uniqueidentifier" => Some(LogicalType::Uuid),
        _ if dialect == Dialect::Sqlite => affinity(&text),
        _ => None,
    }
}

/// The rules by which SQLite reads any name.
fn affinity(text: &str) -> Option<LogicalType> {
    let has = |part: &str| text.contains(part);
    if has("int") {
        Some(LogicalType::Integer { bits: 64, unsigned: false })
    } else if has("char") || has("clob") || has("text") {
        Some(LogicalType::Text)
    } else if has("blob") || text.is_empty() {
        Some(LogicalType::Bytes)
    } else if has("real") || has("floa") || has("doub") {
        Some(LogicalType::Float { bits: 64 })
    } else {
        None
    }
}
