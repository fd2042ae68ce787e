//! The differences of two versions of a document, in the words of the field.

mod part;
mod record;
mod shown;
mod table;
mod words;

use crowfoot_model::{Document, ObjectRef};

/// One object that was added, removed or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// In the document that has it: the new one, unless it was removed.
    pub object: ObjectRef,
    /// What it is called: `orders.user_id`, `idx_orders_user_id`. An object without a name has what it is over: `(user_id)`.
    pub name: String,
    /// The table or view that it is part of.
    pub owner: Option<String>,
    pub action: Action,
}

/// What happened to an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    Added,
    Removed,
    Altered(Vec<Alteration>),
}

/// One property that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alteration {
    pub field: Field,
    /// As the interface shows it; empty for nothing.
    pub before: String,
    pub after: String,
}

/// A property of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Name,
    Schema,
    Comment,
    /// Of a column, a domain.
    Type,
    Nullability,
    Default,
    Identity,
    Generated,
    OnUpdateValue,
    Charset,
    Collation,
    /// Of a table: columns that are in both versions come in another order.
    ColumnOrder,
    /// The columns of a key, or what an index is over.
    Columns,
    Include,
    References,
    OnDelete,
    OnUpdate,
    Match,
    Deferrable,
    Validation,
    Unique,
    Method,
    Condition,
    NullsDistinct,
    /// Of a check.
    Expression,
    Values,
    /// Of a composite type.
    Fields,
    /// Of a domain.
    Checks,
    Query,
    Materialized,
    Options,
    OwnedBy,
    Inherits,
    Partitioning,
    /// Clauses and options that have no property of their own.
    Clauses,
    Text,
    Annotations,
}

/// Lists what differs. Both documents have the same ids for the same objects, as after [`reconcile`](crate::reconcile).
///
/// A table, view or type that was added or removed is one change. What diagrams show is not part of the list. Tables come
/// first, each followed by its parts.
pub fn changes(old: &Document, new: &Document) -> Vec<Change> {
    let mut list = List { old, new, changes: Vec::new() };
    list.tables();
    list.records();
    list.changes
}

struct List<'a> {
    old: &'a Document,
    new: &'a Document,
    changes: Vec<Change>,
}

impl List<'_> {
    /// Compares one object.
    fn push(&mut self, object: ObjectRef, owner: Option<&str>, name: String, action: Action) {
        if action != Action::Altered(Vec::new()) {
            self.changes.push(Change { object, name, owner: owner.map(str::to_owned), action });
        }
    }
}

/// Collects what differs of one object.
#[derive(Default)]
struct Alterations(Vec<Alteration>);

impl Alterations {
    fn text(&mut self, field: Field, before: impl Into<String>, after: impl Into<String>) -> &mut Self {
        let (before, after) = (before.into(), after.into());
        if before != after {
            self.0.push(Alteration { field, before, after });
        }
        self
    }

    fn optional(&mut self, field: Field, before: Option<&str>, after: Option<&str>) -> &mut Self {
        self.text(field, before.unwrap_or_default(), after.unwrap_or_default())
    }

    /// For what has no short form.
    fn whole(&mut self, field: Field, differs: bool) -> &mut Self {
        if differs {
            self.0.push(Alteration { field, before: String::new(), after: String::new() });
        }
        self
    }

    fn end(self) -> Action {
        Action::Altered(self.0)
    }
}
