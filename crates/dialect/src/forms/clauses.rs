//! The clauses of statements.

/// What statements may say.
#[derive(Clone, Copy, Debug)]
pub struct Clauses {
    /// `KEY (a)` and `INDEX (a)` among the columns of a table. The words are no names, and `UNIQUE` and foreign keys may
    /// be followed by the name of an index.
    pub inline_indexes: bool,
    /// `KEY` alone makes a column the primary key.
    pub bare_key: bool,
    /// `COMMENT 'a'` on an index.
    pub index_comments: bool,
    /// An index method on any key.
    pub key_methods: bool,
    /// `ON CONFLICT` behind a constraint.
    pub on_conflict: bool,
    /// The keys of a constraint may have an order and a collation.
    pub ordered_constraints: bool,
    /// `WITH (fillfactor = 70)` on a key.
    pub key_storage: bool,
    /// `FIRST` and `AFTER a` place a new column.
    pub column_positions: bool,
    /// A NOT NULL is a constraint that has a name.
    pub named_not_null: bool,
    /// `NULL` takes nothing back.
    pub idle_null: bool,
    /// `PERIOD` and `WITHOUT OVERLAPS` in keys.
    pub periods: bool,
    /// Collations live in schemas.
    pub schema_collations: bool,
    /// Any words are a type, whether the server knows them or not.
    pub free_types: bool,
    /// A type may be called by any word that is not reserved, such as `comment`.
    pub types_of_any_word: bool,
    /// `a::type` casts.
    pub postfix_casts: bool,
    /// Types that number their column.
    pub serials: &'static [Serial],
    /// The list of partitions stands in the statement of the table.
    pub inline_partitions: bool,
    /// Options of a table may have names in quotes.
    pub quoted_options: bool,
    /// `WITH CHECK OPTION` on a view.
    pub view_check_options: bool,
    /// `ALTER TABLE … ALTER CONSTRAINT`.
    pub alter_constraint: bool,
    /// `ALTER TABLE a RENAME b`.
    pub rename_without_to: bool,
    /// What `LIKE` copies is said by `INCLUDING`; elsewhere it is all.
    pub like_options: bool,
    /// The schema of temporary tables.
    pub temporary_schema: Option<&'static str>,
    /// How the names of tables begin that the server makes for itself.
    pub system_prefix: Option<&'static str>,
    /// `CREATE EXTENSION`.
    pub extensions: bool,
    /// `SET search_path` says where names are looked up.
    pub search_path: bool,
    /// `CREATE SCHEMA` makes a database, which `USE` enters.
    pub schemas_are_databases: bool,
    /// Sequences are no types of their own in the design: their statements are kept.
    pub kept_sequences: bool,
}

/// A type that numbers its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Serial {
    /// In small letters.
    pub name: &'static str,
    pub bits: u8,
    /// It is an unsigned `AUTO_INCREMENT` with a unique key; elsewhere a sequence.
    pub auto_increment: bool,
}
