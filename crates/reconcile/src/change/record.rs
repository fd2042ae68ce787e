//! Changes of types, sequences, views, schemas and raw SQL.

use std::collections::BTreeMap;
use std::sync::Arc;

use crowfoot_dialect::type_label;
use crowfoot_model::{
    CompositeType, Document, Domain, EnumType, ObjectRef, Schema, SchemaId, Sequence, SequenceOwner,
    Statement, View,
};

use super::shown::default;
use super::{Action, Alterations, Field, List};

impl List<'_> {
    pub(super) fn records(&mut self) {
        let (old, new) = (self.old, self.new);
        self.compare(old.schemas(), new.schemas(), |own| ObjectRef::Schema(own.id), schema);
        self.compare(old.enums(), new.enums(), |own| ObjectRef::Enum(own.id), enum_type);
        self.compare(old.domains(), new.domains(), |own| ObjectRef::Domain(own.id), domain);
        self.compare(old.composites(), new.composites(), |own| ObjectRef::Composite(own.id), composite);
        self.compare(old.sequences(), new.sequences(), |own| ObjectRef::Sequence(own.id), sequence);
        self.compare(old.views(), new.views(), |own| ObjectRef::View(own.id), view);
        for (before, after) in new.views().filter_map(|after| Some((old.view(after.id)?, after))) {
            let owner = new.qualified_name(after.schema, &after.name);
            self.view_indexes(&owner, before, after);
        }
        self.compare(old.statements(), new.statements(), |own| ObjectRef::Statement(own.id), statement);
    }

    /// The name of a schema; empty for none.
    pub(super) fn schema(&self, document: &Document, schema: Option<SchemaId>) -> String {
        schema.and_then(|id| document.schema(id)).map_or(String::new(), |schema| schema.name.clone())
    }

    /// Compares all records of a kind by their ids.
    fn compare<'a, T: PartialEq + 'a>(
        &mut self,
        old: impl Iterator<Item = &'a Arc<T>>,
        new: impl Iterator<Item = &'a Arc<T>>,
        object: impl Fn(&T) -> ObjectRef,
        alterations: impl Fn(&Self, &T, &T) -> Alterations,
    ) {
        let mut before: BTreeMap<ObjectRef, &Arc<T>> = old.map(|own| (object(own), own)).collect();
        for after in new {
            let object = object(after);
            let action = match before.remove(&object) {
                None => Action::Added,
                Some(before) if before == after => continue,
                Some(before) => alterations(self, before, after).end(),
            };
            self.push(object, None, self.new.display_name(object), action);
        }
        for object in before.into_keys() {
            self.push(object, None, self.old.display_name(object), Action::Removed);
        }
    }
}

/// Every kind has these.
fn common(
    list: &List<'_>,
    name: (&str, &str),
    schema: (Option<SchemaId>, Option<SchemaId>),
    comment: (&Option<String>, &Option<String>),
) -> Alterations {
    let mut found = Alterations::default();
    found.text(Field::Name, name.0, name.1);
    found.text(Field::Schema, list.schema(list.old, schema.0), list.schema(list.new, schema.1));
    found.optional(Field::Comment, comment.0.as_deref(), comment.1.as_deref());
    found
}

macro_rules! common {
    ($list:ident, $old:ident, $new:ident) => {
        common($list, (&$old.name, &$new.name), ($old.schema, $new.schema), (&$old.comment, &$new.comment))
    };
}

fn schema(_: &List<'_>, old: &Schema, new: &Schema) -> Alterations {
    let mut found = Alterations::default();
    found.text(Field::Name, &old.name, &new.name);
    found.optional(Field::Comment, old.comment.as_deref(), new.comment.as_deref());
    found
}

fn enum_type(list: &List<'_>, old: &EnumType, new: &EnumType) -> Alterations {
    let mut found = common!(list, old, new);
    found.text(Field::Values, old.values.join(", "), new.values.join(", "));
    found
}

fn domain(list: &List<'_>, old: &Domain, new: &Domain) -> Alterations {
    let mut found = common!(list, old, new);
    if old.base != new.base {
        found.text(Field::Type, type_label(list.old, &old.base), type_label(list.new, &new.base));
    }
    let nullability = |domain: &Domain| if domain.not_null { "required" } else { "nullable" };
    found.text(Field::Nullability, nullability(old), nullability(new));
    found.text(Field::Default, default(old.default.as_ref()), default(new.default.as_ref()));
    found.optional(Field::Collation, old.collation.as_deref(), new.collation.as_deref());
    let checks = |domain: &Domain| {
        let checks: Vec<&str> = domain.checks.iter().map(|check| check.expression.as_str()).collect();
        checks.join(" AND ")
    };
    found.text(Field::Checks, checks(old), checks(new));
    found
}

fn composite(list: &List<'_>, old: &CompositeType, new: &CompositeType) -> Alterations {
    let mut found = common!(list, old, new);
    if old.fields != new.fields {
        found.text(Field::Fields, fields(list.old, old), fields(list.new, new));
    }
    found
}

fn sequence(list: &List<'_>, old: &Sequence, new: &Sequence) -> Alterations {
    let mut found = common!(list, old, new);
    found.whole(Field::Options, old.options != new.options);
    if old.owned_by != new.owned_by {
        found.text(Field::OwnedBy, owner(list.old, old.owned_by), owner(list.new, new.owned_by));
    }
    found
}

fn view(list: &List<'_>, old: &View, new: &View) -> Alterations {
    let mut found = common!(list, old, new);
    found.text(Field::Columns, old.columns.join(", "), new.columns.join(", "));
    found.whole(Field::Query, old.query != new.query);
    found.whole(Field::Materialized, old.materialized != new.materialized);
    found.text(Field::Clauses, old.clauses.join(" "), new.clauses.join(" "));
    found
}

fn statement(_: &List<'_>, old: &Statement, new: &Statement) -> Alterations {
    let mut found = Alterations::default();
    found.whole(Field::Text, (&old.kind, &old.text) != (&new.kind, &new.text));
    found
}

fn fields(document: &Document, composite: &CompositeType) -> String {
    let fields: Vec<String> = (composite.fields.iter())
        .map(|field| [field.name.as_str(), " ", &type_label(document, &field.data_type)].concat())
        .collect();
    fields.join(", ")
}

fn owner(document: &Document, owner: Option<SequenceOwner>) -> String {
    owner.map_or(String::new(), |owner| document.display_name(ObjectRef::Column(owner.table, owner.column)))
}
