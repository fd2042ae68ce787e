//! What a field holds.

use crowfoot_model::json::{Node, Number};

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Null,
    False,
    True,
    Unsigned,
    Negative,
    Float,
    String,
    Array,
    Object,
}

pub(super) const KINDS: [Kind; 9] = [
    Kind::String,
    Kind::Object,
    Kind::Array,
    Kind::Unsigned,
    Kind::True,
    Kind::False,
    Kind::Null,
    Kind::Negative,
    Kind::Float,
];

impl Kind {
    pub(super) fn of(value: &Node<'_>) -> Self {
        match value {
            Node::Null => Self::Null,
            Node::Bool(false) => Self::False,
            Node::Bool(true) => Self::True,
            Node::Number(Number::Unsigned(_)) => Self::Unsigned,
            Node::Number(Number::Negative(_)) => Self::Negative,
            Node::Number(Number::Float(_)) => Self::Float,
            Node::String(_) => Self::String,
            Node::Array(_) => Self::Array,
            Node::Object(_) => Self::Object,
        }
    }
}

/// What an id under a field belongs to.
pub(super) enum Id {
    New,
    Column,
    Table,
    /// One of the list with this name.
    Of(&'static str),
}

pub(super) fn id_of(parent: &str, key: &str, in_table: bool) -> Option<Id> {
    Some(match key {
        "id" => Id::New,
        "columns" | "include" | "onDeleteColumns" | "column" if in_table => Id::Column,
        "table" | "inherits" => Id::Table,
        "schema" => Id::Of("schemas"),
        "enum" => Id::Of("enums"),
        "domain" => Id::Of("domains"),
        "composite" => Id::Of("composites"),
        "view" if parent == "node" => Id::Of("views"),
        "note" => Id::Of("notes"),
        "area" => Id::Of("areas"),
        "diagram" => Id::Of("diagrams"),
        "foreignKey" => Id::Of("foreignKeys"),
        _ => return None,
    })
}

/// Whether values under a field are guessed as a whole, whatever they consist of.
pub(super) fn is_unit(key: &str) -> bool {
    matches!(key, "type" | "default" | "identity" | "base")
}

/// Whether strings under a field are names.
pub(super) fn is_name(key: &str) -> bool {
    matches!(key, "name" | "columns" | "values" | "method" | "operatorClass" | "collation" | "charset")
}

/// Parts of a table whose names follow from what they are about.
pub(super) fn has_made_name(key: &str) -> bool {
    matches!(key, "foreignKeys" | "uniques" | "indexes" | "checks" | "primaryKey" | "exclusions")
}
