//! Types as written where no database checks them: those of any database, or of a programming language.

use crowfoot_dialect::script::{clauses, server};
use std::collections::{BTreeMap, BTreeSet};

use crowfoot_dialect::spec;
use crowfoot_model::{DataType, Dialect, Identity, LogicalType, SequenceOptions};

/// A type as the dialect understands it.
#[derive(Clone)]
pub(crate) struct ReadType {
    pub(crate) data_type: DataType,
    /// Implied by `serial`.
    pub(crate) identity: Option<Identity>,
    /// The dialect has no type of this name; this is the closest.
    pub(crate) translated: bool,
    /// No database has a type of this name, and it is kept as it is.
    pub(crate) unknown: bool,
}

/// Types of PostgreSQL and its extensions that are too rare for the completions.
const RARE: &[&str] = &[
    "bit",
    "bitvarying",
    "box",
    "bpchar",
    "circle",
    "cube",
    "datemultirange",
    "geography",
    "halfvec",
    "int4multirange",
    "int8multirange",
    "int8range",
    "jsonpath",
    "line",
    "lquery",
    "lseg",
    "ltree",
    "ltxtquery",
    "macaddr8",
    "name",
    "nummultirange",
    "oid",
    "path",
    "pglsn",
    "regclass",
    "regproc",
    "regtype",
    "sparsevec",
    "tsmultirange",
    "tsquery",
    "tsrange",
    "tstzmultirange",
    "varbit",
    "xid",
];

/// Reads a type. An unknown name is kept as it is.
pub(crate) fn read_type(written: &str, dialect: Dialect) -> ReadType {
    read_nested(written, dialect, 3)
}

/// Reads a type in a notation that accepts any word as a type; an unknown one becomes text.
pub(crate) fn read_known_type(written: &str, dialect: Dialect) -> ReadType {
    let read = read_type(written, dialect);
    if !read.unknown {
        return read;
    }
    let data_type = match read.data_type {
        DataType::Array(_) => DataType::Array(Box::new(DataType::TEXT)),
        _ => DataType::TEXT,
    };
    ReadType { data_type, translated: true, unknown: false, ..read }
}

/// The way a column auto-increments, where the dialect offers several.
pub(crate) fn numbering(dialect: Dialect) -> Identity {
    match server(dialect).identity_columns {
        true => Identity::ByDefault(SequenceOptions::default()),
        false => Identity::AutoIncrement,
    }
}

/// Reads a type nested in `depth` others: an array, or an auto-incrementing one.
fn read_nested(written: &str, dialect: Dialect, depth: u8) -> ReadType {
    let own = |data_type| {
        let data_type = match data_type {
            DataType::Native { dialect, .. } => DataType::Native { dialect, text: written.to_owned() },
            other => other,
        };
        ReadType { data_type, identity: None, translated: false, unknown: false }
    };
    let text = written.trim();
    let whole = written.trim_end();
    let element = whole.trim_end_matches("[]");
    if depth > 0
        && spec(dialect).capabilities().arrays
        && element.len() < whole.len()
        && !element.trim().is_empty()
    {
        // No real type has more dimensions.
        let dimensions = whole.get(element.len()..).unwrap_or("").matches("[]").count().min(6);
        let inner = read_nested(element, dialect, depth - 1);
        let array = |element: DataType| DataType::Array(Box::new(element));
        let data_type = (0..dimensions).fold(inner.data_type, |element, _| array(element));
        return ReadType { data_type, identity: None, ..inner };
    }
    if let Some(number) = numbered(text).filter(|_| depth > 0) {
        let inner = read_nested(number, dialect, depth - 1);
        return ReadType { identity: Some(numbering(dialect)), translated: true, ..inner };
    }
    let name = base(text);
    if let Some(bits) = serial_bits(&name) {
        let data_type = DataType::Logical(LogicalType::Integer { bits, unsigned: false });
        let has_serials = server(dialect).identity_columns;
        let identity = if has_serials { Identity::Serial } else { Identity::AutoIncrement };
        return ReadType { data_type, identity: Some(identity), translated: !has_serials, unknown: false };
    }
    let data_type = spec(dialect).parse_type(text);
    if !matches!(data_type, DataType::Native { .. }) || clauses(dialect).free_types {
        return own(data_type);
    }
    let is_own = spec(dialect).type_names().iter().any(|known| base(known.name) == name);
    if is_own || text.is_empty() {
        return own(data_type);
    }
    let others = [Dialect::Mysql, Dialect::Postgres].into_iter().filter(|other| *other != dialect);
    let mut parsed = others.map(|other| spec(other).parse_type(text));
    let known = foreign(&name, arguments(text))
        .map(DataType::Logical)
        .or_else(|| parsed.find(|parsed| matches!(parsed, DataType::Logical(_) | DataType::InlineEnum(_))));
    match known {
        Some(data_type) => ReadType { data_type, identity: None, translated: true, unknown: false },
        None => ReadType { unknown: !RARE.contains(&name.as_str()), ..own(data_type) },
    }
}

