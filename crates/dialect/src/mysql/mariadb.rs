//! What MariaDB has and MySQL has not.

use crate::forms::Fork;

pub(super) static FORK: Fork = Fork {
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
