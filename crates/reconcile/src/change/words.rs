//! Changes in words.

use crowfoot_model::ObjectRef;

use super::{Action, Alteration, Change, Field};

impl Change {
    /// What kind of object it is: `table`, `unique constraint`.
    pub fn kind(&self) -> &'static str {
        match self.object {
            ObjectRef::View(_) if self.owner.is_some() => "index",
            object => object.noun(),
        }
    }

    /// The whole change in one line: `column orders.total added`, `column users.email: type varchar(255) → text, now
    /// required`.
    pub fn sentence(&self) -> String {
        let mut text = [self.kind(), " "].concat();
        match (&self.owner, self.object) {
            (Some(owner), ObjectRef::Column(..)) => {
                text.push_str(owner);
                text.push('.');
                text.push_str(&self.name);
            }
            (Some(owner), _) => {
                text.push_str(&self.name);
                text.push_str(" on ");
                text.push_str(owner);
            }
            (None, _) => text.push_str(&self.name),
        }
        match &self.action {
            Action::Added => text.push_str(" added"),
            Action::Removed => text.push_str(" removed"),
            Action::Altered(alterations) => {
                let words: Vec<String> = alterations.iter().map(Alteration::words).collect();
                text.push_str(": ");
                text.push_str(&words.join(", "));
            }
        }
        text
    }
}

impl Alteration {
    /// The change of one property: `type varchar(255) → text`, `now required`, `default removed`.
    pub fn words(&self) -> String {
        let label = self.field.label();
        let (before, after) = (self.before.as_str(), self.after.as_str());
        match (self.field, before.is_empty(), after.is_empty()) {
            (Field::Nullability, ..) => ["now ", after].concat(),
            (Field::Name, false, false) => ["renamed from ", before].concat(),
            (Field::ColumnOrder, ..) => "columns reordered".to_owned(),
            (Field::Unique, _, is_gone) => if is_gone { "no longer unique" } else { "now unique" }.to_owned(),
            (_, true, true) => [label, " changed"].concat(),
            (_, true, false) => [label, " ", after, " added"].concat(),
            (_, false, true) => [label, " ", before, " removed"].concat(),
            // A long text is not read in a list.
            _ if before.len() + after.len() > 160 => [label, " changed"].concat(),
            _ => [label, " ", before, " → ", after].concat(),
        }
    }
}

impl Field {
    /// What the interface calls it, in lower case.
    pub fn label(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Schema => "schema",
            Self::Comment => "comment",
            Self::Type => "type",
            Self::Nullability => "nullability",
            Self::Default => "default",
            Self::Identity => "identity",
            Self::Generated => "generated as",
            Self::OnUpdateValue => "value on update",
            Self::Charset => "character set",
            Self::Collation => "collation",
            Self::ColumnOrder => "column order",
            Self::Columns => "columns",
            Self::Include => "included columns",
            Self::References => "references",
            Self::OnDelete => "ON DELETE",
            Self::OnUpdate => "ON UPDATE",
            Self::Match => "MATCH",
            Self::Deferrable => "deferrability",
            Self::Validation => "validation",
            Self::Unique => "uniqueness",
            Self::Method => "method",
            Self::Condition => "condition",
            Self::NullsDistinct => "nulls",
            Self::Expression => "expression",
            Self::Values => "values",
            Self::Fields => "fields",
            Self::Checks => "checks",
            Self::Query => "query",
            Self::Materialized => "materialization",
            Self::Options => "options",
            Self::OwnedBy => "owner",
            Self::Inherits => "parents",
            Self::Partitioning => "partitioning",
            Self::Clauses => "clauses",
            Self::Text => "text",
            Self::Annotations => "annotations",
        }
    }
}
