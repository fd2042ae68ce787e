//! The types of each database, and the arguments that they accept. In lower case.

use crowfoot_model::Dialect;

/// The arguments of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arguments {
    None,
    /// A number from 1, or from 0 in MySQL, up to this one.
    Length {
        most: u32,
        needed: bool,
    },
    /// Precision and scale.
    Digits {
        most: u32,
        scale: u32,
    },
    /// Fractional digits of seconds.
    Precision {
        most: u32,
    },
    /// Texts, at least one.
    Values,
    /// Anything: the type belongs to an extension.
    Free,
}

/// A type in the tables: its words, and its arguments.
pub(super) type Known = (&'static str, Arguments);

const fn length(most: u32) -> Arguments {
    Arguments::Length { most, needed: false }
}

const fn needed(most: u32) -> Arguments {
    Arguments::Length { most, needed: true }
}

/// The arguments of a type, by its words; `None` if the dialect does not have it.
pub(super) fn arguments(dialect: Dialect, words: &str) -> Option<Arguments> {
    let (plain, others) = lists(dialect);
    if plain.split_ascii_whitespace().any(|own| own == words) {
        return Some(Arguments::None);
    }
    others.iter().find(|(own, _)| *own == words).map(|(_, arguments)| *arguments)
}

/// The names of all types, to suggest corrections.
pub(super) fn names(dialect: Dialect) -> impl Iterator<Item = &'static str> {
    let (plain, others) = lists(dialect);
    plain.split_ascii_whitespace().chain(others.iter().map(|(name, _)| *name))
}

fn lists(dialect: Dialect) -> (&'static str, &'static [Known]) {
    match dialect {
        Dialect::Postgres => (POSTGRES_PLAIN, POSTGRES),
        Dialect::Mysql => (MYSQL_PLAIN, MYSQL),
        Dialect::Sqlite => ("", &[]),
    }
}

/// The types of PostgreSQL without arguments, including those of common extensions.
const POSTGRES_PLAIN: &str = "boolean bool smallint int2 integer int int4 bigint int8 real float4 float8 text bytea date json jsonb uuid xml money \
    name inet cidr macaddr macaddr8 point line lseg box path polygon circle tsvector tsquery oid regclass regproc regtype \
    regrole regnamespace regconfig regdictionary regcollation regoper regoperator regprocedure pg_lsn pg_snapshot \
    txid_snapshot xid xid8 cid tid int2vector oidvector aclitem jsonpath refcursor int4range int8range numrange tsrange \
    tstzrange daterange int4multirange int8multirange nummultirange tsmultirange tstzmultirange datemultirange serial \
    serial2 serial4 serial8 smallserial bigserial citext cube hstore isbn isbn13 ean13 issn lo lquery ltree ltxtquery \
    raster seg box2d box3d earth query_int";

const POSTGRES: &[Known] = &[
    ("double precision", Arguments::None),
    ("numeric", Arguments::Digits { most: 1000, scale: 1000 }),
    ("decimal", Arguments::Digits { most: 1000, scale: 1000 }),
    ("dec", Arguments::Digits { most: 1000, scale: 1000 }),
    ("float", length(53)),
    ("char", length(10_485_760)),
    ("character", length(10_485_760)),
    ("nchar", length(10_485_760)),
    ("bpchar", length(10_485_760)),
    ("varchar", length(10_485_760)),
    ("character varying", length(10_485_760)),
    ("char varying", length(10_485_760)),
    ("national character", length(10_485_760)),
    ("national char", length(10_485_760)),
    ("national character varying", length(10_485_760)),
    ("national char varying", length(10_485_760)),
    ("nchar varying", length(10_485_760)),
    ("bit", length(83_886_080)),
    ("bit varying", length(83_886_080)),
    ("varbit", length(83_886_080)),
    ("time", Arguments::Precision { most: u32::MAX }),
    ("time with time zone", Arguments::Precision { most: u32::MAX }),
    ("time without time zone", Arguments::Precision { most: u32::MAX }),
    ("timetz", Arguments::Precision { most: u32::MAX }),
    ("timestamp", Arguments::Precision { most: u32::MAX }),
    ("timestamp with time zone", Arguments::Precision { most: u32::MAX }),
    ("timestamp without time zone", Arguments::Precision { most: u32::MAX }),
    ("timestamptz", Arguments::Precision { most: u32::MAX }),
    ("interval", Arguments::Precision { most: u32::MAX }),
    ("interval second", Arguments::Precision { most: u32::MAX }),
    ("interval day to second", Arguments::Precision { most: u32::MAX }),
    ("interval hour to second", Arguments::Precision { most: u32::MAX }),
    ("interval minute to second", Arguments::Precision { most: u32::MAX }),
    ("interval year", Arguments::None),
    ("interval month", Arguments::None),
    ("interval day", Arguments::None),
    ("interval hour", Arguments::None),
    ("interval minute", Arguments::None),
    ("interval year to month", Arguments::None),
    ("interval day to hour", Arguments::None),
    ("interval day to minute", Arguments::None),
    ("interval hour to minute", Arguments::None),
    ("geometry", Arguments::Free),
    ("geography", Arguments::Free),
    ("vector", Arguments::Free),
    ("halfvec", Arguments::Free),
    ("sparsevec", Arguments::Free),
];

