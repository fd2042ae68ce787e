//! The capabilities of a dialect, used by rules, exporters and editors.

/// The abilities of a dialect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capabilities {
    /// Namespaces for tables: schemas in PostgreSQL, databases in MySQL.
    pub schemas: bool,
    pub enums: EnumSupport,
    pub domains: bool,
    pub composites: bool,
    pub arrays: bool,
    pub sequences: bool,
    pub unsigned: bool,
    /// `GENERATED … AS IDENTITY`.
    pub identity: bool,
    /// `AUTO_INCREMENT` or `AUTOINCREMENT`.
    pub auto_increment: bool,
    /// `ON UPDATE CURRENT_TIMESTAMP` on a column.
    pub on_update_column: bool,
    pub generated_stored: bool,
    pub generated_virtual: bool,
    /// Comments that are kept in the catalogue.
    pub comments: bool,
    pub deferrable: bool,
    pub exclusions: bool,
    pub nulls_not_distinct: bool,
    /// Constraints can be added to a table that exists.
    pub alter_add_constraint: bool,
    /// `ON DELETE SET DEFAULT` works.
    pub set_default_action: bool,
    /// Index methods that `USING` takes; empty where there is no choice.
    pub index_methods: &'static [&'static str],
    pub partial_indexes: bool,
    pub expression_indexes: bool,
    /// `INCLUDE (…)`.
    pub include_columns: bool,
    /// `NULLS FIRST` and `NULLS LAST` in an index.
    pub index_nulls_order: bool,
    /// NULL is behind all values in ascending order; before them otherwise.
    pub nulls_sort_last: bool,
    pub operator_classes: bool,
    /// Keys over the first characters of a column.
    pub prefix_keys: bool,
    /// An index is made for each foreign key that has none.
    pub indexes_foreign_keys: bool,
    /// Text and JSON columns of unlimited length can be keys as a whole.
    pub unlimited_text_keys: bool,
    pub views: bool,
    pub materialized_views: bool,
    pub partitioning: bool,
    pub inheritance: bool,
    /// Names of indexes are unique in the schema; otherwise in their table.
    pub index_names_are_global: bool,
    /// Partitions are tables of their own.
    pub partitions_are_tables: bool,
    /// A partitioned table has no storage of its own, and none of its options.
    pub partitioned_tables_are_empty: bool,
    /// Tables without columns.
    pub empty_tables: bool,
    /// A foreign key has to name the columns of the referenced key in its order.
    pub ordered_references: bool,
    /// `DEFERRABLE` on primary keys, unique and exclusion constraints; [`Capabilities::deferrable`] is about foreign keys.
    pub deferrable_keys: bool,
    /// `PERIOD`, `NOT ENFORCED` and the like on foreign keys.
    pub foreign_key_clauses: bool,
    /// `MATCH FULL` on foreign keys.
    pub match_full: bool,
    /// `ON DELETE SET NULL (…)` for some columns of a foreign key.
    pub action_columns: bool,
    /// `SET NULL` is refused for a column that is NOT NULL when the foreign key is made.
    pub checks_set_null: bool,
    /// Constraints that do not hold for the rows that are there.
    pub not_valid: bool,
    /// `NOT ENFORCED` on checks.
    pub not_enforced: Support,
    /// Checks cannot be over columns that count up or that foreign keys set.
    pub restricts_checks: bool,
    /// `jsonb` beside `json`.
    pub binary_json: bool,
    /// Which types a foreign key joins.
    pub references: ReferenceTypes,
    /// A unique index serves a foreign key only if it compares as its columns do.
    pub collated_references: bool,
    /// Partitioned tables may have foreign keys.
    pub partitioned_references: bool,
    /// Changes to the schema can be rolled back.
    pub transactional_ddl: bool,
}

/// How a dialect has enumerations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumSupport {
    /// Types of their own, with a name.
    Named,
    /// Written out at the column.
    Inline,
    /// Not at all: a text column with a check.
    None,
}

/// Whether a database has a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    No,
    /// In its newest versions: a design for it may use the feature, but nothing is translated to it.
    Recent,
    Yes,
}

/// The types of columns that a foreign key joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceTypes {
    /// Of the same size.
    Same,
    /// Of one kind; other sizes are slow.
    Comparable,
    Any,
}

/// How large things may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Columns of a table.
    pub columns: usize,
    /// Columns of a key or an index.
    pub key_columns: usize,
    /// Indexes of a table, with its unique constraints.
    pub indexes: Option<usize>,
    /// Bytes of a row, not counting unlimited text and bytes.
    pub row_bytes: Option<u64>,
    /// Bytes of a key.
    pub key_bytes: Option<u64>,
}
