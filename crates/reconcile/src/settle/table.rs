//! Tables.

use std::borrow::Cow;

use crowfoot_model::{Column, ColumnId, Edit, IdSource, Index, PrimaryKey, Table, TableOption};

use super::annotations;
use super::column::column;
use super::named::{comment, schema_of};
use super::order::{in_new_order, in_old_order};
use super::parts::{self, Parts};
use super::resolve::Resolver;
use crate::context::{Context, is_same_note, is_same_text};
use crate::coverage::Coverage;
use crate::mapper::Mapper;
use crate::matching::Matching;
use crate::records::Records;

pub(super) fn put(context: &Context<'_>, records: &mut Records<'_>, ids: &mut IdSource, edit: &mut Edit<'_>) {
    let resolver = Resolver::new(context, records);
    let Records { tables, columns, mapper, .. } = records;
    for ((new, old), columns) in tables.new_with_old().zip(columns) {
        let mut mapped = mapper.table(new);
        mapped.schema = schema_of(context, mapper, new.schema, old.map(|old| old.schema));
        resolver.table(&mut mapped);
        let settled = match (old, columns) {
            (Some(old), Some(columns)) => Settling { context, old, new, columns }.table(mapped, mapper, ids),
            _ => mapped,
        };
        edit.put(settled);
    }
}

/// A table that is in both documents.
struct Settling<'c, 'a> {
    context: &'c Context<'a>,
    old: &'c Table,
    new: &'c Table,
    columns: &'c Matching,
}

impl Settling<'_, '_> {
    /// `mapped` is the new table in terms of the old document.
    fn table(&self, mut mapped: Table, mapper: &mut Mapper, ids: &mut IdSource) -> Table {
        let covers = self.context.options.covers;
        let removals = self.context.options.removals;
        let has_details = covers.has(Coverage::DETAILS);
        let old = self.old;
        // What stays, where the new document has nothing to say.
        let rest = self.without_removed();
        if self.context.is_same_name(&old.name, &mapped.name) {
            mapped.name.clone_from(&old.name);
        }
        mapped.comment = comment(self.context, &old.comment, mapped.comment);
        let (new, old_name) = (self.new, &self.old.name);
        let mut parts = Parts { context: self.context, mapper, ids, table: old_name, columns: &old.columns };
        let mut uniques = parts.uniques(old, new, mapped.uniques);
        let foreign_keys = parts.foreign_keys(old, new, mapped.foreign_keys);
        let checks = parts.checks(old, new, mapped.checks);
        let exclusions = parts.exclusions(old, new, mapped.exclusions);
        mapped.primary_key = match (&old.primary_key, mapped.primary_key) {
            (Some(old), Some(new)) => Some(parts.primary_key(old, new)),
            (Some(old), None) if !removals => Some(old.clone()),
            (_, new) => new,
        };
        mapped.columns = self.columns(&mapped.columns, mapped.primary_key.as_ref());
        let mut indexes =
            parts::indexes(self.context, mapper, ids, &old.indexes, &new.indexes, (old_name, &old.columns));
        let of_index =
            |(_, own): &(_, Index)| own.unique.then(|| own.leading_columns().collect::<Vec<ColumnId>>());
        let new_indexes: Vec<Vec<ColumnId>> = indexes.iter().filter_map(of_index).collect();
        let new_uniques: Vec<Vec<ColumnId>> = uniques.iter().map(|(_, own)| own.columns.clone()).collect();
        if !has_details {
            // Such a format does not tell a unique index from a unique constraint.
            uniques.retain(|(before, own)| before.is_some() || !rest.is_unique_over(&own.columns));
            indexes.retain(|(before, own)| {
                let columns: Vec<ColumnId> = own.leading_columns().collect();
                before.is_some() || !own.unique || !rest.is_unique_over(&columns)
            });
        }
        let stays = |kind: Coverage| !removals || !covers.has(kind);
        mapped.uniques = in_old_order(&old.uniques, uniques, |part| {
            let has_index = |columns| new_indexes.contains(columns);
            let stays = stays(Coverage::UNIQUES) || (!has_details && has_index(&part.columns));
            rest.unique(part.id).filter(|_| stays).cloned()
        });
        mapped.foreign_keys = in_old_order(&old.foreign_keys, foreign_keys, |part| {
            // One to a table that is not in the design is not in a diagram either.
            let is_hidden = !has_details && part.target_table().is_none();
            // No database tells of a logical one, so that not to have it means nothing.
            let is_untold = part.logical && !covers.has(Coverage::DIAGRAMS);
            rest.foreign_key(part.id).filter(|_| !removals || is_hidden || is_untold).cloned()
        });
        mapped.checks = in_old_order(&old.checks, checks, |part| {
            rest.checks.iter().find(|rest| rest.id == part.id && stays(Coverage::CHECKS)).cloned()
        });
        mapped.exclusions = in_old_order(&old.exclusions, exclusions, |part| {
            rest.exclusions.iter().find(|rest| rest.id == part.id && stays(Coverage::DETAILS)).cloned()
        });
        mapped.indexes = in_old_order(&old.indexes, indexes, |part| {
            let has_unique =
                || part.unique && new_uniques.contains(&part.leading_columns().collect::<Vec<_>>());
            let stays = stays(Coverage::INDEXES) || (!has_details && (is_special(part) || has_unique()));
            rest.index(part.id).filter(|_| stays).cloned()
        });
        if !has_details {
            mapped.inherits.clone_from(&old.inherits);
            mapped.partitioning.clone_from(&old.partitioning);
            mapped.partition_of.clone_from(&old.partition_of);
            mapped.options.clone_from(&old.options);
        }
        keep_form(old, &mut mapped);
        let added = mapper.annotations(&new.annotations);
        mapped.annotations = annotations::of_table(&rest.annotations, added);
        self.forget_parts(&mut mapped);
        mapped
    }

