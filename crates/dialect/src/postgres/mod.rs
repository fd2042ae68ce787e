//! PostgreSQL, version 13 and later; the keywords are those of 16.

mod builtins;
mod capabilities;
mod script;

use std::borrow::Cow;

use crowfoot_model::{DataType, Dialect, LogicalType};

use crate::forms::Script;
use crate::namespace::{Named, Namespace, Space, cut};
use crate::spec::{is_text_word, type_name};
use crate::type_text::{TypeText, classify};
use crate::{
    BetterType, Capabilities, DialectSpec, IdentifierLimit, Limits, Quoting, TypeLoss, TypeName, keywords,
    quote,
};

pub(crate) struct Postgres;

impl DialectSpec for Postgres {
    fn id(&self) -> Dialect {
        Dialect::Postgres
    }

    fn name(&self) -> &'static str {
        "PostgreSQL"
    }

    fn legal_name<'n>(&self, identifier: &'n str) -> Cow<'n, str> {
        quote::legal(identifier)
    }

    fn quote(&self, identifier: &str, quoting: Quoting) -> String {
        // Upper case needs quotes because bare names are folded.
        let bare = |name: &str| {
            name.bytes().next().is_some_and(|first| first.is_ascii_lowercase() || first == b'_')
                && name
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'$')
                && !keywords::contains(keywords::POSTGRES_RESERVED, name)
                && !keywords::contains(keywords::POSTGRES_COLUMN_NAMES, name)
        };
        quote::quoted(&self.legal_name(identifier), '"', quoting, bare)
    }

    fn text_literal(&self, text: &str) -> String {
        quote::enclosed(&text.replace('\0', ""), '\'')
    }

    fn is_reserved(&self, word: &str) -> bool {
        keywords::contains(keywords::POSTGRES_RESERVED, word)
    }

    fn spell(&self, logical: LogicalType) -> String {
        match logical {
            LogicalType::Boolean => "boolean".into(),
            LogicalType::Integer { bits, unsigned } => match (bits, unsigned) {
                (..=16, false) | (..=8, true) => "smallint".into(),
                (..=32, false) | (..=24, true) => "integer".into(),
                (_, false) | (..=32, true) => "bigint".into(),
                (_, true) => "numeric(20)".into(),
            },
            LogicalType::Decimal { precision: None, .. } => "numeric".into(),
            LogicalType::Decimal { precision: Some(precision), scale } => {
                let precision = precision.clamp(1, 1000);
                match scale {
                    None => format!("numeric({precision})"),
                    Some(scale) => format!("numeric({precision},{})", scale.clamp(-1000, 1000)),
                }
            }
            LogicalType::Float { bits: ..=32 } => "real".into(),
            LogicalType::Float { .. } => "double precision".into(),
            LogicalType::Char { length } => format!("char({})", length.clamp(1, MAX_CHARACTERS)),
            LogicalType::Varchar { length: None } => "varchar".into(),
            LogicalType::Varchar { length: Some(length @ ..=MAX_CHARACTERS) } => {
                format!("varchar({})", length.max(1))
            }
            LogicalType::Varchar { .. } | LogicalType::Text => "text".into(),
            LogicalType::Binary { .. } | LogicalType::Bytes => "bytea".into(),
            LogicalType::Date => "date".into(),
            LogicalType::Time { precision, with_zone } => {
                with_precision(if with_zone { "timetz" } else { "time" }, precision)
            }
            LogicalType::Timestamp { precision, with_zone } => {
                with_precision(if with_zone { "timestamptz" } else { "timestamp" }, precision)
            }
            LogicalType::Interval => "interval".into(),
            LogicalType::Uuid => "uuid".into(),
            LogicalType::Json { binary } => if binary { "jsonb" } else { "json" }.into(),
        }
    }

    fn parse_type(&self, text: &str) -> DataType {
        parse_nested(text, MAX_DIMENSIONS)
    }

    fn type_names(&self) -> &'static [TypeName] {
        &TYPE_NAMES
    }

    fn identifier_limit(&self) -> IdentifierLimit {
        IdentifierLimit::Bytes(63)
    }

    fn capabilities(&self) -> &'static Capabilities {
        &capabilities::CAPABILITIES
    }

    fn script(&self) -> &'static Script {
        &script::SCRIPT
    }

    fn namespaces(&self, named: Named) -> &'static [Namespace] {
        const RELATIONS: Namespace = Namespace::in_schema(Space::Relations);
        const TYPES: Namespace = Namespace::in_schema(Space::Types);
        const CONSTRAINTS: Namespace = Namespace::in_table(Space::Constraints);
        match named {
            Named::Schema => const { &[Namespace::in_database(Space::Schemas)] },
            // Each relation has a type of its rows.
            Named::Relation => &[RELATIONS, TYPES],
            Named::Sequence | Named::Index => &[RELATIONS],
            Named::Type => &[TYPES],
            Named::Column => const { &[Namespace::in_table(Space::Columns)] },
            // Each of these keys is an index, too.
            Named::PrimaryKey | Named::Unique | Named::Exclusion => &[RELATIONS, CONSTRAINTS],
            Named::Check | Named::ForeignKey => &[CONSTRAINTS],
            Named::Trigger => const { &[Namespace::in_table(Space::Triggers)] },
            Named::Routine => const { &[Namespace::in_schema(Space::Routines)] },
        }
    }

    /// Names keep their letter case and lose what is beyond 63 bytes.
    fn folded(&self, name: &str) -> String {
        cut(name, 63).to_owned()
    }

    fn is_same_name(&self, one: &str, other: &str) -> bool {
        // Of a long name the rest does not count.
        one == other || (one.len().max(other.len()) > 63 && cut(one, 63) == cut(other, 63))
    }

    fn reserves(&self, _: &str) -> bool {
        false
    }

    fn system_columns(&self) -> &'static [&'static str] {
        &["tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"]
    }

    fn key_kind(&self, type_text: &str) -> String {
        let lower = type_text.to_ascii_lowercase();
        match lower.split(['(', ' ']).next().unwrap_or_default() {
            word if is_text_word(word) => "text".to_owned(),
            "smallint" | "integer" | "bigint" | "numeric" | "smallserial" | "serial" | "bigserial"
            | "real" | "double" => "number".to_owned(),
            "timestamp" | "timestamptz" | "date" => "date".to_owned(),
            _ => lower,
        }
    }

    fn loss(&self, logical: LogicalType) -> Option<TypeLoss> {
        match logical {
            LogicalType::Integer { unsigned: true, .. } => Some(TypeLoss::Unsigned),
            LogicalType::Binary { .. } => Some(TypeLoss::ByteLength),
            _ => None,
        }
    }

    fn limits(&self) -> &'static Limits {
        &capabilities::LIMITS
    }

    fn now(&self) -> &'static str {
        "now()"
    }

    fn better_type(&self, logical: LogicalType) -> Option<BetterType> {
        match logical {
            LogicalType::Timestamp { precision, with_zone: false } => Some(BetterType {
                fault: "is a timestamp without time zone",
                advice: "Change the type to timestamptz",
                logical: LogicalType::Timestamp { precision, with_zone: true },
            }),
            LogicalType::Time { precision, with_zone: true } => Some(BetterType {
                fault: "is a time with time zone but no date, so its offset cannot be resolved",
                advice: "Change the type to time",
                logical: LogicalType::Time { precision, with_zone: false },
            }),
            _ => None,
        }
    }

    fn ulid_type(&self) -> DataType {
        DataType::TEXT
    }
}