/// Reads a type of SQL Server. Some of its names mean something else in other databases.
pub(crate) fn read_sql_server_type(text: &str, dialect: Dialect) -> ReadType {
    let logical = match base(text).as_str() {
        "bit" => LogicalType::Boolean,
        "money" => LogicalType::Decimal { precision: Some(19), scale: Some(4) },
        "timestamp" | "rowversion" => LogicalType::Bytes,
        "text" => LogicalType::Text,
        _ => return read_type(text, dialect),
    };
    ReadType { data_type: DataType::Logical(logical), identity: None, translated: true, unknown: false }
}

/// The name without arguments, in lower case and without separators: `character varying`, `double_precision`.
fn base(text: &str) -> String {
    let end = text.find(['(', '[', '<']).unwrap_or(text.len());
    let name = text.get(..end).unwrap_or("").trim();
    name.chars().filter(|char| !matches!(char, ' ' | '_' | '-')).flat_map(char::to_lowercase).collect()
}

/// The type without a trailing `identity` or `auto_increment`.
fn numbered(text: &str) -> Option<&str> {
    let (before, last) = text.rsplit_once(' ')?;
    let word = last.split('(').next().unwrap_or("").to_ascii_lowercase();
    let is_identity = matches!(word.as_str(), "identity" | "auto_increment" | "autoincrement");
    (is_identity && before.to_ascii_lowercase().contains("int")).then_some(before)
}

fn serial_bits(name: &str) -> Option<u8> {
    Some(match name {
        "serial" | "serial4" => 32,
        "bigserial" | "serial8" => 64,
        "smallserial" | "serial2" => 16,
        _ => return None,
    })
}

/// The first numbers between parentheses.
fn arguments(text: &str) -> [Option<u32>; 2] {
    let inside = text.split_once('(').map_or("", |(_, rest)| rest);
    let mut numbers =
        inside.split([',', ')', '-', ' ']).filter(|part| !part.is_empty()).map(|part| part.parse().ok());
    [numbers.next().flatten(), numbers.next().flatten()]
}

/// Names of other databases and of programming languages.
fn foreign(name: &str, [first, second]: [Option<u32>; 2]) -> Option<LogicalType> {
    let integer = |bits, unsigned| LogicalType::Integer { bits, unsigned };
    let text = |length: Option<u32>| match length {
        Some(length) => LogicalType::Varchar { length: Some(length) },
        None => LogicalType::Text,
    };
    let timestamp =
        |with_zone| LogicalType::Timestamp { precision: first.filter(|digits| *digits <= 6), with_zone };
    Some(match name {
        "string" | "str" | "varchar" | "nvarchar" | "varchar2" | "nvarchar2" | "charactervarying"
        | "email" | "url" => text(first),
        "char" | "nchar" | "character" => LogicalType::Char { length: first.unwrap_or(1) },
        "ntext" | "clob" | "nclob" | "longtext" | "mediumtext" | "tinytext" | "longvarchar" | "markdown"
        | "slug" => LogicalType::Text,
        "objectid" => LogicalType::Text,
        "byte" | "int8t" | "tinyint" => integer(8, false),
        "short" | "int16" => integer(16, false),
        "int" | "integer" | "int32" => integer(32, false),
        "long" | "int64" | "bigint" => integer(64, false),
        "uint" | "uint32" | "unsignedint" | "intunsigned" | "integerunsigned" => integer(32, true),
        "uint64" | "ulong" | "unsignedbigint" | "bigintunsigned" => integer(64, true),
        "uint16" | "ushort" | "smallintunsigned" => integer(16, true),
        "uint8" | "tinyintunsigned" => integer(8, true),
        "number" | "num" | "bignumeric" | "decimal" | "numeric" => LogicalType::Decimal {
            precision: first,
            scale: second.and_then(|scale| i32::try_from(scale).ok()),
        },
        "smallmoney" | "currency" => LogicalType::Decimal { precision: Some(19), scale: Some(4) },
        "double" | "doubleprecision" | "float64" | "float" => LogicalType::Float { bits: 64 },
        "float32" => LogicalType::Float { bits: 32 },
        "bool" | "boolean" => LogicalType::Boolean,
        "datetime" | "datetime2" | "smalldatetime" | "timestampwithouttimezone" => timestamp(false),
        "timestampz"
        | "datetimeoffset"
        | "datetimetz"
        | "timestamptz"
        | "timestampltz"
        | "timestampwithtimezone" => timestamp(true),
        "timewithtimezone" | "timetz" => LogicalType::Time { precision: first, with_zone: true },
        "timewithouttimezone" => LogicalType::Time { precision: first, with_zone: false },
        "uniqueidentifier" | "guid" | "uid" | "uuid" => LogicalType::Uuid,
        "blob" | "bytes" | "buffer" | "image" | "longblob" | "mediumblob" | "tinyblob" | "varbinary"
        | "bytea" => LogicalType::Bytes,
        "object" | "map" | "dict" | "jsonobject" | "jsonb" | "variant" => LogicalType::Json { binary: true },
        _ => return None,
    })
}

