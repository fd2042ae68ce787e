//! The package of Drizzle for a database: what it calls things, and what it can say.

use crowfoot_dialect::{DialectSpec, spec};
use crowfoot_model::{Dialect, LogicalType};

use super::Writer;
use super::kit::{self, Kit};
use super::types::{Builder, Kind};
use super::view_columns::Habits;

/// One package.
pub(crate) struct Package {
    pub(crate) dialect: Dialect,
    pub(super) kit: &'static Kit,
    pub(super) module: &'static str,
    pub(super) table: &'static str,
    /// The type of what the last argument of a table returns, and of a column that is referenced in a cycle.
    pub(super) extra_config: &'static str,
    pub(super) any_column: &'static str,
    pub(super) schema: &'static str,
    pub(super) view: &'static str,
    pub(super) materialized_view: &'static str,
    /// The function of an enum that is a type of its own, and of one that is written with its column.
    pub(super) named_enum: Option<&'static str>,
    pub(super) inline_enum: Option<&'static str>,
    pub(super) sequence: Option<&'static str>,
    /// Serials have builders of their own.
    pub(super) serials: bool,
    /// A column that numbers itself is not nullable by that alone.
    pub(super) required_identities: bool,
    pub(super) virtual_columns: bool,
    /// The index methods that it knows; all of the database where there is no list.
    pub(super) index_methods: Option<&'static [&'static str]>,
    /// `.using('gin', …)` takes the keys; elsewhere it follows them.
    pub(super) using_takes_keys: bool,
    /// A key has methods for its order.
    pub(super) ordered_keys: bool,
    /// A key may have a collation, in SQL.
    pub(super) key_collations: bool,
    /// Bits are bytes.
    pub(super) bits_are_bytes: bool,
    /// A primary key may hold NULL unless its columns say otherwise.
    pub(super) nullable_keys: bool,
    /// A primary key has a name of its own, which the server makes from the table where there is none.
    pub(super) named_keys: bool,
    /// Foreign keys have names that the database shows.
    pub(super) named_foreign_keys: bool,
    /// The database sets a column on each update.
    pub(super) on_update: bool,
    /// Times may be held in integers.
    pub(super) counted_times: bool,
    /// Charset and collation stand with the type of a column.
    pub(super) collated_types: CollatedTypes,
    /// Names may be in brackets.
    pub(super) brackets: bool,
    /// What the queries of views mean.
    pub(super) habits: Habits,
    /// How a type is spelled for `customType`.
    pub(super) custom: fn(&str) -> String,
    /// The builder of a logical type, spelled in SQL too, and of a type in SQL alone.
    pub(super) logical: fn(&mut Writer<'_>, &str, LogicalType, &str) -> Option<Builder>,
    pub(super) native: fn(&mut Writer<'_>, &str, &str, Option<LogicalType>) -> Option<Builder>,
}

/// What may follow a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CollatedTypes {
    Collation,
    CharsetAndCollation,
}

impl Package {
    pub(super) fn spec(&self) -> &'static dyn DialectSpec {
        spec(self.dialect)
    }
}

/// `drizzle-orm/pg-core`
pub(crate) static POSTGRES: Package = Package {
    dialect: Dialect::Postgres,
    kit: &kit::POSTGRES,
    module: "drizzle-orm/pg-core",
    table: "pgTable",
    extra_config: "PgTableExtraConfigValue",
    any_column: "AnyPgColumn",
    schema: "pgSchema",
    view: "pgView",
    materialized_view: "pgMaterializedView",
    named_enum: Some("pgEnum"),
    inline_enum: None,
    sequence: Some("pgSequence"),
    serials: true,
    required_identities: true,
    virtual_columns: false,
    index_methods: None,
    using_takes_keys: true,
    ordered_keys: true,
    key_collations: true,
    bits_are_bytes: false,
    nullable_keys: false,
    named_keys: true,
    named_foreign_keys: true,
    on_update: false,
    counted_times: false,
    collated_types: CollatedTypes::Collation,
    brackets: false,
    habits: Habits { folds: true, casts: true, wide_sums: true, integer_sums: false },
    custom: super::custom::postgres_spelling,
    logical: |writer, name, _, text| writer.postgres(name, text),
    native: |writer, name, text, _| writer.postgres(name, &super::custom::postgres_spelling(text)),
};

/// `drizzle-orm/mysql-core`
pub(crate) static MYSQL: Package = Package {
    dialect: Dialect::Mysql,
    kit: &kit::MYSQL,
    module: "drizzle-orm/mysql-core",
    table: "mysqlTable",
    extra_config: "MySqlTableExtraConfigValue",
    any_column: "AnyMySqlColumn",
    schema: "mysqlSchema",
    view: "mysqlView",
    materialized_view: "mysqlView",
    named_enum: None,
    inline_enum: Some("mysqlEnum"),
    sequence: None,
    serials: false,
    required_identities: false,
    virtual_columns: true,
    index_methods: Some(&["hash"]),
    using_takes_keys: false,
    ordered_keys: false,
    key_collations: false,
    bits_are_bytes: true,
    nullable_keys: false,
    named_keys: false,
    named_foreign_keys: true,
    on_update: true,
    counted_times: false,
    collated_types: CollatedTypes::CharsetAndCollation,
    brackets: false,
    habits: Habits { folds: false, casts: false, wide_sums: false, integer_sums: false },
    custom: str::to_owned,
    logical: |writer, name, _, text| writer.mysql(name, text),
    native: |writer, name, text, _| writer.mysql(name, text),
};

/// `drizzle-orm/sqlite-core`
pub(crate) static SQLITE: Package = Package {
    dialect: Dialect::Sqlite,
    kit: &kit::SQLITE,
    module: "drizzle-orm/sqlite-core",
    table: "sqliteTable",
    extra_config: "SQLiteTableExtraConfigValue",
    any_column: "AnySQLiteColumn",
    schema: "sqliteSchema",
    view: "sqliteView",
    materialized_view: "sqliteView",
    named_enum: None,
    inline_enum: None,
    sequence: None,
    serials: false,
    required_identities: false,
    virtual_columns: true,
    index_methods: Some(&[]),
    using_takes_keys: false,
    ordered_keys: false,
    key_collations: true,
    bits_are_bytes: false,
    nullable_keys: true,
    named_keys: false,
    named_foreign_keys: false,
    on_update: false,
    counted_times: true,
    collated_types: CollatedTypes::Collation,
    brackets: true,
    habits: Habits { folds: false, casts: false, wide_sums: true, integer_sums: true },
    custom: str::to_owned,
    logical: |writer, name, logical, _| Some(writer.sqlite(name, logical)),
    native: |writer, name, text, logical| {
        Some(match logical {
            Some(LogicalType::Text) => writer.sqlite_text(name, text),
            Some(logical) => writer.sqlite(name, logical),
            None => writer.simple("numeric", name, Kind::Decimal),
        })
    },
};
