//! The conduct of a server.

/// What the database does that no statement says.
#[derive(Clone, Copy, Debug)]
pub struct Server {
    /// The schema of names that have none.
    pub default_schema: Option<&'static str>,
    pub generated_names: GeneratedNames,
    pub taken_indexes: TakenIndexes,
    /// It keeps statements as they were written, and shows them so.
    pub keeps_text: bool,
    /// It knows what depends on what: a rename is followed by texts of views, triggers and routines, and a drop with
    /// CASCADE takes them along.
    pub tracks_dependents: bool,
    /// A rename is followed by the texts of views.
    pub renames_in_views: bool,
    /// A column that is dropped leaves the keys of which it was a part.
    pub shortens_keys: bool,
    /// Foreign keys to what is gone stay, and fail when they are used.
    pub dangling_keys: bool,
    /// Columns of a primary key stay NOT NULL when the key is dropped.
    pub not_null_outlives_key: bool,
    /// A column in a primary key may hold NULL where it is not declared NOT NULL.
    pub nullable_keys: bool,
    /// A unique constraint is an index, under one name with it.
    pub uniques_are_indexes: bool,
    /// A column that is said to be unique twice has one key.
    pub one_unique_a_column: bool,
    /// Keys over the same columns in one statement become one, under the first of their names.
    pub merges_keys: bool,
    /// The order in which keys were made is shown, where a primary key comes after a unique one.
    pub orders_keys: bool,
    /// Rows are numbered by themselves, and a primary key of one integer column is that number.
    pub row_ids: bool,
    /// Primary keys have no name of their own.
    pub unnamed_primary_keys: bool,
    /// Foreign keys written with a column come before the others.
    pub inline_keys_first: bool,
    /// Versions that are still in use read `REFERENCES` behind a column and ignore it.
    pub ignores_inline_references: bool,
    /// A foreign key that is repeated in a statement is one.
    pub merges_references: bool,
    /// A check behind a column belongs to it, and goes with it.
    pub checks_of_columns: bool,
    /// The rows of a table are a type.
    pub row_types: bool,
    /// Booleans are the numbers 0 and 1.
    pub numeric_booleans: bool,
    /// A sequence ends where its type does, unless it says otherwise.
    pub sequences_have_types: bool,
    /// JSON is text with a check on some servers.
    pub json_as_checked_text: bool,
    /// Tables have a character set and a collation.
    pub character_sets: bool,
    /// A column that numbers itself is an identity by default; elsewhere `AUTO_INCREMENT`.
    pub identity_columns: bool,
    /// Enums become text with a check.
    pub checked_enums: bool,
    /// Bytes are written as text, `\xff`; elsewhere `X'ff'`.
    pub bytes_as_text: bool,
}

/// The names that a server gives to keys without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratedNames {
    /// `orders_user_id_fkey`: after the table, the columns and the kind.
    OfColumns,
    /// A key after its first column, a foreign key after its table and a number; and an index for each foreign key that
    /// has none.
    OfKeys,
    /// None that a statement could use.
    None,
}

/// Which indexes make `CREATE INDEX` say that there is one already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenIndexes {
    /// Any of the name in the schema of the table, be it that of a constraint.
    InSchema,
    /// One of the name on the same table.
    OnTable,
    /// None: an index of a name that is taken is an error of the script.
    Never,
}
