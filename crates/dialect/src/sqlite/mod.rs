//! SQLite, version 3.31 and later.
//!
//! Any type name is legal here; what counts is the affinity that SQLite reads out of it, and for people what it
//! says. The spellings are chosen so that values come back as they were stored:
//!
//! * `integer` for all whole numbers: SQLite has one kind, of 64 bits, and only this spelling makes a rowid alias.
//! * `boolean`, `date`, `time`, `datetime` (without a zone) and `timestamp` (with one) have NUMERIC affinity: 0 and 1
//!   are stored as numbers, and ISO dates stay text, because nothing with a dash or a colon looks like a number.
//! * `text` for UUIDs and JSON, `real` for both sizes of float, `blob` for all bytes: a name such as `uuid`, `json` or
//!   `binary(16)` would have NUMERIC affinity and change values made of digits; `interval` would even have INTEGER.
//! * Lengths stay in `varchar(255)`; SQLite does not enforce them.
//!
//! STRICT tables take only `int`, `integer`, `real`, `text`, `blob` and `any`; the exporter narrows the types there.

mod capabilities;
mod script;

use std::borrow::Cow;

use crowfoot_model::{DataType, Dialect, LogicalType};

use crate::forms::Script;
use crate::namespace::{Named, Namespace, Space};
use crate::spec::type_name;
use crate::type_text::{TypeText, classify};
use crate::{
    Capabilities, DialectSpec, IdentifierLimit, Limits, Quoting, TypeLoss, TypeName, keywords, quote,
};

pub(crate) struct Sqlite;

impl DialectSpec for Sqlite {
    fn id(&self) -> Dialect {
        Dialect::Sqlite
    }

    fn name(&self) -> &'static str {
        "SQLite"
    }

    fn legal_name<'n>(&self, identifier: &'n str) -> Cow<'n, str> {
        quote::legal(identifier)
    }

    fn quote(&self, identifier: &str, quoting: Quoting) -> String {
        let bare = |name: &str| {
            name.bytes().next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
                && !keywords::contains(keywords::SQLITE_RESERVED, name)
        };
        quote::quoted(&self.legal_name(identifier), '"', quoting, bare)
    }

    fn text_literal(&self, text: &str) -> String {
        quote::enclosed(&text.replace('\0', ""), '\'')
    }

    fn is_reserved(&self, word: &str) -> bool {
        keywords::contains(keywords::SQLITE_RESERVED, word)
    }

    fn spell(&self, logical: LogicalType) -> String {
        match logical {
            LogicalType::Boolean => "boolean".into(),
            LogicalType::Integer { .. } => "integer".into(),
            LogicalType::Decimal { precision: None, .. } => "numeric".into(),
            LogicalType::Decimal { precision: Some(precision), scale: None } => {
                format!("numeric({precision})")
            }
            LogicalType::Decimal { precision: Some(precision), scale: Some(scale) } => {
                format!("numeric({precision},{scale})")
            }
            LogicalType::Float { .. } => "real".into(),
            LogicalType::Char { length } => format!("char({length})"),
            LogicalType::Varchar { length: Some(length) } => format!("varchar({length})"),
            LogicalType::Varchar { length: None } => "varchar".into(),
            LogicalType::Text | LogicalType::Interval | LogicalType::Uuid | LogicalType::Json { .. } => {
                "text".into()
            }
            LogicalType::Binary { .. } | LogicalType::Bytes => "blob".into(),
            LogicalType::Date => "date".into(),
            LogicalType::Time { precision, .. } => with_precision("time", precision),
            LogicalType::Timestamp { precision, with_zone } => {
                with_precision(if with_zone { "timestamp" } else { "datetime" }, precision)
            }
        }
    }

    fn parse_type(&self, text: &str) -> DataType {
        classify(self, text, read)
    }

    fn type_names(&self) -> &'static [TypeName] {
        &TYPE_NAMES
    }

    fn identifier_limit(&self) -> IdentifierLimit {
        IdentifierLimit::None
    }

    fn capabilities(&self) -> &'static Capabilities {
        &capabilities::CAPABILITIES
    }

    fn script(&self) -> &'static Script {
        &script::SCRIPT
    }

    /// Names of constraints need not differ at all.
    fn namespaces(&self, named: Named) -> &'static [Namespace] {
        match named {
            Named::Schema => const { &[Namespace::in_database(Space::Schemas)] },
            Named::Relation | Named::Sequence | Named::Index => {
                const { &[Namespace::in_schema(Space::Relations)] }
            }
            Named::Column => const { &[Namespace::in_table(Space::Columns)] },
            Named::Trigger => const { &[Namespace::in_database(Space::Triggers)] },
            // No types of their own, but in the design they differ.
            Named::Type => const { &[Namespace::in_schema(Space::Types)] },
            Named::PrimaryKey
            | Named::Unique
            | Named::Exclusion
            | Named::Check
            | Named::ForeignKey
            | Named::Routine => &[],
        }
    }

    fn folded(&self, name: &str) -> String {
        name.to_ascii_lowercase()
    }

    fn is_same_name(&self, one: &str, other: &str) -> bool {
        one.eq_ignore_ascii_case(other)
    }

    fn reserves(&self, name: &str) -> bool {
        name.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("sqlite_"))
    }

    /// Any column can refer to any other.
    fn key_kind(&self, _: &str) -> String {
        String::new()
    }

    fn loss(&self, logical: LogicalType) -> Option<TypeLoss> {
        match logical {
            LogicalType::Interval => Some(TypeLoss::Interval),
            LogicalType::Time { with_zone: true, .. } => Some(TypeLoss::TimeZone),
            _ => None,
        }
    }

    fn limits(&self) -> &'static Limits {
        &capabilities::LIMITS
    }

    fn now(&self) -> &'static str {
        "CURRENT_TIMESTAMP"
    }

    fn ulid_type(&self) -> DataType {
        DataType::TEXT
    }
}

