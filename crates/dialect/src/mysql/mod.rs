//! MySQL, version 8.0.16 and later; the keywords are those of 8.4. MariaDB reads the same.

mod capabilities;
mod mariadb;
mod script;

use std::borrow::Cow;

use crowfoot_model::{DataType, Dialect, LogicalType};

use crate::forms::Script;
use crate::namespace::{Named, Namespace, Space};
use crate::spec::{is_text_word, type_name};
use crate::type_text::{TypeText, classify};
use crate::{
    BetterType, Capabilities, DialectSpec, IdentifierLimit, Limits, Quoting, TypeLoss, TypeName, keywords,
    naming, quote,
};

pub(crate) struct Mysql;

impl DialectSpec for Mysql {
    fn id(&self) -> Dialect {
        Dialect::Mysql
    }

    fn name(&self) -> &'static str {
        "MySQL"
    }

    /// MySQL keeps names in the three-byte form of UTF-8, refuses a space at the end, and refuses long names.
    fn legal_name<'n>(&self, identifier: &'n str) -> Cow<'n, str> {
        let mut name = quote::legal(identifier);
        if name.chars().any(|character| character > '\u{ffff}') {
            let mut spelled = String::with_capacity(name.len());
            for character in name.chars() {
                if character > '\u{ffff}' {
                    spelled.push_str(&format!("u{:x}", u32::from(character)));
                } else {
                    spelled.push(character);
                }
            }
            name = Cow::Owned(spelled);
        }
        if name.ends_with(char::is_whitespace) {
            let kept = name.trim_end();
            let replaced = "_".repeat(name.chars().count() - kept.chars().count());
            name = Cow::Owned([kept, &replaced].concat());
        }
        if !self.identifier_limit().allows(&name) {
            name = Cow::Owned(naming::shorten(&name, self.identifier_limit()));
        }
        name
    }

    fn quote(&self, identifier: &str, quoting: Quoting) -> String {
        let bare = |name: &str| {
            name.bytes().next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
                && !keywords::contains(keywords::MYSQL_RESERVED, name)
                && !keywords::contains(keywords::MARIADB_RESERVED, name)
        };
        quote::quoted(&self.legal_name(identifier), '`', quoting, bare)
    }

    fn text_literal(&self, text: &str) -> String {
        // Clients read a carriage return and a line feed as one line break.
        let escaped = text.replace('\0', "").replace('\\', "\\\\").replace('\r', "\\r");
        quote::enclosed(&escaped, '\'')
    }

    fn is_reserved(&self, word: &str) -> bool {
        keywords::contains(keywords::MYSQL_RESERVED, word)
    }

    fn spell(&self, logical: LogicalType) -> String {
        match logical {
            LogicalType::Boolean => "boolean".into(),
            LogicalType::Integer { bits, unsigned } => {
                let name = match bits {
                    0..=8 => "tinyint",
                    9..=16 => "smallint",
                    17..=24 => "mediumint",
                    25..=32 => "int",
                    _ => "bigint",
                };
                if unsigned { [name, " unsigned"].concat() } else { name.into() }
            }
            LogicalType::Decimal { precision: None, .. } => "decimal(65,30)".into(),
            LogicalType::Decimal { precision: Some(precision), scale } => spell_decimal(precision, scale),
            LogicalType::Float { bits: ..=32 } => "float".into(),
            LogicalType::Float { .. } => "double".into(),
            LogicalType::Char { length: length @ ..=255 } => format!("char({length})"),
            LogicalType::Char { length } => self.spell(LogicalType::Varchar { length: Some(length) }),
            LogicalType::Varchar { length: Some(length) } => match length {
                0..=MAX_CHARACTERS => format!("varchar({length})"),
                16_384..=4_194_303 => "mediumtext".into(),
                _ => "longtext".into(),
            },
            LogicalType::Varchar { length: None } | LogicalType::Text => "text".into(),
            LogicalType::Binary { length: length @ ..=255 } => format!("binary({length})"),
            LogicalType::Binary { length: length @ ..=65_535 } => format!("varbinary({length})"),
            LogicalType::Binary { .. } => "longblob".into(),
            LogicalType::Bytes => "blob".into(),
            LogicalType::Date => "date".into(),
            LogicalType::Time { precision, .. } => with_precision("time", precision),
            LogicalType::Timestamp { precision, with_zone } => {
                with_precision(if with_zone { "timestamp" } else { "datetime" }, precision)
            }
            LogicalType::Interval => "varchar(64)".into(),
            LogicalType::Uuid => "char(36)".into(),
            LogicalType::Json { .. } => "json".into(),
        }
    }

    fn parse_type(&self, text: &str) -> DataType {
        if let Some(parsed) = TypeText::parse(text)
            && parsed.words == "enum"
            && let Some(arguments) = parsed.arguments
            && let Some(values) = arguments.into_iter().map(unquoted).collect::<Option<Vec<String>>>()
        {
            return DataType::InlineEnum(values);
        }
        classify(self, text, read)
    }

    fn type_names(&self) -> &'static [TypeName] {
        &TYPE_NAMES
    }

    fn identifier_limit(&self) -> IdentifierLimit {
        IdentifierLimit::Characters(64)
    }

    fn capabilities(&self) -> &'static Capabilities {
        &capabilities::CAPABILITIES
    }

    fn script(&self) -> &'static Script {
        &script::SCRIPT
    }

    fn namespaces(&self, named: Named) -> &'static [Namespace] {
        const INDEXES: Namespace = Namespace::in_table(Space::Indexes);
        match named {
            Named::Schema => const { &[Namespace::in_database(Space::Schemas)] },
            Named::Relation | Named::Sequence => const { &[Namespace::in_schema(Space::Relations)] },
            // No types of their own, but in the design they differ.
            Named::Type => const { &[Namespace::in_schema(Space::Types)] },
            Named::Exclusion => &[],
            Named::Column => const { &[Namespace::in_table(Space::Columns)] },
            // Each is called PRIMARY.
            Named::PrimaryKey => &[],
            Named::Unique | Named::Index => &[INDEXES],
            Named::Check => const { &[Namespace::in_schema(Space::Checks)] },
            Named::ForeignKey => const { &[Namespace::in_schema(Space::ForeignKeys)] },
            Named::Trigger => const { &[Namespace::in_schema(Space::Triggers)] },
            Named::Routine => const { &[Namespace::in_schema(Space::Routines)] },
        }
    }

    /// Letter case does not count. Of tables and databases it does on Linux, where they are files, and not elsewhere: a
    /// design has to be one for all servers.
    fn folded(&self, name: &str) -> String {
        name.to_lowercase()
    }

    fn is_same_name(&self, one: &str, other: &str) -> bool {
        one.eq_ignore_ascii_case(other) || (!one.is_ascii() && one.to_lowercase() == other.to_lowercase())
    }

    fn reserves(&self, name: &str) -> bool {
        name.eq_ignore_ascii_case("primary") || name.eq_ignore_ascii_case("gen_clust_index")
    }

    /// Whole numbers have to be of the same size.
    fn key_kind(&self, type_text: &str) -> String {
        let lower = type_text.to_ascii_lowercase();
        match lower.split(['(', ' ']).next().unwrap_or_default() {
            word if is_text_word(word) => "text".to_owned(),
            "boolean" => "tinyint".to_owned(),
            word @ ("tinyint" | "smallint" | "mediumint" | "int" | "bigint")
                if lower.contains("unsigned") =>
            {
                [word, " unsigned"].concat()
            }
            word => word.to_owned(),
        }
    }

    fn loss(&self, logical: LogicalType) -> Option<TypeLoss> {
        match logical {
            LogicalType::Decimal { precision: None, .. } => Some(TypeLoss::Precision),
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

    /// A point in time of its own ends in 2038.
    fn instant(&self) -> LogicalType {
        LogicalType::Timestamp { precision: None, with_zone: false }
    }

    fn better_type(&self, logical: LogicalType) -> Option<BetterType> {
        match logical {
            LogicalType::Timestamp { precision, with_zone: true } => Some(BetterType {
                fault: "is a TIMESTAMP, which ends in 2038",
                advice: "Change the type to DATETIME",
                logical: LogicalType::Timestamp { precision, with_zone: false },
            }),
            _ => None,
        }
    }

    fn ulid_type(&self) -> DataType {
        DataType::Logical(LogicalType::Char { length: 26 })
    }
}

/// The longest `varchar` that fits a row in utf8mb4.
const MAX_CHARACTERS: u32 = 16_383;

/// A decimal within 65 digits, 30 of them after the point. A negative scale, which rounds to tens in PostgreSQL,
/// becomes room for the whole number.
fn spell_decimal(precision: u32, scale: Option<i32>) -> String {
    let negative = scale.map_or(0, |scale| scale.min(0).unsigned_abs());
    let precision = precision.saturating_add(negative).clamp(1, 65);
    match scale {
        None => format!("decimal({precision})"),
        Some(scale) => {
            let scale = u32::try_from(scale).unwrap_or(0).min(30);
            format!("decimal({},{scale})", precision.max(scale))
        }
    }
}

fn with_precision(name: &str, precision: Option<u32>) -> String {
    match precision {
        None => name.into(),
        Some(precision) => format!("{name}({})", precision.min(6)),
    }
}

/// The value of a literal in single quotes.
fn unquoted(literal: &str) -> Option<String> {
    let inner = literal.strip_prefix('\'')?.strip_suffix('\'')?;
    let mut value = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        match character {
            '\'' => match characters.next()? {
                '\'' => value.push('\''),
                _ => return None,
            },
            '\\' => match characters.next()? {
                'n' => value.push('\n'),
                't' => value.push('\t'),
                'r' => value.push('\r'),
                '0' => value.push('\0'),
                'b' => value.push('\u{8}'),
                'Z' => value.push('\u{1a}'),
                other => value.push(other),
            },
            other => value.push(other),
        }
    }
    Some(value)
}

