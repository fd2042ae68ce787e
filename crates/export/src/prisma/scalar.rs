//! The scalars of Prisma, with their native types.

use crowfoot_model::{DataType, EnumId, LogicalType};

/// The type of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scalar {
    pub(super) kind: Kind,
    /// `VarChar(255)`, after `@db.`; none for the type that Prisma would take by itself.
    pub(super) native: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    String,
    Boolean,
    Int,
    BigInt,
    Float,
    Decimal,
    DateTime,
    Json,
    Bytes,
    Enum(EnumId),
    /// An enum of one column, by its name, with the values and what Prisma calls them.
    Values(String, Vec<(String, String)>),
    /// The native type, for what Prisma's client does not read.
    Unsupported(String),
}

impl Scalar {
    fn plain(kind: Kind) -> Self {
        Self { kind, native: None }
    }

    fn of(kind: Kind, native: impl Into<String>) -> Self {
        Self { kind, native: Some(native.into()) }
    }
}

impl Kind {
    /// The name that every schema has for it; enums have names of their own.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::String => "String",
            Self::Boolean => "Boolean",
            Self::Int => "Int",
            Self::BigInt => "BigInt",
            Self::Float => "Float",
            Self::Decimal => "Decimal",
            Self::DateTime => "DateTime",
            Self::Json => "Json",
            Self::Bytes => "Bytes",
            Self::Enum(_) | Self::Values(..) => "",
            Self::Unsupported(_) => "Unsupported",
        }
    }
}

/// The name of a native type with its arguments: `Bit` and `(3)` of `bit(3)`.
fn with_arguments(name: &str, text: &str) -> String {
    let arguments = text.find('(').and_then(|open| text.get(open..)).unwrap_or("");
    [name, arguments].concat()
}

fn sized(name: &str, size: Option<u32>) -> String {
    size.map_or_else(|| name.to_owned(), |size| format!("{name}({size})"))
}

/// A time with a precision in digits, of which no database has more than six.
fn timed(name: &str, precision: Option<u32>) -> Scalar {
    Scalar::of(Kind::DateTime, sized(name, precision.map(|digits| digits.min(6))))
}

/// A text of a length between 1 and `most`.
fn text_of(name: &str, length: u32, most: u32) -> Option<Scalar> {
    (1..=most).contains(&length).then(|| Scalar::of(Kind::String, sized(name, Some(length))))
}

/// `Decimal(10, 2)`; `None` for a scale that Prisma does not take.
fn decimal(precision: Option<u32>, scale: Option<i32>, most: u32) -> Option<Scalar> {
    let Some(precision) = precision else { return Some(Scalar::of(Kind::Decimal, "Decimal")) };
    let scale = u32::try_from(scale.unwrap_or(0)).ok()?;
    if precision > most || scale > precision {
        return None;
    }
    if (precision, scale) == (65, 30) {
        return Some(Scalar::plain(Kind::Decimal));
    }
    Some(Scalar::of(Kind::Decimal, format!("Decimal({precision}, {scale})")))
}

/// The longest `char` and `varchar` of PostgreSQL, in characters.
const POSTGRES_LENGTH: u32 = 10_485_760;

