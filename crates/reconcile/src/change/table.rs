//! Changes of tables and their parts.

use std::collections::{BTreeMap, BTreeSet};

use crowfoot_dialect::type_label;
use crowfoot_model::{
    CheckConstraint, Column, ColumnId, DefaultValue, Deferrability, Document, ExclusionConstraint,
    ForeignKey, ForeignKeyTarget, Identity, Index, IndexKey, KeyPrefix, KeyTarget, MatchType, NullsOrder,
    ObjectRef, PrimaryKey, ReferentialAction, SortOrder, Table, UniqueConstraint, View,
};

use super::{Action, Alterations, Field, List};

impl List<'_> {
    pub(super) fn tables(&mut self) {
        let (old, new) = (self.old, self.new);
        for table in new.tables() {
            let name = new.qualified_name(table.schema, &table.name);
            match old.table(table.id) {
                None => self.push(ObjectRef::Table(table.id), None, name, Action::Added),
                Some(before) if before != table => self.table(before, table, &name),
                // What it refers to, or its type, may have another name, which is no change of its own.
                Some(_) => {}
            }
        }
        for table in old.tables().filter(|table| new.table(table.id).is_none()) {
            let name = old.qualified_name(table.schema, &table.name);
            self.push(ObjectRef::Table(table.id), None, name, Action::Removed);
        }
    }

    fn table(&mut self, old: &Table, new: &Table, name: &str) {
        let mut found = Alterations::default();
        found.text(Field::Name, &old.name, &new.name);
        found.text(Field::Schema, self.schema(self.old, old.schema), self.schema(self.new, new.schema));
        found.optional(Field::Comment, old.comment.as_deref(), new.comment.as_deref());
        found.whole(Field::ColumnOrder, is_reordered(old, new));
        found.text(Field::Inherits, names(self.old, &old.inherits), names(self.new, &new.inherits));
        let partitioning = old.partitioning != new.partitioning || old.partition_of != new.partition_of;
        found.whole(Field::Partitioning, partitioning);
        found.whole(Field::Options, old.options != new.options);
        // What was said about a part that is gone, or is new, goes and comes with it.
        let now: BTreeSet<u64> = new.part_ids().collect();
        let parts: BTreeSet<u64> = old.part_ids().filter(|id| now.contains(id)).collect();
        let annotations = |table: &Table| {
            let mut said = table.annotations.clone();
            said.suppressions.retain(|own| own.part.is_none_or(|part| parts.contains(&part)));
            said
        };
        found.whole(Field::Annotations, annotations(old) != annotations(new));
        self.push(ObjectRef::Table(new.id), None, name.to_owned(), found.end());
        let owner = Some(name);
        self.parts(
            owner,
            &old.columns,
            &new.columns,
            |own| own.id.0,
            |table, own| (ObjectRef::Column(table.id, own.id), own.name.clone()),
            (old, new),
            column_alterations,
        );
        self.primary_key(owner, old, new);
        self.parts(
            owner,
            &old.uniques,
            &new.uniques,
            |own| own.id.0,
            |table, own| {
                (ObjectRef::Unique(table.id, own.id), named(&own.name, || columns(table, &own.columns)))
            },
            (old, new),
            unique_alterations,
        );
        self.parts(
            owner,
            &old.foreign_keys,
            &new.foreign_keys,
            |own| own.id.0,
            |table, own| {
                (ObjectRef::ForeignKey(table.id, own.id), named(&own.name, || columns(table, &own.columns)))
            },
            (old, new),
            foreign_key_alterations,
        );
        self.parts(
            owner,
            &old.checks,
            &new.checks,
            |own| own.id.0,
            |table, own| (ObjectRef::Check(table.id, own.id), named(&own.name, || own.expression.clone())),
            (old, new),
            check_alterations,
        );
        self.parts(
            owner,
            &old.exclusions,
            &new.exclusions,
            |own| own.id.0,
            |table, own| (ObjectRef::Exclusion(table.id, own.id), named(&own.name, || elements(table, own))),
            (old, new),
            exclusion_alterations,
        );
        self.parts(
            owner,
            &old.indexes,
            &new.indexes,
            |own| own.id.0,
            |table, own| (ObjectRef::Index(table.id, own.id), named(&own.name, || keys(Some(table), own))),
            (old, new),
            |list, old, new, (of_old, of_new)| {
                index_alterations(list, old, new, (Some(of_old), Some(of_new)))
            },
        );
    }

    /// Compares the parts of one kind by their ids.
    #[allow(clippy::too_many_arguments, reason = "one comparison, described by its parts")]
    fn parts<T: PartialEq>(
        &mut self,
        owner: Option<&str>,
        old: &[T],
        new: &[T],
        id: impl Fn(&T) -> u64,
        named: impl Fn(&Table, &T) -> (ObjectRef, String),
        (of_old, of_new): (&Table, &Table),
        alterations: impl Fn(&Self, &T, &T, (&Table, &Table)) -> Alterations,
    ) {
        if old == new {
            return;
        }
        let before: BTreeMap<u64, &T> = old.iter().map(|part| (id(part), part)).collect();
        let after: BTreeSet<u64> = new.iter().map(&id).collect();
        for part in new {
            let (object, name) = named(of_new, part);
            let action = match before.get(&id(part)) {
                None => Action::Added,
                Some(old) => alterations(self, old, part, (of_old, of_new)).end(),
            };
            self.push(object, owner, name, action);
        }
        for part in old.iter().filter(|part| !after.contains(&id(part))) {
            let (object, name) = named(of_old, part);
            self.push(object, owner, name, Action::Removed);
        }
    }

    fn primary_key(&mut self, owner: Option<&str>, old: &Table, new: &Table) {
        let object = ObjectRef::PrimaryKey(new.id);
        let name = |table: &Table, key: &PrimaryKey| named(&key.name, || columns(table, &key.columns));
        match (&old.primary_key, &new.primary_key) {
            (None, Some(key)) => self.push(object, owner, name(new, key), Action::Added),
            (Some(key), None) => self.push(object, owner, name(old, key), Action::Removed),
            (Some(before), Some(after)) => {
                let mut found = Alterations::default();
                found.optional(Field::Name, before.name.as_deref(), after.name.as_deref());
                found.text(
                    Field::Columns,
                    key_columns(old, &before.columns, &before.prefixes),
                    key_columns(new, &after.columns, &after.prefixes),
                );
                found.text(Field::Include, columns(old, &before.include), columns(new, &after.include));
                found.text(Field::Deferrable, deferrable(before.deferrable), deferrable(after.deferrable));
                found.text(Field::Clauses, before.clauses.join(" "), after.clauses.join(" "));
                found.optional(Field::Comment, before.comment.as_deref(), after.comment.as_deref());
                self.push(object, owner, name(new, after), found.end());
            }
            (None, None) => {}
        }
    }

    /// The indexes of a materialized view.
    pub(super) fn view_indexes(&mut self, owner: &str, before: &View, after: &View) {
        let object = ObjectRef::View(after.id);
        for index in &after.indexes {
            let action = match before.indexes.iter().find(|own| own.id == index.id) {
                None => Action::Added,
                Some(old) => index_alterations(self, old, index, (None, None)).end(),
            };
            self.push(object, Some(owner), named(&index.name, || keys(None, index)), action);
        }
        for index in &before.indexes {
            if !after.indexes.iter().any(|own| own.id == index.id) {
                self.push(object, Some(owner), named(&index.name, || keys(None, index)), Action::Removed);
            }
        }
    }
}