/// Display widths of integers mean nothing, apart from `tinyint(1)`, which is MySQL's own spelling of a boolean.
fn read(text: &TypeText) -> Option<LogicalType> {
    let (words, unsigned) = match text.words.strip_suffix(" unsigned") {
        Some(words) => (words, true),
        None => (text.words.strip_suffix(" signed").unwrap_or(&text.words), false),
    };
    let integer = |bits| text.optional_number().map(|_width| LogicalType::Integer { bits, unsigned });
    let integer_bits = match words {
        "tinyint" | "int1" => 8,
        "smallint" | "int2" => 16,
        "mediumint" | "middleint" | "int3" => 24,
        "int" | "integer" | "int4" => 32,
        "bigint" | "int8" => 64,
        _ => 0,
    };
    if integer_bits == 8 && text.number() == Some(1) {
        return (!unsigned).then_some(LogicalType::Boolean);
    }
    if integer_bits > 0 {
        return integer(integer_bits);
    }
    let plain = |logical| text.is_plain().then_some(logical);
    match text.words.as_str() {
        "boolean" | "bool" => plain(LogicalType::Boolean),
        "decimal" | "numeric" | "dec" | "fixed" => {
            let (precision, scale) = text.precision_and_scale()?;
            Some(LogicalType::Decimal { precision: Some(precision.unwrap_or(10)), scale })
        }
        "float" => match text.optional_number()? {
            None | Some(0..=24) => Some(LogicalType::Float { bits: 32 }),
            Some(25..=53) => Some(LogicalType::Float { bits: 64 }),
            Some(_) => None,
        },
        "float4" => plain(LogicalType::Float { bits: 32 }),
        "double" | "double precision" | "real" | "float8" => plain(LogicalType::Float { bits: 64 }),
        "char" | "character" => Some(LogicalType::Char { length: text.optional_number()?.unwrap_or(1) }),
        "varchar" | "character varying" | "char varying" | "varcharacter" => {
            Some(LogicalType::Varchar { length: Some(text.number()?) })
        }
        "text" => plain(LogicalType::Text),
        "binary" => Some(LogicalType::Binary { length: text.optional_number()?.unwrap_or(1) }),
        "blob" => plain(LogicalType::Bytes),
        "date" => plain(LogicalType::Date),
        "time" => Some(LogicalType::Time { precision: text.optional_number()?, with_zone: false }),
        "datetime" => Some(LogicalType::Timestamp { precision: text.optional_number()?, with_zone: false }),
        "timestamp" => Some(LogicalType::Timestamp { precision: text.optional_number()?, with_zone: true }),
        "json" => plain(LogicalType::Json { binary: false }),
        _ => None,
    }
}