pub(super) fn postgres(data_type: &DataType, text: &str) -> Option<Scalar> {
    let Some(logical) = data_type.logical() else {
        let text = text.trim().to_ascii_lowercase();
        let words = text.split('(').next().unwrap_or("").trim();
        return Some(match words {
            "citext" => Scalar::of(Kind::String, "Citext"),
            "inet" => Scalar::of(Kind::String, "Inet"),
            "xml" => Scalar::of(Kind::String, "Xml"),
            "money" => Scalar::of(Kind::Decimal, "Money"),
            "oid" => Scalar::of(Kind::Int, "Oid"),
            "bit" => Scalar::of(Kind::String, with_arguments("Bit", &text)),
            "varbit" | "bit varying" => Scalar::of(Kind::String, with_arguments("VarBit", &text)),
            _ => return None,
        });
    };
    Some(match logical {
        LogicalType::Boolean => Scalar::plain(Kind::Boolean),
        LogicalType::Integer { bits: ..=16, .. } => Scalar::of(Kind::Int, "SmallInt"),
        LogicalType::Integer { bits: ..=32, .. } => Scalar::plain(Kind::Int),
        LogicalType::Integer { .. } => Scalar::plain(Kind::BigInt),
        LogicalType::Decimal { precision, scale } => return decimal(precision, scale, 1000),
        LogicalType::Float { bits: ..=32 } => Scalar::of(Kind::Float, "Real"),
        LogicalType::Float { .. } => Scalar::plain(Kind::Float),
        LogicalType::Char { length } => return text_of("Char", length, POSTGRES_LENGTH),
        LogicalType::Varchar { length: None } => Scalar::of(Kind::String, "VarChar"),
        LogicalType::Varchar { length: Some(length) } => return text_of("VarChar", length, POSTGRES_LENGTH),
        LogicalType::Text => Scalar::plain(Kind::String),
        LogicalType::Binary { .. } | LogicalType::Bytes => Scalar::plain(Kind::Bytes),
        LogicalType::Date => Scalar::of(Kind::DateTime, "Date"),
        LogicalType::Time { precision, with_zone: false } => timed("Time", precision),
        LogicalType::Time { precision, with_zone: true } => timed("Timetz", precision),
        LogicalType::Timestamp { precision: Some(3), with_zone: false } => Scalar::plain(Kind::DateTime),
        LogicalType::Timestamp { precision, with_zone: false } => timed("Timestamp", precision),
        LogicalType::Timestamp { precision, with_zone: true } => timed("Timestamptz", precision),
        LogicalType::Interval => return None,
        LogicalType::Uuid => Scalar::of(Kind::String, "Uuid"),
        LogicalType::Json { binary: true } => Scalar::plain(Kind::Json),
        LogicalType::Json { binary: false } => Scalar::of(Kind::Json, "Json"),
    })
}