fn column_alterations(
    list: &List<'_>,
    old: &Column,
    new: &Column,
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
        column
            .generated
            .as_ref()
            .map_or(String::new(), |own| [if own.stored { "stored " } else { "" }, &own.expression].concat())
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

fn unique_alterations(
    _: &List<'_>,
    old: &UniqueConstraint,
    new: &UniqueConstraint,
    (of_old, of_new): (&Table, &Table),
) -> Alterations {
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

fn foreign_key_alterations(
    list: &List<'_>,
    old: &ForeignKey,
    new: &ForeignKey,
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
    found.text(Field::Validation, validation(old.not_valid, false), validation(new.not_valid, false));
    found.text(Field::Clauses, old.clauses.join(" "), new.clauses.join(" "));
    found.optional(Field::Comment, old.comment.as_deref(), new.comment.as_deref());
    found
}

fn check_alterations(
    _: &List<'_>,
    old: &CheckConstraint,
    new: &CheckConstraint,
    _: (&Table, &Table),
) -> Alterations {
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

fn exclusion_alterations(
    _: &List<'_>,
    old: &ExclusionConstraint,
    new: &ExclusionConstraint,
    (of_old, of_new): (&Table, &Table),
) -> Alterations {
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

fn index_alterations(
    _: &List<'_>,
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

/// Whether columns that both versions have come in another order.
fn is_reordered(old: &Table, new: &Table) -> bool {
    let (was, is): (BTreeSet<ColumnId>, BTreeSet<ColumnId>) =
        (old.columns.iter().map(|own| own.id).collect(), new.columns.iter().map(|own| own.id).collect());
    let before = old.columns.iter().map(|own| own.id).filter(|id| is.contains(id));
    let after = new.columns.iter().map(|own| own.id).filter(|id| was.contains(id));
    !before.eq(after)
}

fn named(name: &Option<String>, or: impl FnOnce() -> String) -> String {
    name.clone().unwrap_or_else(or)
}

fn names(document: &Document, tables: &[crowfoot_model::TableId]) -> String {
    let names: Vec<String> = tables.iter().map(|id| document.display_name(ObjectRef::Table(*id))).collect();
    names.join(", ")
}

fn column_name(table: &Table, id: ColumnId) -> &str {
    table.column(id).map_or("?", |column| &column.name)
}

fn columns(table: &Table, ids: &[ColumnId]) -> String {
    key_columns(table, ids, &[])
}

fn key_columns(table: &Table, ids: &[ColumnId], prefixes: &[KeyPrefix]) -> String {
    if ids.is_empty() {
        return String::new();
    }
    let name = |id: &ColumnId| {
        let prefix = prefixes.iter().find(|prefix| prefix.column == *id);
        let length = prefix.map_or(String::new(), |prefix| format!("({})", prefix.length));
        [column_name(table, *id), &length].concat()
    };
    format!("({})", ids.iter().map(name).collect::<Vec<String>>().join(", "))
}

fn key(table: Option<&Table>, key: &IndexKey) -> String {
    let mut text = match &key.on {
        KeyTarget::Column(id) => table.map_or("?", |table| column_name(table, *id)).to_owned(),
        KeyTarget::Expression(expression) => expression.clone(),
    };
    if let Some(length) = key.prefix_length {
        text.push_str(&format!("({length})"));
    }
    for word in [&key.collation, &key.operator_class].into_iter().flatten() {
        text.push_str(&format!(" {word}"));
    }
    text.push_str(if key.order == Some(SortOrder::Descending) { " DESC" } else { "" });
    text.push_str(match key.nulls {
        Some(NullsOrder::First) => " NULLS FIRST",
        Some(NullsOrder::Last) => " NULLS LAST",
        None => "",
    });
    text
}

fn keys(table: Option<&Table>, index: &Index) -> String {
    let keys: Vec<String> = index.keys.iter().map(|own| key(table, own)).collect();
    format!("({})", keys.join(", "))
}

fn elements(table: &Table, exclusion: &ExclusionConstraint) -> String {
    let element = |own: &crowfoot_model::ExclusionElement| {
        [&key(Some(table), &own.key), " WITH ", &own.operator].concat()
    };
    let elements: Vec<String> = exclusion.elements.iter().map(element).collect();
    format!("({})", elements.join(", "))
}

fn target(document: &Document, target: &ForeignKeyTarget) -> String {
    match target {
        ForeignKeyTarget::Table { table, columns: ids } => {
            let names = document.table(*table).map_or(String::new(), |table| columns(table, ids));
            [document.display_name(ObjectRef::Table(*table)).as_str(), &names].concat()
        }
        ForeignKeyTarget::Unresolved { table, columns, .. } => format!("{table}({})", columns.join(", ")),
    }
}

pub(super) fn default(default: Option<&DefaultValue>) -> String {
    match default {
        None => String::new(),
        Some(DefaultValue::Null) => "NULL".to_owned(),
        Some(DefaultValue::Boolean(value)) => value.to_string(),
        Some(DefaultValue::Number(text) | DefaultValue::Expression(text)) => text.clone(),
        Some(DefaultValue::Text(text)) => format!("'{}'", text.replace('\'', "''")),
    }
}

fn identity(identity: Option<&Identity>) -> &'static str {
    match identity {
        None => "",
        Some(Identity::Always(_)) => "always",
        Some(Identity::ByDefault(_)) => "by default",
        Some(Identity::Serial) => "serial",
        Some(Identity::AutoIncrement) => "auto-increment",
    }
}

fn deferrable(deferrable: Deferrability) -> &'static str {
    match deferrable {
        Deferrability::NotDeferrable => "",
        Deferrability::InitiallyImmediate => "deferrable",
        Deferrability::InitiallyDeferred => "initially deferred",
    }
}

fn nulls(not_distinct: bool) -> &'static str {
    if not_distinct { "nulls not distinct" } else { "" }
}

fn validation(not_valid: bool, not_enforced: bool) -> &'static str {
    match (not_valid, not_enforced) {
        (_, true) => "not enforced",
        (true, false) => "not validated",
        (false, false) => "",
    }
}
