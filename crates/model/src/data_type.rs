//! What a column holds: a logical type that every dialect can spell, a type of the document, or native text.

use crate::json::tagged;
use crate::{CompositeId, Dialect, DomainId, EnumId};

/// The type of a column, a domain or a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataType {
    /// A type that every dialect has a spelling for.
    Logical(LogicalType),
    /// An enumerated type of the document.
    Enum(EnumId),
    /// A domain of the document.
    Domain(DomainId),
    /// A composite type of the document.
    Composite(CompositeId),
    /// An enumeration that is written out where it is used, as MySQL does: `enum('a','b')`.
    InlineEnum(Vec<String>),
    /// An array of another type, of any length.
    Array(Box<DataType>),
    /// A type that only its own dialect knows, or whose spelling says more than a logical type can:
    /// `tsvector`, `geometry(Point,4326)`, `int(11) unsigned zerofill`. Kept as it was written.
    Native { dialect: Dialect, text: String },
}

/// A type with a mapping in every dialect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogicalType {
    Boolean,
    /// A whole number of 8, 16, 24, 32 or 64 bits.
    Integer {
        bits: u8,
        unsigned: bool,
    },
    /// An exact number. Without a precision, as large as the dialect allows.
    Decimal {
        precision: Option<u32>,
        scale: Option<i32>,
    },
    /// A binary floating-point number of 32 or 64 bits.
    Float {
        bits: u8,
    },
    /// Text padded to a fixed number of characters.
    Char {
        length: u32,
    },
    /// Text of at most so many characters.
    Varchar {
        length: Option<u32>,
    },
    /// Text of any length.
    Text,
    /// Bytes of a fixed length.
    Binary {
        length: u32,
    },
    /// Bytes of any length.
    Bytes,
    Date,
    /// A time of day; `precision` counts the digits after the second.
    Time {
        precision: Option<u32>,
        with_zone: bool,
    },
    /// A date and time; `precision` counts the digits after the second. With a zone it is a point in time.
    Timestamp {
        precision: Option<u32>,
        with_zone: bool,
    },
    Interval,
    Uuid,
    /// A JSON document, kept as text or in a binary form that can be indexed.
    Json {
        binary: bool,
    },
}

tagged!(DataType, blank Self::TEXT, {
    "logical" => Logical(value),
    "enum" => Enum(value),
    "domain" => Domain(value),
    "composite" => Composite(value),
    "inlineEnum" => InlineEnum(value),
    "array" => Array(value),
    "native" => Native { dialect: Needed "dialect", text: Needed "text" },
});

tagged!(LogicalType, blank Self::Text, {
    "boolean" => Boolean,
    "integer" => Integer { bits: Needed "bits", unsigned: Optional "unsigned" },
    "decimal" => Decimal { precision: Optional "precision", scale: Optional "scale" },
    "float" => Float { bits: Needed "bits" },
    "char" => Char { length: Needed "length" },
    "varchar" => Varchar { length: Optional "length" },
    "text" => Text,
    "binary" => Binary { length: Needed "length" },
    "bytes" => Bytes,
    "date" => Date,
    "time" => Time { precision: Optional "precision", with_zone: Optional "withZone" },
    "timestamp" => Timestamp { precision: Optional "precision", with_zone: Optional "withZone" },
    "interval" => Interval,
    "uuid" => Uuid,
    "json" => Json { binary: Optional "binary" },
});

impl DataType {
    /// Shorthand for [`DataType::Logical`] of [`LogicalType::Text`].
    pub const TEXT: Self = Self::Logical(LogicalType::Text);
    /// Shorthand for [`DataType::Logical`] of [`LogicalType::Boolean`].
    pub const BOOLEAN: Self = Self::Logical(LogicalType::Boolean);
    /// A signed whole number of 32 bits.
    pub const INTEGER: Self = Self::Logical(LogicalType::Integer { bits: 32, unsigned: false });
    /// A signed whole number of 64 bits.
    pub const BIGINT: Self = Self::Logical(LogicalType::Integer { bits: 64, unsigned: false });
    /// A point in time.
    pub const TIMESTAMP_WITH_ZONE: Self =
        Self::Logical(LogicalType::Timestamp { precision: None, with_zone: true });

    /// The logical type, where this is one.
    pub fn logical(&self) -> Option<LogicalType> {
        match self {
            Self::Logical(logical) => Some(*logical),
            _ => None,
        }
    }

    /// The type inside any number of array brackets.
    pub fn element(&self) -> &DataType {
        let mut inner = self;
        while let Self::Array(element) = inner {
            inner = element;
        }
        inner
    }
}
