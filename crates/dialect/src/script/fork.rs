//! Servers that share a dialect and have more.

/// What only the fork has.
#[derive(Debug)]
pub struct Fork {
    pub name: &'static str,
    pub types: &'static [&'static str],
    pub options: &'static [&'static str],
    pub engines: &'static [&'static str],
    /// How clauses of columns begin.
    pub clauses: &'static [&'static str],
}

pub(super) static MARIADB: Fork = Fork {
    name: "MariaDB",
    types: &["inet4", "inet6", "uuid", "xmltype"],
    options: &[
        "PAGE_CHECKSUM",
        "TRANSACTIONAL",
        "PAGE_COMPRESSED",
        "PAGE_COMPRESSION_LEVEL",
        "ENCRYPTED",
        "ENCRYPTION_KEY_ID",
        "IETF_QUOTES",
        "SEQUENCE",
        "WITH SYSTEM VERSIONING",
    ],
    engines: &["Aria", "ColumnStore", "CONNECT", "MyRocks", "RocksDB", "S3", "Spider", "SEQUENCE"],
    clauses: &["COMPRESSED", "REF_SYSTEM_ID", "WITHOUT SYSTEM VERSIONING", "WITH SYSTEM VERSIONING"],
};
