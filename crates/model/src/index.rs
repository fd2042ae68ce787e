//! Indexes and their keys.

use serde::{Deserialize, Serialize};

use crate::{ColumnId, IndexId};

/// An index of a table or of a materialized view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Index {
    pub id: IndexId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub unique: bool,
    /// Access method in lower case: `btree`, `hash`, `gin`, `gist`, `brin`; `fulltext` and `spatial` for
    /// MySQL's kinds. `None` for the dialect's own choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    pub keys: Vec<IndexKey>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<ColumnId>,
    /// The condition of a partial index, without `WHERE` and without outer parentheses.
    #[serde(rename = "where", default, skip_serializing_if = "Option::is_none")]
    pub predicate: Option<String>,
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub nulls_not_distinct: bool,
    /// Clauses that nothing above has a place for, verbatim: `WITH (fillfactor=70)`, `WITH PARSER ngram`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// One key of an index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IndexKey {
    pub on: KeyTarget,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<SortOrder>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nulls: Option<NullsOrder>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator_class: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collation: Option<String>,
    /// How many characters (bytes for binary types) a MySQL key covers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix_length: Option<u32>,
}

/// What a key is taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum KeyTarget {
    Column(ColumnId),
    /// An expression, without its outer parentheses.
    Expression(String),
}

/// Direction of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SortOrder {
    Ascending,
    Descending,
}

/// Where NULLs sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NullsOrder {
    First,
    Last,
}

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
