//! Operator classes of PostgreSQL: those that every server has, and the types of the common ones.

use crowfoot_model::LogicalType;

/// The kinds of types that operator classes distinguish.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kin {
    Text,
    Number,
    Boolean,
    Temporal,
    Uuid,
    Json,
}

/// Classes of scalars, in B-tree and hash indexes.
const OF_VALUES: &[(&str, Option<Kin>)] = &[
    ("text_ops", Some(Kin::Text)),
    ("varchar_ops", Some(Kin::Text)),
    ("bpchar_ops", Some(Kin::Text)),
    ("text_pattern_ops", Some(Kin::Text)),
    ("varchar_pattern_ops", Some(Kin::Text)),
    ("bpchar_pattern_ops", Some(Kin::Text)),
    ("name_ops", None),
    ("char_ops", None),
    ("int2_ops", Some(Kin::Number)),
    ("int4_ops", Some(Kin::Number)),
    ("int8_ops", Some(Kin::Number)),
    ("numeric_ops", Some(Kin::Number)),
    ("float4_ops", Some(Kin::Number)),
    ("float8_ops", Some(Kin::Number)),
    ("date_ops", Some(Kin::Temporal)),
    ("time_ops", Some(Kin::Temporal)),
    ("timetz_ops", Some(Kin::Temporal)),
    ("timestamp_ops", Some(Kin::Temporal)),
    ("timestamptz_ops", Some(Kin::Temporal)),
    ("bool_ops", Some(Kin::Boolean)),
    ("uuid_ops", Some(Kin::Uuid)),
    ("jsonb_ops", Some(Kin::Json)),
];
const MORE_OF_VALUES: &[&str] = &[
    "aclitem_ops",
    "array_ops",
    "bit_ops",
    "bytea_ops",
    "cid_ops",
    "cidr_ops",
    "enum_ops",
    "inet_ops",
    "interval_ops",
    "macaddr8_ops",
    "macaddr_ops",
    "money_ops",
    "multirange_ops",
    "oid_ops",
    "oidvector_ops",
    "pg_lsn_ops",
    "range_ops",
    "record_image_ops",
    "record_ops",
    "tid_ops",
    "tsquery_ops",
    "tsvector_ops",
    "varbit_ops",
    "xid8_ops",
    "xid_ops",
];
const GIN: &[&str] = &["array_ops", "jsonb_ops", "jsonb_path_ops", "tsvector_ops"];
const GIST: &[&str] = &[
    "box_ops",
    "circle_ops",
    "inet_ops",
    "multirange_ops",
    "point_ops",
    "poly_ops",
    "range_ops",
    "tsquery_ops",
    "tsvector_ops",
];
const SPGIST: &[&str] = &[
    "box_ops",
    "inet_ops",
    "kd_point_ops",
    "network_ops",
    "poly_ops",
    "quad_point_ops",
    "range_ops",
    "text_ops",
];

/// Whether a server without extensions has the class for the access method. BRIN has too many, and all pass.
pub(super) fn is_there(method: &str, class: &str) -> bool {
    match method {
        "btree" | "hash" => {
            OF_VALUES.iter().any(|(name, _)| *name == class) || MORE_OF_VALUES.contains(&class)
        }
        "gin" => GIN.contains(&class),
        "gist" => GIST.contains(&class),
        "spgist" => SPGIST.contains(&class),
        _ => true,
    }
}

/// Whether the class is for a type like this, or that is unknown.
pub(super) fn takes(class: &str, logical: LogicalType) -> bool {
    use LogicalType as L;
    let kin = match logical {
        L::Char { .. } | L::Varchar { .. } | L::Text => Kin::Text,
        L::Integer { .. } | L::Decimal { .. } | L::Float { .. } => Kin::Number,
        L::Boolean => Kin::Boolean,
        L::Date | L::Time { .. } | L::Timestamp { .. } => Kin::Temporal,
        L::Uuid => Kin::Uuid,
        L::Json { .. } => Kin::Json,
        L::Bytes | L::Binary { .. } | L::Interval => return true,
    };
    let of = OF_VALUES.iter().find(|(name, _)| *name == class).and_then(|(_, of)| *of);
    of.is_none_or(|of| of == kin)
}

/// Whether the name is like those of well-known extensions: exporters create these, or the server has them.
pub(super) fn is_of_extension(class: &str) -> bool {
    const PARTS: &[&str] = &[
        "trgm", "bigm", "vec", "hamming", "jaccard", "gist", "gin", "brin", "citext", "ltree", "lquery",
        "hstore", "cube", "seg", "isbn", "issn", "ismn", "ean13", "upc", "geo", "raster", "int_", "_int",
        "hll", "bitmap", "rum", "bm25", "pg_", "pgroonga", "semver", "uint", "h3", "mol", "prefix", "nd_ops",
        "2d", "3d",
    ];
    PARTS.iter().any(|part| class.contains(part))
}
