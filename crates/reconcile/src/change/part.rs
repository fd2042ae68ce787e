//! What can change in the parts of a table.

use crowfoot_dialect::type_label;
use crowfoot_model::{
    CheckConstraint, Column, Document, ExclusionConstraint, ForeignKey, Index, MatchType, ObjectRef,
    ReferentialAction, Table, TableId, UniqueConstraint,
};

use super::shown::{
    columns, default, deferrable, elements, identity, key_columns, keys, named, nulls, target, validation,
};
use super::{Alterations, Field, List};

/// A part of a table that has an id.
pub(super) trait Part: PartialEq {
    fn object(&self, table: TableId) -> ObjectRef;

    /// Its name, or what it is over.
    fn label(&self, table: &Table) -> String;

    /// What differs, in the order in which the interface tells it. The tables are those of `old` and `new`.
    fn alterations(list: &List<'_>, old: &Self, new: &Self, tables: (&Table, &Table)) -> Alterations;
}

impl Part for Column {
    fn object(&self, table: TableId) -> ObjectRef {
        ObjectRef::Column(table, self.id)
    }

    fn label(&self, _: &Table) -> String {
        self.name.clone()
    }

    fn alterations(
        list: &List<'_>,
        old: &Self,
        new: &Self,
        (of_old, of_new): (&Table, &Table),
    ) -> Alterations {
        let mut found = Alterations::default();
        let data_type = |document: &Document, column: &Column| {
            column.data_type.as_ref().map_or(String::new(), |own| type_label(document, own))
        };
        let nullability = |table: &Table, column: &Column| {
            if column.not_null || table.is_in_primary_key(column.id) { "required" } else { "nullable" }
        };
        found.text(Field::Name, &old.name, &new.name);
        // A type that was renamed is still the same type.
        if old.data_type != new.data_type {
            found.text(Field::Type, data_type(list.old, old), data_type(list.new, new));
        }
        found.text(Field::Nullability, nullability(of_old, old), nullability(of_new, new));
        found.text(Field::Default, default(old.default.as_ref()), default(new.default.as_ref()));
        found.text(Field::Identity, identity(old.identity.as_ref()), identity(new.identity.as_ref()));
        if identity(old.identity.as_ref()) == identity(new.identity.as_ref()) {
            found.whole(Field::Identity, old.identity != new.identity || old.sequence != new.sequence);
        }
        let generated = |column: &Column| {
            column.generated.as_ref().map_or(String::new(), |own| {
                [if own.stored { "stored " } else { "" }, &own.expression].concat()
            })
        };
        found.text(Field::Generated, generated(old), generated(new));
        found.optional(Field::OnUpdateValue, old.on_update.as_deref(), new.on_update.as_deref());
        found.optional(Field::Charset, old.charset.as_deref(), new.charset.as_deref());
        found.optional(Field::Collation, old.collation.as_deref(), new.collation.as_deref());
        found.text(Field::Clauses, old.clauses.join(" "), new.clauses.join(" "));
        found.optional(Field::Comment, old.comment.as_deref(), new.comment.as_deref());
        found.whole(Field::Annotations, old.annotations != new.annotations);
        found
    }
}

impl Part for UniqueConstraint {
    fn object(&self, table: TableId) -> ObjectRef {
        ObjectRef::Unique(table, self.id)
    }

    fn label(&self, table: &Table) -> String {
        named(&self.name, || columns(table, &self.columns))
    }

    fn alterations(_: &List<'_>, old: &Self, new: &Self, (of_old, of_new): (&Table, &Table)) -> Alterations {
        let mut found = Alterations::default();
        found.optional(Field::Name, old.name.as_deref(), new.name.as_deref());
        if (&old.columns, &old.prefixes) != (&new.columns, &new.prefixes) {
            let (before, after) = (
                key_columns(of_old, &old.columns, &old.prefixes),
                key_columns(of_new, &new.columns, &new.prefixes),
            );
            found.text(Field::Columns, before, after);
        }
        if old.include != new.include {
            found.text(Field::Include, columns(of_old, &old.include), columns(of_new, &new.include));
        }
        found.text(Field::NullsDistinct, nulls(old.nulls_not_distinct), nulls(new.nulls_not_distinct));
        found.text(Field::Deferrable, deferrable(old.deferrable), deferrable(new.deferrable));
        found.text(Field::Clauses, old.clauses.join(" "), new.clauses.join(" "));
        found.optional(Field::Comment, old.comment.as_deref(), new.comment.as_deref());
        found
    }
}

impl Part for ForeignKey {
    fn object(&self, table: TableId) -> ObjectRef {
        ObjectRef::ForeignKey(table, self.id)
    }

    fn label(&self, table: &Table) -> String {
        named(&self.name, || columns(table, &self.columns))
    }