const MYSQL_PLAIN: &str = "bool boolean float4 float8 date tinytext mediumtext longtext tinyblob mediumblob longblob json geometry point \
    linestring polygon multipoint multilinestring multipolygon geometrycollection geomcollection serial long inet4 inet6 \
    uuid xmltype";

const MYSQL: &[Known] = &[
    ("tinyint", length(255)),
    ("smallint", length(255)),
    ("mediumint", length(255)),
    ("middleint", length(255)),
    ("int", length(255)),
    ("integer", length(255)),
    ("bigint", length(255)),
    ("int1", length(255)),
    ("int2", length(255)),
    ("int3", length(255)),
    ("int4", length(255)),
    ("int8", length(255)),
    ("decimal", Arguments::Digits { most: 65, scale: 30 }),
    ("numeric", Arguments::Digits { most: 65, scale: 30 }),
    ("dec", Arguments::Digits { most: 65, scale: 30 }),
    ("fixed", Arguments::Digits { most: 65, scale: 30 }),
    ("float", Arguments::Digits { most: 255, scale: 30 }),
    ("double", Arguments::Digits { most: 255, scale: 30 }),
    ("double precision", Arguments::Digits { most: 255, scale: 30 }),
    ("real", Arguments::Digits { most: 255, scale: 30 }),
    ("bit", length(64)),
    ("char", length(255)),
    ("character", length(255)),
    ("nchar", length(255)),
    ("national char", length(255)),
    ("national character", length(255)),
    ("varchar", needed(65_535)),
    ("varcharacter", needed(65_535)),
    ("char varying", needed(65_535)),
    ("character varying", needed(65_535)),
    ("nvarchar", needed(65_535)),
    ("national varchar", needed(65_535)),
    ("national char varying", needed(65_535)),
    ("national character varying", needed(65_535)),
    ("nchar varchar", needed(65_535)),
    ("nchar varying", needed(65_535)),
    ("binary", length(255)),
    ("varbinary", needed(65_535)),
    ("text", length(u32::MAX)),
    ("blob", length(u32::MAX)),
    ("long varchar", Arguments::None),
    ("long varbinary", Arguments::None),
    ("time", Arguments::Precision { most: 6 }),
    ("datetime", Arguments::Precision { most: 6 }),
    ("timestamp", Arguments::Precision { most: 6 }),
    ("year", length(4)),
    ("enum", Arguments::Values),
    ("set", Arguments::Values),
    ("vector", Arguments::Free),
];

/// The words that may follow a number type in MySQL.
pub(super) const MYSQL_NUMBERS: &[&str] = &[
    "tinyint",
    "smallint",
    "mediumint",
    "middleint",
    "int",
    "integer",
    "bigint",
    "int1",
    "int2",
    "int3",
    "int4",
    "int8",
    "decimal",
    "numeric",
    "dec",
    "fixed",
    "float",
    "double",
    "double precision",
    "real",
    "float4",
    "float8",
];

/// Types of databases that are not dialects here, and their equivalents.
pub(super) const FOREIGN: &[(&str, [&str; 3])] = &[
    ("string", ["text", "text", "text"]),
    ("number", ["numeric", "decimal(10,2)", "numeric"]),
    ("varchar2", ["varchar", "varchar(255)", "varchar"]),
    ("nvarchar", ["varchar", "varchar(255)", "varchar"]),
    ("nvarchar2", ["varchar", "varchar(255)", "varchar"]),
    ("clob", ["text", "longtext", "text"]),
    ("datetime2", ["timestamp", "datetime", "datetime"]),
    ("datetimeoffset", ["timestamptz", "timestamp", "timestamp"]),
    ("uniqueidentifier", ["uuid", "char(36)", "text"]),
    ("guid", ["uuid", "char(36)", "text"]),
    ("double", ["double precision", "double", "real"]),
    ("timestamptz", ["timestamptz", "timestamp", "timestamp"]),
    ("jsonb", ["jsonb", "json", "text"]),
    ("uuid", ["uuid", "char(36)", "text"]),
    ("bytea", ["bytea", "blob", "blob"]),
    ("inet", ["inet", "varchar(45)", "text"]),
    ("citext", ["citext", "varchar(255)", "text"]),
    ("money", ["money", "decimal(19,4)", "numeric"]),
    ("year", ["smallint", "year", "integer"]),
    ("enum", ["text", "enum('a','b')", "text"]),
    ("set", ["text[]", "set('a','b')", "text"]),
    ("blob", ["bytea", "blob", "blob"]),
    ("tinyblob", ["bytea", "tinyblob", "blob"]),
    ("mediumblob", ["bytea", "mediumblob", "blob"]),
    ("longblob", ["bytea", "longblob", "blob"]),
    ("binary", ["bytea", "binary(16)", "blob"]),
    ("varbinary", ["bytea", "varbinary(255)", "blob"]),
    ("tinytext", ["text", "tinytext", "text"]),
    ("mediumtext", ["text", "mediumtext", "text"]),
    ("longtext", ["text", "longtext", "text"]),
    ("tinyint", ["smallint", "tinyint", "integer"]),
    ("mediumint", ["integer", "mediumint", "integer"]),
    ("datetime", ["timestamp", "datetime", "datetime"]),
];
