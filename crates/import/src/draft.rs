//! Drafts: statements as structs, in which everything is named. The catalog resolves the names.

use crowfoot_model::{
    Column, Deferrability, MatchType, NullsOrder, Partitioning, ReferentialAction, SortOrder, TableOption,
};

/// A name with its schema, if that is given. Unquoted names are folded to the letter case of the dialect.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Qualified {
    pub(crate) schema: Option<String>,
    pub(crate) name: String,
}

/// `CREATE TABLE`.
#[derive(Debug, Default)]
pub(crate) struct TableDraft {
    pub(crate) name: Qualified,
    pub(crate) elements: Vec<Element>,
    pub(crate) inherits: Vec<Qualified>,
    pub(crate) partitioning: Option<Partitioning>,
    /// The parent and the bounds.
    pub(crate) partition_of: Option<(Qualified, String)>,
    pub(crate) options: Vec<TableOption>,
    pub(crate) comment: Option<String>,
    /// The columns come from a query.
    pub(crate) from_query: bool,
    /// Verbatim text that could not be read or is not part of the model.
    pub(crate) omitted: Vec<String>,
    /// Mistakes in the text that were repaired, as sentences.
    pub(crate) mended: Vec<String>,
}

/// One element of a table's body.
#[derive(Debug)]
pub(crate) enum Element {
    Column(Box<ColumnDraft>),
    Constraint(ConstraintDraft),
    /// The other table, and the options in upper case: `INCLUDING DEFAULTS`.
    Like(Qualified, String),
}

/// A column and the constraints written with it.
#[derive(Debug)]
pub(crate) struct ColumnDraft {
    /// Without an id.
    pub(crate) column: Column,
    pub(crate) constraints: Vec<ConstraintDraft>,
    pub(crate) position: Option<Position>,
}

/// Where MySQL puts a column.
#[derive(Debug)]
pub(crate) enum Position {
    First,
    After(String),
}

/// A constraint or index of a table.
#[derive(Debug)]
pub(crate) struct ConstraintDraft {
    pub(crate) name: Option<String>,
    pub(crate) rule: RuleDraft,
    pub(crate) deferrable: Deferrability,
    pub(crate) not_valid: bool,
    pub(crate) comment: Option<String>,
    /// Clauses that are kept with a key, verbatim: `USING BTREE`.
    pub(crate) clauses: Vec<String>,
    /// The column that it is written with.
    pub(crate) of_column: Option<Box<str>>,
    /// Clauses that are not part of the model, verbatim.
    pub(crate) omitted: Vec<String>,
}

/// The condition of a constraint.
#[derive(Debug)]
pub(crate) enum RuleDraft {
    PrimaryKey {
        keys: Vec<KeyDraft>,
        include: Vec<String>,
    },
    Unique {
        keys: Vec<KeyDraft>,
        include: Vec<String>,
        nulls_not_distinct: bool,
    },
    UsingIndex {
        index: String,
        primary: bool,
    },
    ForeignKey(ForeignKeyDraft),
    Check {
        expression: String,
        no_inherit: bool,
        not_enforced: bool,
    },
    Exclusion {
        method: Option<String>,
        elements: Vec<(KeyDraft, String)>,
        predicate: Option<String>,
    },
    /// `NOT NULL` as a constraint of the table, with the clauses after it.
    NotNull {
        column: String,
        tail: String,
    },
    Index(IndexDraft),
}

#[derive(Debug, Default)]
pub(crate) struct ForeignKeyDraft {
    pub(crate) columns: Vec<String>,
    pub(crate) target: Qualified,
    pub(crate) target_columns: Vec<String>,
    pub(crate) on_delete: Option<ReferentialAction>,
    pub(crate) on_update: Option<ReferentialAction>,
    pub(crate) on_delete_columns: Vec<String>,
    pub(crate) match_type: Option<MatchType>,
    /// The last column on either side is a `PERIOD`.
    pub(crate) is_period: bool,
    pub(crate) not_enforced: bool,
    /// Written with a column instead of as an element of the table.
    pub(crate) inline: bool,
}

#[derive(Debug, Default)]
pub(crate) struct IndexDraft {
    pub(crate) unique: bool,
    pub(crate) method: Option<String>,
    pub(crate) keys: Vec<KeyDraft>,
    pub(crate) include: Vec<String>,
    pub(crate) predicate: Option<String>,
    pub(crate) nulls_not_distinct: bool,
    pub(crate) clauses: Vec<String>,
    /// The text after `INDEX`, where a database stores it.
    pub(crate) text: Option<String>,
}

/// One key of an index or key constraint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct KeyDraft {
    pub(crate) on: KeyOn,
    pub(crate) order: Option<SortOrder>,
    pub(crate) nulls: Option<NullsOrder>,
    pub(crate) operator_class: Option<String>,
    pub(crate) collation: Option<String>,
    pub(crate) prefix_length: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum KeyOn {
    Column(String),
    Expression(String),
}

impl Default for KeyOn {
    fn default() -> Self {
        Self::Expression(String::new())
    }
}

impl KeyDraft {
    pub(crate) fn column(name: impl Into<String>) -> Self {
        Self { on: KeyOn::Column(name.into()), ..Self::default() }
    }
}

impl ConstraintDraft {
    pub(crate) fn new(name: Option<String>, rule: RuleDraft) -> Self {
        Self {
            name,
            rule,
            deferrable: Deferrability::default(),
            not_valid: false,
            comment: None,
            clauses: Vec::new(),
            of_column: None,
            omitted: Vec::new(),
        }
    }
}