/// Types by their texts, and the notes about them; each is reported once.
#[derive(Default)]
pub(crate) struct Translations {
    read: BTreeMap<String, ReadType>,
    told: BTreeSet<(String, String)>,
    new: Vec<String>,
    unknown: Vec<String>,
}

impl Translations {
    /// Reads a type, or looks it up, since most columns have one of few types.
    pub(crate) fn read(
        &mut self,
        text: &str,
        dialect: Dialect,
        reader: fn(&str, Dialect) -> ReadType,
    ) -> ReadType {
        if let Some(known) = self.read.get(text) {
            return known.clone();
        }
        let read = reader(text, dialect);
        self.read.insert(text.to_owned(), read.clone());
        read
    }

    pub(crate) fn add(&mut self, from: &str, read: &ReadType, dialect: Dialect) {
        let to = spelled(&read.data_type, dialect);
        // Another spelling of the same type is not a translation.
        if read.translated && letters(from) != letters(&to) && self.told.insert((from.to_owned(), to.clone()))
        {
            self.new.push(format!("{from} as {to}"));
        }
        if read.unknown && self.told.insert((from.to_owned(), String::new())) {
            self.unknown.push(from.to_owned());
        }
    }

    /// Sentences about types that were not reported before.
    pub(crate) fn tell(&mut self) -> Option<String> {
        let new = std::mem::take(&mut self.new).join(", ");
        let unknown = std::mem::take(&mut self.unknown).join(", ");
        let mut told = Vec::new();
        if !new.is_empty() {
            told.push(format!("Types replaced by the closest supported ones: {new}."));
        }
        if !unknown.is_empty() {
            told.push(format!("Unknown type, kept unchanged: {unknown}."));
        }
        (!told.is_empty()).then(|| told.join(" "))
    }
}

/// A type as the dialect writes it, for messages.
fn spelled(data_type: &DataType, dialect: Dialect) -> String {
    match data_type {
        DataType::Logical(logical) => spec(dialect).spell(*logical),
        DataType::Array(element) => spelled(element, dialect) + "[]",
        DataType::Native { text, .. } => text.clone(),
        _ => "enum".to_owned(),
    }
}

/// A type reduced to letters and digits.
fn letters(text: &str) -> String {
    text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::read_type;
    use crowfoot_model::{DataType, Dialect, LogicalType};

    #[test]
    fn types_of_other_databases_are_translated() {
        let of = |text| read_type(text, Dialect::Postgres).data_type;
        assert_eq!(of("NVARCHAR(50)"), DataType::Logical(LogicalType::Varchar { length: Some(50) }));
        assert_eq!(of("String"), DataType::TEXT);
        assert_eq!(of("timestamp_with_time_zone"), DataType::TIMESTAMP_WITH_ZONE);
        assert_eq!(of("int[]"), DataType::Array(Box::new(DataType::INTEGER)));
        assert_eq!(of("timestampz"), DataType::TIMESTAMP_WITH_ZONE);
        assert_eq!(of("int identity(1,1)"), DataType::INTEGER);
        assert!(matches!(of("tsvector"), DataType::Native { .. }));
        assert!(matches!(of("post_status"), DataType::Native { .. }));
        assert_eq!(
            of("decimal(10-2)"),
            DataType::Logical(LogicalType::Decimal { precision: Some(10), scale: Some(2) })
        );
    }
}
