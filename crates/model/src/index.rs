//! Indexes and their keys.

use crate::json::{record, tagged, words};
use crate::{ColumnId, IndexId};

/// An index of a table or of a materialized view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    pub id: IndexId,
    pub name: Option<String>,
    pub unique: bool,
    /// Access method in lower case: `btree`, `hash`, `gin`, `gist`, `brin`; `fulltext`, `spatial` and
    /// `vector` (MariaDB) for MySQL's kinds. `None` for the dialect's own choice.
    pub method: Option<String>,
    pub keys: Vec<IndexKey>,
    pub include: Vec<ColumnId>,
    /// The condition of a partial index, without `WHERE` and without outer parentheses.
    pub predicate: Option<String>,
    pub nulls_not_distinct: bool,
    /// Clauses that nothing above has a place for, verbatim: `WITH (fillfactor=70)`, `WITH PARSER ngram`.
    pub clauses: Vec<String>,
    /// What its script says after `INDEX`, where that is the same in other letters. SQLite keeps the text of an index.
    pub text: Option<String>,
    pub comment: Option<String>,
}

/// One key of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexKey {
    pub on: KeyTarget,
    pub order: Option<SortOrder>,
    pub nulls: Option<NullsOrder>,
    pub operator_class: Option<String>,
    pub collation: Option<String>,
    /// How many characters (bytes for binary types) a MySQL key covers.
    pub prefix_length: Option<u32>,
}

/// What a key is taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyTarget {
    Column(ColumnId),
    /// An expression, without its outer parentheses.
    Expression(String),
}

/// Direction of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortOrder {
    Ascending,
    Descending,
}

/// Where NULLs sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NullsOrder {
    First,
    Last,
}

record!(Index {
    id: Needed "id",
    name: Optional "name",
    unique: Optional "unique",
    method: Optional "method",
    keys: Needed "keys",
    include: Optional "include",
    predicate: Optional "where",
    nulls_not_distinct: Optional "nullsNotDistinct",
    clauses: Optional "clauses",
    text: Optional "text",
    comment: Optional "comment",
});

record!(IndexKey {
    on: Needed "on",
    order: Optional "order",
    nulls: Optional "nulls",
    operator_class: Optional "operatorClass",
    collation: Optional "collation",
    prefix_length: Optional "prefixLength",
});

tagged!(KeyTarget, blank Self::Column(ColumnId(0)), {
    "column" => Column(value),
    "expression" => Expression(value),
});

words!(SortOrder {
    Ascending "ascending",
    Descending "descending",
});

words!(NullsOrder {
    First "first",
    Last "last",
});

impl Index {
    /// An unnamed, plain index over columns.
    pub fn over(id: IndexId, columns: impl IntoIterator<Item = ColumnId>) -> Self {
        Self {
            id,
            name: None,
            unique: false,
            method: None,
            keys: columns.into_iter().map(IndexKey::column).collect(),
            include: Vec::new(),
            predicate: None,
            nulls_not_distinct: false,
            clauses: Vec::new(),
            text: None,
            comment: None,
        }
    }

    /// The key columns, up to the first key that is an expression.
    pub fn leading_columns(&self) -> impl Iterator<Item = ColumnId> + '_ {
        self.keys.iter().map_while(IndexKey::as_column)
    }
}

impl IndexKey {
    /// A key on a column.
    pub fn column(column: ColumnId) -> Self {
        Self::on(KeyTarget::Column(column))
    }

    /// A key on an expression.
    pub fn expression(expression: impl Into<String>) -> Self {
        Self::on(KeyTarget::Expression(expression.into()))
    }

    /// The column, where the key is on one.
    pub fn as_column(&self) -> Option<ColumnId> {
        match self.on {
            KeyTarget::Column(column) => Some(column),
            KeyTarget::Expression(_) => None,
        }
    }

    fn on(on: KeyTarget) -> Self {
        Self { on, order: None, nulls: None, operator_class: None, collation: None, prefix_length: None }
    }
}
