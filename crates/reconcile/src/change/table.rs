//! Changes of tables and their parts.

use std::collections::{BTreeMap, BTreeSet};

use crowfoot_model::{ColumnId, ObjectRef, PrimaryKey, Table, View};

use super::part::{Part, index_alterations};
use super::shown::{columns, deferrable, key_columns, keys, named, names};
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
        let (owner, tables) = (Some(name), (old, new));
        self.parts(owner, &old.columns, &new.columns, tables);
        self.primary_key(owner, old, new);
        self.parts(owner, &old.uniques, &new.uniques, tables);
        self.parts(owner, &old.foreign_keys, &new.foreign_keys, tables);
        self.parts(owner, &old.checks, &new.checks, tables);
        self.parts(owner, &old.exclusions, &new.exclusions, tables);
        self.parts(owner, &old.indexes, &new.indexes, tables);
    }

    /// Compares the parts of one kind by their ids.
    fn parts<P: Part>(
        &mut self,
        owner: Option<&str>,
        old: &[P],
        new: &[P],
        (of_old, of_new): (&Table, &Table),
    ) {
        if old == new {
            return;
        }
        let object = |part: &P| part.object(of_new.id);
        let before: BTreeMap<ObjectRef, &P> = old.iter().map(|part| (object(part), part)).collect();
        let after: BTreeSet<ObjectRef> = new.iter().map(object).collect();
        for part in new {
            let action = match before.get(&object(part)) {
                None => Action::Added,
                Some(old) => P::alterations(self, old, part, (of_old, of_new)).end(),
            };
            self.push(object(part), owner, part.label(of_new), action);
        }
        for part in old.iter().filter(|part| !after.contains(&object(part))) {
            self.push(object(part), owner, part.label(of_old), Action::Removed);
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
                Some(old) => index_alterations(old, index, (None, None)).end(),
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

/// Whether columns that both versions have come in another order.
fn is_reordered(old: &Table, new: &Table) -> bool {
    let (was, is): (BTreeSet<ColumnId>, BTreeSet<ColumnId>) =
        (old.columns.iter().map(|own| own.id).collect(), new.columns.iter().map(|own| own.id).collect());
    let before = old.columns.iter().map(|own| own.id).filter(|id| is.contains(id));
    let after = new.columns.iter().map(|own| own.id).filter(|id| was.contains(id));
    !before.eq(after)
}