/// The longest `char` and `varchar`.
const MAX_CHARACTERS: u32 = 10_485_760;

fn with_precision(name: &str, precision: Option<u32>) -> String {
    match precision {
        None => name.into(),
        Some(precision) => format!("{name}({})", precision.min(6)),
    }
}

/// Arrays of PostgreSQL have no more dimensions than these.
const MAX_DIMENSIONS: u32 = 6;

fn parse_nested(text: &str, dimensions: u32) -> DataType {
    match array_element(text).filter(|_| dimensions > 0) {
        Some(element) => DataType::Array(Box::new(parse_nested(element, dimensions - 1))),
        None => classify(&Postgres, text, read),
    }
}

/// The element type before the last `[]`, `[3]` or `ARRAY`. PostgreSQL ignores a declared length.
fn array_element(text: &str) -> Option<&str> {
    let text = text.trim();
    if let Some(open) = text.strip_suffix(']').and_then(|rest| rest.rfind('[')) {
        let (element, bound) = text.split_at_checked(open)?;
        let bound = bound.get(1..bound.len() - 1)?.trim();
        let element = element.trim_end();
        let element = strip_suffix_word(element, "array").unwrap_or(element);
        return (bound.bytes().all(|byte| byte.is_ascii_digit()) && !element.is_empty()).then_some(element);
    }
    strip_suffix_word(text, "array")
}