    /// The old table without the columns that go, and without all that names them.
    fn without_removed(&self) -> Cow<'_, Table> {
        let mut before = Cow::Borrowed(self.old);
        if self.context.options.removals {
            for at in self.columns.left() {
                if let Some(column) = self.old.columns.get(at) {
                    before.to_mut().remove_column(column.id);
                }
            }
        }
        before
    }

    fn columns(&self, mapped: &[Column], key: Option<&PrimaryKey>) -> Vec<Column> {
        let is_key = |column: &Column| key.is_some_and(|key| key.columns.contains(&column.id));
        let settled = mapped.iter().enumerate().map(|(at, new)| {
            let before = self.columns.old_of(at);
            let settled = match before.and_then(|before| self.old.columns.get(before)) {
                Some(old) => column(self.context, &self.old.name, old, new.clone(), is_key(new)),
                None => new.clone(),
            };
            (before, settled)
        });
        in_new_order(&self.old.columns, settled.collect(), |_| !self.context.options.removals)
    }

    /// Drops what was suppressed about parts that are gone.
    fn forget_parts(&self, table: &mut Table) {
        let had: Vec<u64> = self.old.part_ids().collect();
        let has: Vec<u64> = table.part_ids().collect();
        table.annotations.suppressions.retain(|suppression| {
            suppression.part.is_none_or(|part| has.contains(&part) || !had.contains(&part))
        });
    }
}

/// What formats without details cannot express.
fn is_special(index: &Index) -> bool {
    index.predicate.is_some()
        || index.keys.iter().any(|key| key.as_column().is_none())
        || index.method.as_deref().is_some_and(|method| method != "btree")
}

/// Takes the old form of what both say.
fn keep_form(old: &Table, table: &mut Table) {
    if let (Some(old), Some(new)) = (&old.partitioning, &mut table.partitioning) {
        let is_same = old.strategy == new.strategy
            && is_same_text(&old.key, &new.key)
            && is_same_note(old.definition.as_deref(), new.definition.as_deref());
        if is_same {
            new.clone_from(old);
        }
    }
    if let (Some(old), Some(new)) = (&old.partition_of, &mut table.partition_of)
        && old.table == new.table
        && is_same_text(&old.bounds, &new.bounds)
    {
        new.clone_from(old);
    }
    let said = |options: &[TableOption]| {
        let said = |option: &TableOption| (option.name.to_uppercase(), option.value.clone());
        let mut said: Vec<_> = options.iter().map(said).collect();
        said.sort();
        said
    };
    if said(&old.options) == said(&table.options) {
        table.options.clone_from(&old.options);
    }
}
