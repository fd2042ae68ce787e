//! The words of expressions, by what may follow them.

use crowfoot_model::Dialect;

/// Whether a word is a value.
pub(super) fn is_value(dialect: Dialect, word: &str) -> bool {
    let common = ["null", "true", "false", "current_date", "current_time", "current_timestamp"];
    let more = [
        "localtime",
        "localtimestamp",
        "current_user",
        "session_user",
        "current_role",
        "current_catalog",
        "current_schema",
        "user",
        "system_user",
        "utc_date",
        "utc_time",
        "utc_timestamp",
    ];
    common.contains(&word) || dialect != Dialect::Sqlite && more.contains(&word)
}

/// Words before an operand.
pub(super) const PREFIXES: &[&str] =
    &["not", "distinct", "all", "any", "some", "exists", "binary", "prior", "variadic"];

/// Words between two operands.
pub(super) fn is_operator(dialect: Dialect, word: &str) -> bool {
    let common = ["and", "or", "like", "in", "is", "between", "escape"];
    let own: &[&str] = match dialect {
        Dialect::Postgres => &["ilike", "similar", "overlaps"],
        Dialect::Mysql => &["xor", "div", "mod", "regexp", "rlike", "sounds"],
        Dialect::Sqlite => &["glob", "match", "regexp"],
    };
    common.contains(&word) || own.contains(&word)
}

/// Words that may follow `not` between two operands.
pub(super) const NEGATED: &[&str] =
    &["in", "like", "ilike", "between", "similar", "regexp", "rlike", "glob", "match"];

/// Words that end an operand.
pub(super) const POSTFIXES: &[&str] = &["isnull", "notnull"];

/// Words between the arguments of some functions: `extract(year from a)`, `cast(a as text)`.
pub(super) const SEPARATORS: &[&str] = &[
    "from",
    "for",
    "placing",
    "using",
    "as",
    "order",
    "separator",
    "returning",
    "by",
    "default",
    "on",
    "with",
    "respect",
    "at",
];

/// Whether a function or value is volatile.
pub(super) fn is_volatile(dialect: Dialect, name: &str) -> bool {
    let own: &[&str] = match dialect {
        Dialect::Postgres => &[
            "now",
            "current_timestamp",
            "current_date",
            "current_time",
            "localtime",
            "localtimestamp",
            "clock_timestamp",
            "statement_timestamp",
            "transaction_timestamp",
            "timeofday",
            "random",
            "gen_random_uuid",
            "uuidv4",
            "uuidv7",
            "nextval",
            "current_user",
            "session_user",
            "concat",
            "concat_ws",
            "format",
            "to_char",
            "array_to_string",
        ],
        Dialect::Mysql => &[
            "now",
            "current_timestamp",
            "current_date",
            "current_time",
            "localtime",
            "localtimestamp",
            "curdate",
            "curtime",
            "sysdate",
            "utc_timestamp",
            "utc_date",
            "utc_time",
            "rand",
            "uuid",
            "current_user",
            "connection_id",
        ],
        Dialect::Sqlite => &[
            "random",
            "randomblob",
            "changes",
            "last_insert_rowid",
            "total_changes",
            "current_date",
            "current_time",
            "current_timestamp",
        ],
    };
    own.contains(&name)
}

/// Functions with a grammar of their own; only their parentheses are counted.
pub(super) const OWN_GRAMMAR: &[&str] = &[
    "cast",
    "convert",
    "extract",
    "trim",
    "overlay",
    "substring",
    "substr",
    "mid",
    "position",
    "group_concat",
    "string_agg",
    "json_table",
    "json_value",
    "json_query",
    "json_exists",
    "json_object",
    "json_array",
    "json_serialize",
    "xmlelement",
    "xmlforest",
    "xmlparse",
    "xmlserialize",
    "xmlroot",
    "xmlpi",
    "timestampdiff",
    "timestampadd",
    "get_format",
    "normalize",
    "treat",
    "date_add",
    "date_sub",
    "adddate",
    "subdate",
    "weight_string",
    "char",
    "raise",
    "collation",
    "xmlexists",
    "xmltable",
    "array_agg",
    "json_agg",
    "jsonb_agg",
    "count",
    "match",
    "trim_array",
    "json_scalar",
    "json_arrayagg",
    "json_objectagg",
    "default",
    "values",
];

/// Those of them whose arguments are always skipped.
pub(super) const PASSED_OVER: &[&str] = &[
    "cast",
    "convert",
    "treat",
    "timestampdiff",
    "timestampadd",
    "get_format",
    "xmlelement",
    "xmlforest",
    "xmlparse",
    "xmlserialize",
    "xmlroot",
    "xmlpi",
    "xmltable",
    "json_table",
    "raise",
    "match",
    "default",
    "values",
    "weight_string",
    "char",
    "normalize",
];

/// Words that start a multi-word operand in PostgreSQL: `double precision '1'`, `timestamp with time zone '…'`.
pub(super) const TYPED: &[&str] = &[
    "date",
    "time",
    "timestamp",
    "timestamptz",
    "timetz",
    "interval",
    "bit",
    "char",
    "varchar",
    "text",
    "numeric",
    "decimal",
    "integer",
    "int",
    "bigint",
    "smallint",
    "boolean",
    "bool",
    "point",
    "box",
    "json",
    "jsonb",
    "uuid",
    "inet",
    "cidr",
    "bytea",
    "real",
    "float",
    "double",
];
