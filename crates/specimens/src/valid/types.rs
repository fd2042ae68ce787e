//! Types that a dialect writes and reads again as they are.

use crowfoot_model::{DataType, Dialect, LogicalType};

use super::maker::Maker;

/// The operations on the values of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// Whole numbers.
    Whole,
    /// Numbers with a fraction.
    Number,
    /// Text of at most so many characters.
    Words(u32),
    /// Text of any length.
    LongWords,
    Boolean,
    /// A point in time, with the digits after its second.
    Instant(u32),
    Day,
    Json,
    Binary,
    /// Arrays of PostgreSQL.
    List,
    /// Ranges of PostgreSQL.
    Range,
    /// Shapes of MySQL.
    Shape,
    /// One of some values.
    Choice,
    /// Types without an order: no operations.
    Other,
}

/// A type and what it is good for.
#[derive(Clone, Debug)]
pub(super) struct Kind {
    pub(super) data_type: DataType,
    pub(super) family: Family,
}

fn kind(data_type: DataType, family: Family) -> Kind {
    Kind { data_type, family }
}

fn logical(logical: LogicalType, family: Family) -> Kind {
    kind(DataType::Logical(logical), family)
}

impl Maker {
    /// A type that is no enum, domain or composite of the design.
    pub(super) fn plain_type(&mut self) -> Kind {
        let kinds = match self.dialect {
            Dialect::Postgres => postgres(),
            Dialect::Mysql => mysql(),
            Dialect::Sqlite => sqlite(),
        };
        self.chance.pick(&kinds)
    }

    /// A type of any sort.
    pub(super) fn any_type(&mut self) -> Kind {
        if self.is(Dialect::Mysql) && self.chance.one_in(8) {
            return kind(DataType::InlineEnum(self.values()), Family::Choice);
        }
        let mut own = Vec::new();
        own.extend(self.enums.iter().map(|found| kind(DataType::Enum(found.id), Family::Choice)));
        own.extend(self.domains.iter().map(|found| kind(DataType::Domain(found.id), Family::Other)));
        own.extend(self.composites.iter().map(|found| kind(DataType::Composite(found.id), Family::Other)));
        if own.is_empty() || !self.chance.one_in(4) {
            return self.plain_type();
        }
        let found = self.chance.pick(&own);
        if self.chance.one_in(4) {
            let is_enum = matches!(found.data_type, DataType::Enum(_));
            let family = if is_enum { Family::List } else { Family::Other };
            return kind(DataType::Array(Box::new(found.data_type)), family);
        }
        found
    }
}

fn integer(bits: u8, unsigned: bool) -> Kind {
    logical(LogicalType::Integer { bits, unsigned }, Family::Whole)
}

fn decimal(precision: Option<u32>, scale: Option<i32>) -> Kind {
    logical(LogicalType::Decimal { precision, scale }, Family::Number)
}

fn instant(precision: Option<u32>, with_zone: bool) -> Kind {
    logical(LogicalType::Timestamp { precision, with_zone }, Family::Instant(precision.unwrap_or(0)))
}

fn time(precision: Option<u32>, with_zone: bool) -> Kind {
    logical(LogicalType::Time { precision, with_zone }, Family::Other)
}

fn words(length: u32) -> Kind {
    logical(LogicalType::Varchar { length: Some(length) }, Family::Words(length))
}

fn native(dialect: Dialect, text: &str, family: Family) -> Kind {
    kind(DataType::Native { dialect, text: text.into() }, family)
}

fn list(element: LogicalType) -> Kind {
    kind(DataType::Array(Box::new(DataType::Logical(element))), Family::List)
}

