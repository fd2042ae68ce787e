//! How DDL is written that the database takes.

/// The forms of statements, for whoever writes them.
#[derive(Clone, Copy, Debug)]
pub struct Writing {
    /// Where comments stand.
    pub comments: CommentPlace,
    /// A comment of white space is one.
    pub blank_comments: bool,
    /// How a column numbers itself.
    pub numbering: Numbering,
    /// A primary key of one column is written with it.
    pub keys_with_columns: bool,
    /// Older servers read a bare `timestamp` as NOT NULL.
    pub timestamps_are_required: bool,
    /// How clauses of a column begin that older versions set only on a table that exists.
    pub column_settings: &'static [&'static str],
    /// Collations that every database has, whoever made the design.
    pub collations: &'static [&'static str],
    /// Keys of an index have a collation.
    pub key_collations: bool,
    /// Expressions stand in parentheses as keys of an index, calls of functions too.
    pub enclosed_expressions: bool,
    /// Full-text indexes are GIN indexes over `to_tsvector`.
    pub search_vectors: bool,
    /// `CREATE OR REPLACE VIEW`; elsewhere `IF NOT EXISTS`.
    pub or_replace_views: bool,
    /// A trigger calls a function; elsewhere its statements stand in it.
    pub trigger_functions: bool,
    /// `DROP … CASCADE`.
    pub drop_cascade: bool,
    /// Turns checks of foreign keys off and on.
    pub key_checks: Option<Switch>,
    /// What people have to know who run a script with foreign keys.
    pub key_note: Option<&'static str>,
    /// A foreign key may name a table that is not there while checks are off.
    pub forward_references: bool,
    /// A foreign key may reference any columns that lead an index.
    pub index_references: bool,
    /// A table may have generated columns alone.
    pub all_generated: bool,
    /// A generated column may be made of others.
    pub nested_generated: bool,
    /// Lets the bodies of functions name what comes later.
    pub unchecked_bodies: Option<&'static str>,
    /// A column needs no type.
    pub untyped_columns: bool,
    /// A column holds any value, whatever its type is.
    pub any_value: bool,
    /// The text type of an enum that cannot be one.
    pub enum_text: &'static str,
    /// Types of shapes that others have too, and mean something else by.
    pub own_shapes: &'static [&'static str],
    /// A default has to be a literal of its type: no number is a date or true.
    pub strict_literals: bool,
    /// A text as a default is checked against its type when the table is created.
    pub checked_texts: bool,
    /// How a default is written.
    pub defaults: DefaultForm,
    /// `length` counts bytes.
    pub length_is_bytes: bool,
    /// The function that counts characters.
    pub char_length: &'static str,
    /// The function that counts bytes, beside `length`.
    pub byte_length: Option<&'static str>,
    /// `true` is a column where there is one.
    pub true_may_be_column: bool,
    /// Options of tables that are known by their name.
    pub table_options: &'static [&'static str],
    /// The options that have an order.
    pub option_order: &'static [&'static str],
    /// Other options are parameters in `WITH (…)`.
    pub storage_parameters: bool,
    /// `name=value`; elsewhere a blank stands between.
    pub option_equals: bool,
    /// Stands between two options.
    pub option_separator: &'static str,
    /// `CREATE UNLOGGED TABLE`.
    pub unlogged_tables: bool,
    /// The option STRICT narrows the types of a table.
    pub strict_tables: bool,
    /// How a `CREATE` without `IF NOT EXISTS` runs twice.
    pub repeat: Repeat,
    /// A text of one backtick, for places that cannot hold one.
    pub backtick: &'static str,
    /// `concat(a, b)` joins texts; elsewhere `a || b`.
    pub concat_function: bool,
    /// Names that hide those of a design.
    pub builtins: Option<&'static Builtins>,
    /// Another server that shares the dialect and has more.
    pub fork: Option<&'static Fork>,
}

/// Where the comment of an object stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentPlace {
    /// In a statement, `COMMENT ON`.
    Statement,
    /// In a clause of the table, column or index.
    Clause,
    /// In the script alone: the database keeps none.
    Script,
}

/// How a column numbers itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// `GENERATED … AS IDENTITY`, and serials.
    Identity,
    /// `AUTO_INCREMENT`, for one column of a table, which has to lead a key.
    OneOfTable,
    /// `AUTOINCREMENT`, for an integer that is the primary key.
    RowId,
}

/// Statements around others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switch {
    pub off: &'static str,
    pub on: &'static str,
    /// They stand only where there is something to switch.
    pub only_if_needed: bool,
}

/// What may follow `DEFAULT`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefaultForm {
    /// Any expression; a condition in parentheses.
    Bare,
    /// A literal, the present for a point in time, or an expression in parentheses.
    Expression,
    /// A literal, or an expression in parentheses.
    Literal,
}

/// How a statement that creates something does nothing where it is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// `OR REPLACE` where there is one, else a code block that ignores the error.
    Block,
    /// A `DROP … IF EXISTS` goes before it.
    DropFirst,
    /// `IF NOT EXISTS`, which all have.
    IfNotExists,
}

/// The names of a schema that is searched first.
#[derive(Debug)]
pub struct Builtins {
    pub types: &'static [&'static str],
    /// How the names of its relations begin.
    pub relations: &'static str,
}

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
