//! The words that languages reserve, in lower case and sorted.

use super::TokenClass;

#[rustfmt::skip]
static SQL_KEYWORDS: &[&str] = &[
    "add", "after", "all", "alter", "always", "analyze", "and", "any", "as", "asc", "auto_increment",
    "autoincrement", "before", "begin", "between", "by", "cascade", "case", "check", "collate",
    "column", "comment", "commit", "concurrently", "constraint", "create", "cross", "current_date",
    "current_time", "current_timestamp", "database", "default", "deferrable", "deferred", "delete",
    "desc", "distinct", "do", "domain", "drop", "each", "else", "end", "engine", "enum", "except",
    "exclude", "execute", "exists", "extension", "false", "fetch", "first", "following", "for",
    "foreign", "from", "full", "function", "generated", "global", "grant", "group", "having",
    "identity", "if", "ilike", "immediate", "in", "include", "increment", "index", "initially",
    "inner", "insert", "intersect", "into", "is", "join", "key", "language", "last", "lateral", "left",
    "like", "limit", "local", "match", "materialized", "maxvalue", "minvalue", "natural", "no", "not",
    "null", "nulls", "of", "offset", "on", "only", "or", "order", "outer", "over", "owned",
    "partition", "primary", "procedure", "range", "references", "replace", "restrict", "returning",
    "returns", "revoke", "right", "rollback", "row", "rows", "schema", "select", "sequence", "set",
    "simple", "start", "stored", "strict", "table", "tablespace", "temporary", "then", "to",
    "transaction", "trigger", "true", "type", "union", "unique", "unsigned", "update", "using",
    "values", "view", "virtual", "when", "where", "window", "with", "without", "zone",
];

#[rustfmt::skip]
static SQL_TYPES: &[&str] = &[
    "array", "bigint", "bigserial", "binary", "bit", "blob", "bool", "boolean", "box", "bytea", "char",
    "character", "cidr", "citext", "clob", "date", "datetime", "dec", "decimal", "double", "float",
    "float4", "float8", "geography", "geometry", "hstore", "inet", "int", "int2", "int4", "int8",
    "integer", "interval", "json", "jsonb", "longblob", "longtext", "macaddr", "mediumblob",
    "mediumint", "mediumtext", "money", "nchar", "numeric", "nvarchar", "oid", "point", "polygon",
    "precision", "real", "serial", "serial4", "serial8", "smallint", "smallserial", "text", "time",
    "timestamp", "timestamptz", "timetz", "tinyblob", "tinyint", "tinytext", "tsquery", "tsvector",
    "uuid", "varbinary", "varbit", "varchar", "varying", "xml", "year",
];

#[rustfmt::skip]
static TYPESCRIPT_KEYWORDS: &[&str] = &[
    "any", "as", "async", "await", "bigint", "boolean", "break", "case", "catch", "class", "const",
    "continue", "declare", "default", "delete", "do", "else", "enum", "export", "extends", "false",
    "finally", "for", "from", "function", "if", "implements", "import", "in", "infer", "instanceof",
    "interface", "is", "keyof", "let", "namespace", "new", "null", "number", "of", "private",
    "protected", "public", "readonly", "return", "satisfies", "static", "string", "super", "switch",
    "symbol", "this", "throw", "true", "try", "type", "typeof", "undefined", "unique", "unknown",
    "var", "void", "while", "with", "yield",
];

#[rustfmt::skip]
static DIAGRAM_KEYWORDS: &[&str] = &[
    "@enduml", "@startuml", "action", "as", "cascade", "class", "composite", "default", "delete",
    "direction", "end", "entity", "enum", "erdiagram", "fk", "group", "hide", "increment", "index",
    "indexes", "is", "key", "left", "lr", "no", "not", "note", "null", "of", "package", "participant",
    "pk", "primary", "project", "ref", "restrict", "right", "rl", "set", "skinparam", "table",
    "tablegroup", "tb", "title", "to", "type", "uk", "unique", "update",
];

pub(super) fn sql(word: &str) -> TokenClass {
    if has(SQL_KEYWORDS, word) {
        TokenClass::Keyword
    } else if has(SQL_TYPES, word) {
        TokenClass::Type
    } else {
        TokenClass::Name
    }
}

pub(super) fn typescript(word: &str) -> TokenClass {
    if TYPESCRIPT_KEYWORDS.binary_search(&word).is_ok() {
        TokenClass::Keyword
    } else if word.starts_with(|c: char| c.is_ascii_uppercase()) {
        TokenClass::Type
    } else {
        TokenClass::Name
    }
}

pub(super) fn json(word: &str) -> TokenClass {
    if matches!(word, "true" | "false" | "null") { TokenClass::Keyword } else { TokenClass::Name }
}

pub(super) fn diagram(word: &str) -> TokenClass {
    if has(DIAGRAM_KEYWORDS, word) { TokenClass::Keyword } else { sql_type_or_name(word) }
}

fn sql_type_or_name(word: &str) -> TokenClass {
    if has(SQL_TYPES, word) { TokenClass::Type } else { TokenClass::Name }
}

/// Long words are no keywords, so they are not copied.
fn has(words: &[&str], word: &str) -> bool {
    word.len() <= 20 && words.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_sorted() {
        for words in
            [super::SQL_KEYWORDS, super::SQL_TYPES, super::TYPESCRIPT_KEYWORDS, super::DIAGRAM_KEYWORDS]
        {
            assert!(words.is_sorted());
        }
    }
}