fn postgres() -> Vec<Kind> {
    let native = |text: &str, family| native(Dialect::Postgres, text, family);
    vec![
        integer(16, false),
        integer(32, false),
        integer(64, false),
        decimal(None, None),
        decimal(Some(12), None),
        decimal(Some(20), None),
        decimal(Some(10), Some(2)),
        decimal(Some(5), Some(-2)),
        logical(LogicalType::Float { bits: 32 }, Family::Number),
        logical(LogicalType::Float { bits: 64 }, Family::Number),
        logical(LogicalType::Char { length: 26 }, Family::Words(26)),
        words(1),
        words(80),
        words(255),
        logical(LogicalType::Varchar { length: None }, Family::LongWords),
        logical(LogicalType::Text, Family::LongWords),
        logical(LogicalType::Text, Family::LongWords),
        logical(LogicalType::Boolean, Family::Boolean),
        logical(LogicalType::Bytes, Family::Binary),
        logical(LogicalType::Date, Family::Day),
        time(None, false),
        time(Some(3), false),
        time(None, true),
        instant(None, false),
        instant(None, true),
        instant(Some(3), true),
        logical(LogicalType::Interval, Family::Other),
        logical(LogicalType::Uuid, Family::Other),
        logical(LogicalType::Json { binary: false }, Family::Other),
        logical(LogicalType::Json { binary: true }, Family::Json),
        logical(LogicalType::Json { binary: true }, Family::Json),
        list(LogicalType::Text),
        list(LogicalType::Integer { bits: 32, unsigned: false }),
        kind(DataType::Array(Box::new(DataType::Array(Box::new(DataType::TEXT)))), Family::Other),
        kind(
            DataType::Array(Box::new(DataType::Native { dialect: Dialect::Postgres, text: "inet".into() })),
            Family::List,
        ),
        native("inet", Family::Other),
        native("tsvector", Family::Other),
        native("int4range", Family::Range),
        native("tstzrange", Family::Range),
        native("bit(8)", Family::Other),
        native("bit varying(5)", Family::Other),
        native("money", Family::Other),
        native("xml", Family::Other),
        native("interval day to second(3)", Family::Other),
        native("point", Family::Other),
        native("\"char\"", Family::Other),
    ]
}

fn mysql() -> Vec<Kind> {
    let native = |text: &str, family| native(Dialect::Mysql, text, family);
    vec![
        integer(8, false),
        integer(16, true),
        integer(24, false),
        integer(32, false),
        integer(32, true),
        integer(64, false),
        integer(64, true),
        decimal(Some(10), Some(2)),
        decimal(Some(12), None),
        logical(LogicalType::Float { bits: 32 }, Family::Number),
        logical(LogicalType::Float { bits: 64 }, Family::Number),
        logical(LogicalType::Char { length: 26 }, Family::Words(26)),
        words(1),
        words(80),
        words(191),
        logical(LogicalType::Text, Family::LongWords),
        logical(LogicalType::Boolean, Family::Boolean),
        logical(LogicalType::Binary { length: 16 }, Family::Binary),
        logical(LogicalType::Bytes, Family::Other),
        logical(LogicalType::Date, Family::Day),
        time(None, false),
        time(Some(3), false),
        instant(None, false),
        instant(None, true),
        instant(Some(3), false),
        instant(Some(6), true),
        logical(LogicalType::Json { binary: false }, Family::Other),
        native("longtext", Family::LongWords),
        native("mediumtext", Family::LongWords),
        native("tinytext", Family::Other),
        native("set('a','b''c','d e')", Family::Other),
        native("year", Family::Other),
        native("bit(8)", Family::Other),
        native("varbinary(255)", Family::Binary),
        native("mediumblob", Family::Other),
        native("decimal(8,2) unsigned", Family::Number),
        native("int unsigned zerofill", Family::Other),
        native("point", Family::Shape),
        native("geometry", Family::Shape),
    ]
}

fn sqlite() -> Vec<Kind> {
    let native = |text: &str, family| native(Dialect::Sqlite, text, family);
    vec![
        integer(64, false),
        integer(64, false),
        decimal(None, None),
        decimal(Some(10), Some(2)),
        logical(LogicalType::Float { bits: 64 }, Family::Number),
        logical(LogicalType::Char { length: 26 }, Family::Words(26)),
        words(80),
        logical(LogicalType::Varchar { length: None }, Family::LongWords),
        logical(LogicalType::Text, Family::LongWords),
        logical(LogicalType::Text, Family::LongWords),
        logical(LogicalType::Boolean, Family::Boolean),
        logical(LogicalType::Bytes, Family::Binary),
        logical(LogicalType::Date, Family::Day),
        time(None, false),
        instant(None, false),
        instant(None, true),
        instant(Some(3), false),
        native("UNSIGNED BIG INT", Family::Whole),
        native("NVARCHAR(70)", Family::Words(70)),
        native("DOUBLE", Family::Number),
        native("JSON", Family::Other),
        native("uuid", Family::Other),
        native("DOUBLE PRECISION", Family::Number),
    ]
}