static TYPE_NAMES: [TypeName; 37] = [
    type_name("varchar(255)", "variable-length text"),
    type_name("int", "4-byte integer"),
    type_name("bigint", "8-byte integer"),
    type_name("boolean", "true or false"),
    type_name("timestamp", "timestamp, up to 2038"),
    type_name("datetime", "date and time without time zone"),
    type_name("text", "text up to 64 KB"),
    type_name("decimal(10,2)", "exact decimal"),
    type_name("char(26)", "fixed-length text"),
    type_name("char(36)", "ULID or UUID as text"),
    type_name("json", "JSON document"),
    type_name("date", "calendar date"),
    type_name("enum('a','b')", "one of a list of values"),
    type_name("bigint unsigned", "8-byte unsigned integer"),
    type_name("int unsigned", "4-byte unsigned integer"),
    type_name("datetime(3)", "date and time with milliseconds"),
    type_name("timestamp(3)", "timestamp with milliseconds"),
    type_name("double", "8-byte floating point"),
    type_name("smallint", "2-byte integer"),
    type_name("tinyint", "1-byte integer"),
    type_name("mediumtext", "text up to 16 MB"),
    type_name("longtext", "text up to 4 GB"),
    type_name("binary(16)", "fixed-length bytes"),
    type_name("varbinary(255)", "variable-length bytes"),
    type_name("blob", "bytes up to 64 KB"),
    type_name("mediumblob", "bytes up to 16 MB"),
    type_name("longblob", "bytes up to 4 GB"),
    type_name("time", "time of day"),
    type_name("year", "year"),
    type_name("float", "4-byte floating point"),
    type_name("mediumint", "3-byte integer"),
    type_name("set('a','b')", "any of a list of values"),
    type_name("tinytext", "text up to 255 bytes"),
    type_name("bit(1)", "bits"),
    type_name("point", "geometric or geographic point"),
    type_name("geometry", "shape"),
    type_name("polygon", "polygon"),
];