    fn alterations(
        list: &List<'_>,
        old: &Self,
        new: &Self,
        (of_old, of_new): (&Table, &Table),
    ) -> Alterations {
        let mut found = Alterations::default();
        found.optional(Field::Name, old.name.as_deref(), new.name.as_deref());
        if old.columns != new.columns {
            found.text(Field::Columns, columns(of_old, &old.columns), columns(of_new, &new.columns));
        }
        if old.target != new.target {
            found.text(Field::References, target(list.old, &old.target), target(list.new, &new.target));
        }
        let action = |action: Option<ReferentialAction>| action.map_or("", ReferentialAction::sql);
        found.text(Field::OnDelete, action(old.on_delete), action(new.on_delete));
        found.text(Field::OnUpdate, action(old.on_update), action(new.on_update));
        found.whole(
            Field::OnDelete,
            old.on_delete == new.on_delete && old.on_delete_columns != new.on_delete_columns,
        );
        let matched = |own: Option<MatchType>| match own {
            None | Some(MatchType::Simple) => "",
            Some(MatchType::Full) => "FULL",
            Some(MatchType::Partial) => "PARTIAL",
        };
        found.text(Field::Match, matched(old.match_type), matched(new.match_type));
        found.text(Field::Deferrable, deferrable(old.deferrable), deferrable(new.deferrable));
        found.text(
            Field::Validation,
            validation(old.not_valid, old.logical),
            validation(new.not_valid, new.logical),
        );
        found.text(Field::Clauses, old.clauses.join(" "), new.clauses.join(" "));
        found.optional(Field::Comment, old.comment.as_deref(), new.comment.as_deref());
        found
    }
}

impl Part for CheckConstraint {
    fn object(&self, table: TableId) -> ObjectRef {
        ObjectRef::Check(table, self.id)
    }

    fn label(&self, _: &Table) -> String {
        named(&self.name, || self.expression.clone())
    }

    fn alterations(_: &List<'_>, old: &Self, new: &Self, _: (&Table, &Table)) -> Alterations {
        let mut found = Alterations::default();
        found.optional(Field::Name, old.name.as_deref(), new.name.as_deref());
        found.text(Field::Expression, &old.expression, &new.expression);
        found.text(
            Field::Validation,
            validation(old.not_valid, old.not_enforced),
            validation(new.not_valid, new.not_enforced),
        );
        found.whole(Field::Clauses, old.no_inherit != new.no_inherit);
        found.optional(Field::Comment, old.comment.as_deref(), new.comment.as_deref());
        found
    }
}

impl Part for ExclusionConstraint {
    fn object(&self, table: TableId) -> ObjectRef {
        ObjectRef::Exclusion(table, self.id)
    }

    fn label(&self, table: &Table) -> String {
        named(&self.name, || elements(table, self))
    }

    fn alterations(_: &List<'_>, old: &Self, new: &Self, (of_old, of_new): (&Table, &Table)) -> Alterations {
        let mut found = Alterations::default();
        found.optional(Field::Name, old.name.as_deref(), new.name.as_deref());
        if old.elements != new.elements {
            found.text(Field::Columns, elements(of_old, old), elements(of_new, new));
        }
        found.optional(Field::Method, old.method.as_deref(), new.method.as_deref());
        found.optional(Field::Condition, old.predicate.as_deref(), new.predicate.as_deref());
        found.text(Field::Deferrable, deferrable(old.deferrable), deferrable(new.deferrable));
        found.optional(Field::Comment, old.comment.as_deref(), new.comment.as_deref());
        found
    }
}

impl Part for Index {
    fn object(&self, table: TableId) -> ObjectRef {
        ObjectRef::Index(table, self.id)
    }

    fn label(&self, table: &Table) -> String {
        named(&self.name, || keys(Some(table), self))
    }

    fn alterations(_: &List<'_>, old: &Self, new: &Self, (of_old, of_new): (&Table, &Table)) -> Alterations {
        index_alterations(old, new, (Some(of_old), Some(of_new)))
    }
}

/// Compares two indexes: of a table, whose columns they name, or of a view.
pub(super) fn index_alterations(
    old: &Index,
    new: &Index,
    (of_old, of_new): (Option<&Table>, Option<&Table>),
) -> Alterations {
    let mut found = Alterations::default();
    found.optional(Field::Name, old.name.as_deref(), new.name.as_deref());
    let unique = |index: &Index| if index.unique { "unique" } else { "" };
    found.text(Field::Unique, unique(old), unique(new));
    if old.keys != new.keys {
        found.text(Field::Columns, keys(of_old, old), keys(of_new, new));
    }
    if old.include != new.include
        && let (Some(of_old), Some(of_new)) = (of_old, of_new)
    {
        found.text(Field::Include, columns(of_old, &old.include), columns(of_new, &new.include));
    }
    found.optional(Field::Method, old.method.as_deref(), new.method.as_deref());
    found.optional(Field::Condition, old.predicate.as_deref(), new.predicate.as_deref());
    found.text(Field::NullsDistinct, nulls(old.nulls_not_distinct), nulls(new.nulls_not_distinct));
    found.text(Field::Clauses, old.clauses.join(" "), new.clauses.join(" "));
    found.optional(Field::Comment, old.comment.as_deref(), new.comment.as_deref());
    found
}