fn with_precision(name: &str, precision: Option<u32>) -> String {
    match precision {
        None => name.into(),
        Some(precision) => format!("{name}({precision})"),
    }
}

/// Only the canonical spellings, so that every other name comes out as it went in.
fn read(text: &TypeText) -> Option<LogicalType> {
    let plain = |logical| text.is_plain().then_some(logical);
    match text.words.as_str() {
        "boolean" => plain(LogicalType::Boolean),
        "integer" => plain(LogicalType::Integer { bits: 64, unsigned: false }),
        "real" => plain(LogicalType::Float { bits: 64 }),
        "text" => plain(LogicalType::Text),
        "blob" => plain(LogicalType::Bytes),
        "numeric" => {
            let (precision, scale) = text.precision_and_scale()?;
            Some(LogicalType::Decimal { precision, scale })
        }
        "char" => Some(LogicalType::Char { length: text.number()? }),
        "varchar" => Some(LogicalType::Varchar { length: text.optional_number()? }),
        "date" => plain(LogicalType::Date),
        "time" => Some(LogicalType::Time { precision: text.optional_number()?, with_zone: false }),
        "datetime" => Some(LogicalType::Timestamp { precision: text.optional_number()?, with_zone: false }),
        "timestamp" => Some(LogicalType::Timestamp { precision: text.optional_number()?, with_zone: true }),
        _ => None,
    }
}

static TYPE_NAMES: [TypeName; 14] = [
    type_name("text", "unlimited text"),
    type_name("integer", "integer"),
    type_name("real", "floating point"),
    type_name("blob", "bytes"),
    type_name("boolean", "0 or 1"),
    type_name("timestamp", "timestamp, as text"),
    type_name("numeric", "number"),
    type_name("datetime", "date and time, as text"),
    type_name("date", "calendar date, as text"),
    type_name("varchar(255)", "text, length not enforced"),
    type_name("numeric(10,2)", "number, precision not enforced"),
    type_name("time", "time of day, as text"),
    type_name("char(26)", "text, length not enforced"),
    type_name("any", "any value (STRICT tables)"),
];