fn strip_suffix_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (rest, last) = text.rsplit_once(char::is_whitespace)?;
    (last.eq_ignore_ascii_case(word) && !rest.trim().is_empty()).then_some(rest.trim_end())
}

fn read(text: &TypeText) -> Option<LogicalType> {
    let integer = |bits| text.is_plain().then_some(LogicalType::Integer { bits, unsigned: false });
    let plain = |logical| text.is_plain().then_some(logical);
    match text.words.as_str() {
        "boolean" | "bool" => plain(LogicalType::Boolean),
        "smallint" | "int2" => integer(16),
        "integer" | "int" | "int4" => integer(32),
        "bigint" | "int8" => integer(64),
        "numeric" | "decimal" | "dec" => {
            let (precision, scale) = text.precision_and_scale()?;
            Some(LogicalType::Decimal { precision, scale })
        }
        "real" | "float4" => plain(LogicalType::Float { bits: 32 }),
        "double precision" | "float8" => plain(LogicalType::Float { bits: 64 }),
        "float" => match text.optional_number()? {
            Some(1..=24) => Some(LogicalType::Float { bits: 32 }),
            None | Some(25..=53) => Some(LogicalType::Float { bits: 64 }),
            Some(_) => None,
        },
        "char" | "character" => Some(LogicalType::Char { length: text.optional_number()?.unwrap_or(1) }),
        "varchar" | "character varying" | "char varying" => {
            Some(LogicalType::Varchar { length: text.optional_number()? })
        }
        "text" => plain(LogicalType::Text),
        "bytea" => plain(LogicalType::Bytes),
        "date" => plain(LogicalType::Date),
        "time" | "time without time zone" => time(text, false),
        "timetz" | "time with time zone" => time(text, true),
        "timestamp" | "timestamp without time zone" => timestamp(text, false),
        "timestamptz" | "timestamp with time zone" => timestamp(text, true),
        "interval" => plain(LogicalType::Interval),
        "uuid" => plain(LogicalType::Uuid),
        "json" => plain(LogicalType::Json { binary: false }),
        "jsonb" => plain(LogicalType::Json { binary: true }),
        _ => None,
    }
}

fn time(text: &TypeText, with_zone: bool) -> Option<LogicalType> {
    Some(LogicalType::Time { precision: text.optional_number()?, with_zone })
}

fn timestamp(text: &TypeText, with_zone: bool) -> Option<LogicalType> {
    Some(LogicalType::Timestamp { precision: text.optional_number()?, with_zone })
}

static TYPE_NAMES: [TypeName; 42] = [
    type_name("text", "unlimited text"),
    type_name("varchar(255)", "variable-length text"),
    type_name("integer", "4-byte integer"),
    type_name("bigint", "8-byte integer"),
    type_name("boolean", "true or false"),
    type_name("timestamptz", "timestamp with time zone"),
    type_name("uuid", "16-byte identifier"),
    type_name("numeric(10,2)", "exact decimal"),
    type_name("jsonb", "binary JSON, indexable"),
    type_name("date", "calendar date"),
    type_name("text[]", "array of text"),
    type_name("double precision", "8-byte floating point"),
    type_name("smallint", "2-byte integer"),
    type_name("timestamp", "date and time without time zone"),
    type_name("numeric", "exact decimal of any precision"),
    type_name("bytea", "bytes"),
    type_name("char(26)", "fixed-length text"),
    type_name("varchar", "unlimited text"),
    type_name("time", "time of day"),
    type_name("interval", "time span"),
    type_name("real", "4-byte floating point"),
    type_name("json", "JSON stored as text"),
    type_name("integer[]", "array of integers"),
    type_name("inet", "IP address or network"),
    type_name("citext", "case-insensitive text (extension)"),
    type_name("tsvector", "full-text search document"),
    type_name("tstzrange", "range of timestamps"),
    type_name("daterange", "range of dates"),
    type_name("int4range", "range of integers"),
    type_name("numrange", "range of decimals"),
    type_name("timetz", "time of day with time zone"),
    type_name("cidr", "IP network"),
    type_name("macaddr", "MAC address"),
    type_name("hstore", "key-value pairs (extension)"),
    type_name("bit(8)", "fixed-length bit string"),
    type_name("bit varying(64)", "variable-length bit string"),
    type_name("point", "point on a plane"),
    type_name("polygon", "polygon on a plane"),
    type_name("geometry(Point,4326)", "PostGIS geometry"),
    type_name("vector(1536)", "embedding (pgvector)"),
    type_name("xml", "XML document"),
    type_name("money", "currency amount in the server's locale"),
];