pub(super) fn mysql(data_type: &DataType, text: &str) -> Option<Scalar> {
    let Some(logical) = data_type.logical() else {
        let text = text.trim().to_ascii_lowercase();
        let words = text.split('(').next().unwrap_or("").trim();
        return Some(match words {
            "tinytext" => Scalar::of(Kind::String, "TinyText"),
            "mediumtext" => Scalar::of(Kind::String, "MediumText"),
            "longtext" => Scalar::of(Kind::String, "LongText"),
            "tinyblob" => Scalar::of(Kind::Bytes, "TinyBlob"),
            "blob" => Scalar::of(Kind::Bytes, "Blob"),
            "mediumblob" => Scalar::of(Kind::Bytes, "MediumBlob"),
            "longblob" => Scalar::plain(Kind::Bytes),
            "varbinary" => Scalar::of(Kind::Bytes, with_arguments("VarBinary", &text)),
            "binary" => Scalar::of(Kind::Bytes, with_arguments("Binary", &text)),
            "year" => Scalar::of(Kind::Int, "Year"),
            "json" => Scalar::plain(Kind::Json),
            "bit" if matches!(text.as_str(), "bit" | "bit(1)") => Scalar::of(Kind::Boolean, "Bit(1)"),
            "bit" => Scalar::of(Kind::Bytes, with_arguments("Bit", &text)),
            _ => return None,
        });
    };
    let whole = |unsigned: bool, name: &str| if unsigned { ["Unsigned", name].concat() } else { name.into() };
    Some(match logical {
        LogicalType::Boolean => Scalar::plain(Kind::Boolean),
        LogicalType::Integer { bits: ..=8, unsigned } => Scalar::of(Kind::Int, whole(unsigned, "TinyInt")),
        LogicalType::Integer { bits: ..=16, unsigned } => Scalar::of(Kind::Int, whole(unsigned, "SmallInt")),
        LogicalType::Integer { bits: ..=24, unsigned } => Scalar::of(Kind::Int, whole(unsigned, "MediumInt")),
        LogicalType::Integer { bits: ..=32, unsigned: false } => Scalar::plain(Kind::Int),
        LogicalType::Integer { bits: ..=32, .. } => Scalar::of(Kind::Int, "UnsignedInt"),
        LogicalType::Integer { unsigned: false, .. } => Scalar::plain(Kind::BigInt),
        LogicalType::Integer { .. } => Scalar::of(Kind::BigInt, "UnsignedBigInt"),
        LogicalType::Decimal { precision, scale } => {
            return decimal(Some(precision.unwrap_or(10)), scale, 65);
        }
        LogicalType::Float { bits: ..=32 } => Scalar::of(Kind::Float, "Float"),
        LogicalType::Float { .. } => Scalar::plain(Kind::Float),
        LogicalType::Char { length } => return text_of("Char", length, 255),
        LogicalType::Varchar { length: Some(191) } => Scalar::plain(Kind::String),
        LogicalType::Varchar { length: Some(length) } => return text_of("VarChar", length, 65_535),
        LogicalType::Varchar { length: None } | LogicalType::Text => Scalar::of(Kind::String, "Text"),
        LogicalType::Binary { length } => Scalar::of(Kind::Bytes, sized("Binary", Some(length))),
        LogicalType::Bytes => Scalar::of(Kind::Bytes, "Blob"),
        LogicalType::Date => Scalar::of(Kind::DateTime, "Date"),
        LogicalType::Time { precision, .. } => timed("Time", Some(precision.unwrap_or(0))),
        LogicalType::Timestamp { precision: Some(3), with_zone: false } => Scalar::plain(Kind::DateTime),
        LogicalType::Timestamp { precision, with_zone } => {
            let name = if with_zone { "Timestamp" } else { "DateTime" };
            timed(name, Some(precision.unwrap_or(0)))
        }
        LogicalType::Interval => return None,
        LogicalType::Uuid => Scalar::of(Kind::String, "Char(36)"),
        LogicalType::Json { .. } => Scalar::plain(Kind::Json),
    })
}

/// SQLite has no native types; a declared type that Prisma would not choose is told by the caller.
pub(super) fn sqlite(_: &DataType, text: &str) -> Option<Scalar> {
    let text = text.trim().to_ascii_lowercase();
    let words = text.split('(').next().unwrap_or("").trim();
    let is = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    Some(Scalar::plain(match words {
        "bigint" | "unsigned big int" | "int8" => Kind::BigInt,
        "boolean" | "bool" => Kind::Boolean,
        "datetime" | "timestamp" | "date" => Kind::DateTime,
        "json" | "jsonb" => Kind::Json,
        _ if is(&["int"]) => Kind::Int,
        _ if is(&["char", "clob", "text"]) => Kind::String,
        _ if words.is_empty() || is(&["blob", "binary"]) => Kind::Bytes,
        _ if is(&["real", "floa", "doub"]) => Kind::Float,
        _ if is(&["decimal", "numeric"]) => Kind::Decimal,
        _ => Kind::String,
    }))
}

/// The type that Prisma declares in SQLite.
pub(super) fn sqlite_type(kind: &Kind) -> &'static str {
    match kind {
        Kind::String | Kind::Enum(_) | Kind::Values(..) => "text",
        Kind::Boolean => "boolean",
        Kind::Int => "integer",
        Kind::BigInt => "bigint",
        Kind::Float => "real",
        Kind::Decimal => "decimal",
        Kind::DateTime => "datetime",
        Kind::Json => "jsonb",
        Kind::Bytes => "blob",
        Kind::Unsupported(_) => "",
    }
}
